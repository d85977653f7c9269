import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { AnalyticsProvider, FunnelChart, type FunnelView } from '../src/index.js';
import type { AnalyticsSource, FunnelQuery, FunnelResult } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, nothing, stalled } from './sources.js';

interface Args {
  source: AnalyticsSource;
  query?: FunnelQuery;
  data?: FunnelResult;
  defaultView?: FunnelView;
  width?: number;
}

const steps = (...events: string[]) => events.map((event) => ({ match: { event } }));

const query: FunnelQuery = {
  kind: 'funnel',
  range: { last: 90, unit: 'day' },
  steps: steps('Signed up', 'Created project', 'Invited teammate'),
};

const meta = {
  title: 'Components/FunnelChart',
  args: { source: product, query },
  argTypes: { source: { control: false } },
  render: ({ source, query: asked, data, width, ...chart }) => (
    <AnalyticsProvider source={source} asOf={now}>
      <div style={width ? { inlineSize: width } : undefined}>
        {data ? (
          <FunnelChart {...chart} data={data} />
        ) : (
          <FunnelChart {...chart} query={asked ?? query} />
        )}
      </div>
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Default: Story = {};

export const AsTable: Story = { args: { defaultView: 'table' } };

export const OverTime: Story = { args: { defaultView: 'overTime' } };

export const TimeToConvert: Story = { args: { defaultView: 'times' } };

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const Empty: Story = {
  args: {
    query: { ...query, range: { start: Date.UTC(2020, 0, 1), end: Date.UTC(2020, 0, 8) } },
  },
};

export const NoEvents: Story = { args: { source: nothing } };

export const Failed: Story = { args: { source: broken } };

export const LongNames: Story = {
  args: {
    source: longLabels,
    query: {
      ...query,
      steps: steps(
        'Clicked “Continue with your company’s single sign-on provider” on the third page of the enterprise onboarding questionnaire',
        'https://app.example.com/organisations/4f2a9c/projects/quarterly-planning-2026/boards/kanban?view=swimlanes&group=assignee',
        'Unternehmensdatenschutzbeauftragtenbenachrichtigungseinstellungen geöffnet',
      ),
    },
  },
};

const counted = (name: string, count: number, before: number, first: number) => ({
  name,
  count,
  fromFirst: count / first,
  fromPrevious: before === first && count === first ? null : count / before,
  dropped: before - count,
  interval95: null,
  timeFromPrevious:
    count === first ? null : { median: 3_600_000, average: 7_200_000, p90: 86_400_000 },
  timeFromFirst:
    count === first ? null : { median: 7_200_000, average: 9_000_000, p90: 172_800_000 },
});

const answer = (...counts: number[]): FunnelResult['steps'] =>
  counts.map((count, k) =>
    counted(
      ['Visited', 'Signed up', 'Paid'][k] ?? '',
      count,
      counts[Math.max(0, k - 1)] ?? count,
      counts[0] ?? count,
    ),
  );

const meansNothing = { exact: true, warnings: [] } as unknown as FunnelResult['meta'];

const given: FunnelResult = {
  kind: 'funnel',
  steps: answer(8420, 3110, 640),
  groups: [
    { key: { type: 'value', value: 'desktop' }, steps: answer(4200, 1900, 460) },
    { key: { type: 'value', value: 'mobile' }, steps: answer(2900, 900, 130) },
    { key: { type: 'value', value: 'tablet' }, steps: answer(700, 180, 30) },
    { key: { type: 'value', value: 'television' }, steps: answer(300, 70, 12) },
    { key: { type: 'none' }, steps: answer(220, 40, 6) },
    { key: { type: 'other', count: 3 }, steps: answer(100, 20, 2) },
  ],
  openWindow: 0,
  meta: meansNothing,
};

/** An answer computed elsewhere: it is drawn, nothing is asked. */
export const GivenData: Story = { args: { data: given } };

export const GivenDataNarrow: Story = { args: { data: given, width: 320 } };

/** Some may still convert: dots on the last bar. */
export const StillInside: Story = {
  args: {
    data: { kind: 'funnel', steps: answer(8420, 3110, 640), openWindow: 900, meta: meansNothing },
  },
};

/** Steps from right to left, in Arabic numerals. */
export const RightToLeft: Story = {
  render: ({ source }) => (
    <div dir="rtl">
      <AnalyticsProvider source={source} asOf={now} locale="ar-EG">
        <FunnelChart query={query} />
      </AnalyticsProvider>
    </div>
  ),
};

/** ← → walk through the steps, ↑ ↓ from those who came to those who were lost, Home and End jump; T shows the table. */
export const WalkedByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    (await canvas.findByRole('button', { name: /^Step 1 of 3/ })).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(canvas.getByRole('button', { name: /^Step 2 of 3/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect(canvas.getByRole('button', { name: /^Lost before step 2 of 3/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{End}');
    await expect(canvas.getByRole('button', { name: /^Step 3 of 3/ })).toHaveFocus();
    await userEvent.keyboard('t');
    await waitFor(() => expect(canvas.getByRole('radio', { name: 'Table' })).toBeChecked());
    canvas.getByRole('radio', { name: 'Table' }).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(canvas.getByRole('radio', { name: 'Steps' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(await canvas.findByRole('radio', { name: 'Over time' })).toHaveFocus();
  },
};

/** Enter opens the people behind a part; Esc closes the menu, then lets go of the selection. */
export const OpenedByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const lost = await canvas.findByRole('button', { name: /^Lost before step 3 of 3/ });
    lost.focus();
    await userEvent.keyboard('{Enter}');
    const menu = await screen.findByRole('dialog', { name: /dropped off after step 2/ });
    await expect(await within(menu).findByRole('button', { name: /^See the/ })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(lost).toHaveFocus());
    await expect(lost).toHaveAttribute('data-selected');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(lost).not.toHaveAttribute('data-selected'));
  },
};
