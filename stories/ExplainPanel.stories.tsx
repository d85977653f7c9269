import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import { expect, userEvent, within } from 'storybook/test';

import { ExplainPanel } from '../src/components/ExplainPanel/ExplainPanel.js';
import type { GivenAnswer } from '../src/hooks/shown-answer.js';
import { AnalyticsProvider } from '../src/index.js';
import {
  type AnalyticsEvent,
  analyticsQueryOptions,
  type AnalyticsSource,
  type ExplainQuery,
  type Selection,
} from '../src/query.js';
import { memorySource } from '../src/sources.js';
import { now } from './product.js';
import { broken, longLabels, stalled } from './sources.js';

const day = 86_400_000;
const start = now - 30 * day;
const range = { start, end: now };

/** Three people of a trial: Ada goes all the way, Grace comes too late, Edsger never comes back. */
const trial = memorySource(
  (
    [
      ['ada', 1, 'Viewed pricing'],
      ['ada', 2, 'Signed up'],
      ['ada', 2.02, 'Opened the app'],
      ['ada', 2.03, 'Viewed pricing'],
      ['ada', 2.1, 'Created project'],
      ...Array.from({ length: 23 }, (_, i) => ['ada', 2.2 + i * 0.1, 'Opened the app'] as const),
      ['ada', 5, 'Created project'],
      ['ada', 6.5, 'Invited teammate'],
      ['ada', 12, 'Opened the app'],
      ['grace', 3, 'Created project'],
      ['grace', 4, 'Signed up'],
      ['grace', 4.2, 'Opened the app'],
      ['grace', 9, 'Created project'],
      ['grace', 20, 'Invited teammate'],
      ['edsger', 10, 'Signed up'],
      ['edsger', 11, 'Created project'],
      ['edsger', 12, 'Asked for support'],
      ['edsger', 13, 'Invited teammate'],
    ] as [string, number, string][]
  ).map(([user, at, event]): AnalyticsEvent => ({ time: start + at * day, event, user })),
  { id: 'trial' },
);

const funnel: Selection = {
  of: {
    kind: 'funnel',
    range,
    steps: [
      { match: { event: 'Signed up' } },
      { match: { event: 'Created project' }, within: { value: 3, unit: 'day' } },
      { match: { event: 'Invited teammate' } },
    ],
    window: { value: 7, unit: 'day' },
    exclusions: [{ match: { event: 'Asked for support' }, after: 1, before: 2, effect: 'break' }],
  },
  step: 2,
  outcome: 'reached',
};
/** Midnight of the day Ada signed up, and of the Monday before. */
const thatDay = Date.UTC(2026, 9, 23);
const thatWeek = Date.UTC(2026, 9, 19);

const trend: Selection = {
  of: {
    kind: 'trend',
    measure: 'users',
    range,
    interval: 'day',
    events: { event: 'Created project' },
  },
  bucket: thatDay,
};
const retention: Selection = {
  of: {
    kind: 'retention',
    range,
    period: 'week',
    start: { event: 'Signed up' },
    return: { event: 'Created project' },
  },
  group: thatWeek,
  column: 1,
  outcome: 'returned',
};
const flow: Selection = {
  of: { kind: 'flow', range, anchor: { event: 'Signed up' }, unit: 'user' },
  node: { offset: 1, key: { type: 'value', value: 'Opened the app' } },
};
const lifecycle: Selection = {
  of: { kind: 'lifecycle', range, interval: 'week' },
  bucket: thatWeek,
  state: 'new',
};
const stickiness: Selection = { of: { kind: 'stickiness', range, interval: 'week' }, count: 2 };

/** Someone with thousands of events, of which many fit. */
const busy = memorySource(
  Array.from({ length: 3000 }, (_, i): AnalyticsEvent => ({
    time: start + 1 + i * 14 * 60_000,
    event: ['Viewed page', 'Searched', 'Created project'][i % 17 === 0 ? 2 : i % 2] as string,
    user: 'ada',
  })),
  { id: 'busy' },
);

interface Args {
  source: AnalyticsSource;
  selection: Selection;
  /** Ids of whom it explains, side by side. */
  users: readonly string[];
  locale?: string;
}

const meta = {
  title: 'Components/ExplainPanel',
  args: { source: trial, selection: funnel, users: ['ada'] },
  argTypes: { source: { control: false } },
  render: ({ source, selection, users, locale = 'en-US' }) => (
    <AnalyticsProvider source={source} asOf={now} locale={locale}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16, alignItems: 'flex-start' }}>
        {users.map((user) => (
          <ExplainPanel
            key={user}
            selection={selection}
            user={user}
            style={{ flex: '1 1 280px', maxInlineSize: 560 }}
          />
        ))}
      </div>
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Opens the events that have nothing to do with the funnel, by keyboard. */
export const Default: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByText(/^Counted: got as far as step 3/);
    const fold = await canvas.findByRole('button', { name: '23 other events' });
    await expect(canvas.queryAllByText('Opened the app')).toHaveLength(0);
    fold.focus();
    await userEvent.keyboard('{Enter}');
    await expect(fold).toHaveAttribute('aria-expanded', 'true');
    await expect(canvas.getAllByText('Opened the app')).toHaveLength(23);
  },
};

/** One who took too long for a step, and one whose attempt was stopped by an exclusion. */
export const NotCounted: Story = { args: { users: ['grace', 'edsger'] } };

export const Trend: Story = { args: { selection: trend, users: ['ada', 'grace'] } };

export const Retention: Story = { args: { selection: retention, users: ['ada', 'edsger'] } };

export const Flow: Story = { args: { selection: flow, users: ['grace', 'edsger'] } };

export const Lifecycle: Story = { args: { selection: lifecycle, users: ['ada', 'edsger'] } };

export const Stickiness: Story = { args: { selection: stickiness, users: ['edsger', 'grace'] } };

/** Nobody the source knows. */
export const Unknown: Story = { args: { users: ['nobody of that name'] } };

/** Events that say the same are folded; of the rest a hundred are drawn, and more at each wish. */
export const VeryLarge: Story = {
  args: {
    source: busy,
    selection: {
      of: { kind: 'trend', measure: 'users', range, events: { event: 'Created project' } },
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const more = await canvas.findByRole('button', { name: 'Show 100 more events' });
    const list = canvas.getAllByRole('list').at(-1) as HTMLElement;
    await expect(list.children).toHaveLength(100);
    await userEvent.click(more);
    await expect(list.children).toHaveLength(200);
  },
};

/** In 320 pixels. */
export const LongLabels: Story = {
  args: {
    source: longLabels,
    selection: {
      of: {
        kind: 'trend',
        measure: 'users',
        range,
        events: { where: { property: 'page', op: 'startsWith', value: 'https' } },
      },
    },
    users: ['user-7'],
  },
  render: ({ source, selection, users }) => (
    <div style={{ inlineSize: 320 }}>
      <AnalyticsProvider source={source} asOf={now}>
        <ExplainPanel selection={selection} user={users[0] ?? null} />
      </AnalyticsProvider>
    </div>
  ),
};

export const RightToLeft: Story = {
  args: { users: ['grace'], locale: 'ar-EG' },
  decorators: [
    (Panel) => (
      <div dir="rtl">
        <Panel />
      </div>
    ),
  ],
};

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const Failed: Story = { args: { source: broken } };

/** Asks outside of the panel, as a server or a test would. */
function AskedByTheHost({ source, selection, users }: Args) {
  const [data, setData] = useState<GivenAnswer<ExplainQuery> | null>(null);
  useEffect(() => {
    const query: ExplainQuery = { kind: 'explain', behind: selection, user: users[0] ?? '' };
    const asking = new AbortController();
    const { queryFn } = analyticsQueryOptions(source, query, { now });
    void queryFn({ signal: asking.signal }).then(setData, () => setData(null));
    return () => asking.abort();
  }, [source, selection, users]);
  return data ? <ExplainPanel data={data} style={{ maxInlineSize: 560 }} /> : null;
}

/** An answer that is there already is drawn as it is: the provider's source, which never answers, is not asked. */
export const Given: Story = {
  render: (args) => (
    <AnalyticsProvider source={stalled} asOf={now}>
      <AskedByTheHost {...args} />
    </AnalyticsProvider>
  ),
};
