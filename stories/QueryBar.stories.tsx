import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { QueryBar, type QueryBarProps } from '../src/components/QueryBar/QueryBar.js';
import { AnalyticsProvider, FunnelChart, type PageScope, UsersChart } from '../src/index.js';
import type { AnalyticsSource, FunnelQuery } from '../src/query.js';
import { now, product } from './product.js';
import { longLabels, nothing } from './sources.js';

interface Args {
  source: AnalyticsSource;
  scope: PageScope;
  locale?: string;
  width?: number;
  charts: boolean;
  bar: QueryBarProps;
}

const funnel: FunnelQuery = {
  kind: 'funnel',
  range: { last: 90, unit: 'day' },
  steps: ['Signed up', 'Created project', 'Invited teammate'].map((event) => ({
    match: { event },
  })),
};

const cohorts = {
  'paying customers': { had: { property: 'plan', op: 'ne', value: 'Free' } },
  'came back on five days': { did: {}, days: { atLeast: 5 } },
} as const;

function Charts() {
  return (
    <div
      style={{
        display: 'grid',
        gap: 16,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 480px), 1fr))',
      }}
    >
      <FunnelChart query={funnel} />
      <UsersChart />
    </div>
  );
}

const meta = {
  title: 'Components/QueryBar',
  args: { source: product, scope: {}, charts: false, bar: {} },
  argTypes: { source: { control: false } },
  render: ({ source, scope, locale = 'en-US', width, charts, bar }) => (
    <div dir={locale.startsWith('ar') ? 'rtl' : 'ltr'}>
      <AnalyticsProvider
        source={source}
        asOf={now}
        locale={locale}
        cohorts={cohorts}
        defaultScope={scope}
      >
        <div style={{ display: 'grid', gap: 16, ...(width ? { inlineSize: width } : {}) }}>
          <QueryBar {...bar} />
          {charts ? <Charts /> : null}
        </div>
      </AnalyticsProvider>
    </div>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Default: Story = {};

const everything: PageScope = {
  range: { last: 90, unit: 'day' },
  timeZone: 'Europe/Madrid',
  users: { cohort: 'paying customers' },
  where: {
    all: [
      { property: 'country', op: 'in', value: ['Spain', 'France'] },
      { property: 'device', op: 'eq', value: 'Desktop' },
    ],
  },
};

/** Two charts ask within the page's scope. */
export const WithCharts: Story = { args: { charts: true, scope: everything } };

/** Whoever was lost in the funnel: the chart beside it is about them, the funnel stays whole. Esc shows everybody again. */
export const WithSelection: Story = {
  args: { charts: true },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const lost = await canvas.findByRole('button', { name: /^Lost before step 2 of 3/ });
    await userEvent.click(lost);
    await userEvent.keyboard('{Escape}');
    await canvas.findByRole('button', {
      name: /^Only people who dropped off after step 1.*: open$/,
    });
    const chip = await canvas.findAllByText(/^Only people who dropped off after step 1/);
    // In the bar and in the other chart.
    await waitFor(() => expect(chip.length).toBeGreaterThanOrEqual(2));
    await waitFor(() => expect(lost).toHaveFocus());
  },
};

/** The chip opens what can be done with the people; Esc in the bar lets them go. */
export const SelectionByKeyboard: Story = {
  args: { charts: true },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    (await canvas.findByRole('button', { name: /^Step 3 of 3/ })).focus();
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await screen.findByRole('dialog', { name: /dropped off after step 2/ });
    await userEvent.keyboard('{Escape}');
    const chip = await canvas.findByRole('button', {
      name: /dropped off after step 2.*users: open$/,
    });
    chip.focus();
    await userEvent.keyboard('{Enter}');
    const menu = await screen.findByRole('dialog', { name: /dropped off after step 2/ });
    await expect(await within(menu).findByRole('button', { name: /^See the/ })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(chip).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(canvas.queryByText(/^Only people/)).toBeNull());
    const bar = within(canvas.getByRole('region', { name: 'What this page is about' }));
    await expect(bar.getByRole('button', { name: /^During/ })).toHaveFocus();
  },
};

/** Finds a zone by typing, and is told what the page is about now. */
export const ZoneByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    (await canvas.findByRole('button', { name: 'Time zone UTC' })).focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('option', { name: /^UTC/ });
    await userEvent.keyboard('kolk{Enter}');
    await canvas.findByRole('button', { name: 'Time zone Asia/Kolkata' });
    await canvas.findByText('The page asks about: Last 30 days, Asia/Kolkata');
    await userEvent.click(canvas.getByRole('button', { name: 'Reset' }));
    await canvas.findByRole('button', { name: 'Time zone UTC' });
    await expect(canvas.getByRole('button', { name: /^During/ })).toHaveFocus();
  },
};

/** Names, values and words longer than the bar. */
export const LongNames: Story = {
  args: {
    source: longLabels,
    scope: {
      timeZone: 'America/Argentina/ComodRivadavia',
      where: {
        all: [
          {
            property: 'page',
            op: 'eq',
            value:
              'https://app.example.com/organisations/4f2a9c/projects/quarterly-planning-2026/boards/kanban?view=swimlanes&group=assignee',
          },
          {
            property: '$event',
            op: 'contains',
            value: 'Unternehmensdatenschutzbeauftragtenbenachrichtigungseinstellungen',
          },
        ],
      },
      users: {
        all: [
          { cohort: 'paying customers' },
          { not: { cohort: 'came back on five days' } },
          { had: { property: 'page', op: 'isSet' } },
        ],
      },
    },
  },
};

/** In 320 pixels filters are behind one button. */
export const Narrow: Story = {
  args: { width: 320, scope: everything },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const fold = await canvas.findByRole('button', { name: 'Filters (2)' });
    await expect(canvas.queryByRole('button', { name: /^country is/ })).toBeNull();
    await userEvent.click(fold);
    await expect(await canvas.findByRole('button', { name: /^country is/ })).toBeVisible();
  },
};

/** Folded, as it starts. */
export const NarrowFolded: Story = { args: { width: 320, scope: everything, charts: true } };

export const RightToLeft: Story = { args: { locale: 'ar-EG', scope: everything, charts: true } };

/** It stays at the top while the page scrolls. */
export const Sticky: Story = { args: { charts: true, bar: { sticky: true } } };

export const NoEvents: Story = { args: { source: nothing } };

function ScopeOfTheHost({ source }: { source: AnalyticsSource }) {
  const [scope, setScope] = useState<PageScope>({ range: { last: 7, unit: 'day' } });
  return (
    <AnalyticsProvider source={source} asOf={now} scope={scope} onScopeChange={setScope}>
      <QueryBar />
      <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(scope)}
      </pre>
      <UsersChart />
    </AnalyticsProvider>
  );
}

/** The host owns the scope, and can show or store it. */
export const Controlled: Story = {
  render: ({ source }) => <ScopeOfTheHost source={source} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'During Last 7 days' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Last 90 days' }));
    await canvas.findByText('{"range":{"last":90,"unit":"day"}}');
    await expect(
      await canvas.findByRole('button', { name: 'During Page: last 90 days' }),
    ).toBeVisible();
  },
};
