import { render, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import { ExplainPanel } from '../../src/components/ExplainPanel/ExplainPanel.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { analyticsQueryOptions } from '../../src/hooks/query-options.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { ExplainQuery } from '../../src/model/explain.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import type { UsersQuery } from '../../src/model/users.js';
import { memorySource } from '../../src/sources/memory.js';

const day = 86_400_000;
const asOf = Date.UTC(2026, 0, 31);
const start = asOf - 30 * day;
const range = { start, end: asOf };
const row = (user: string, at: number, event: string): AnalyticsEvent => ({
  time: start + at * day,
  event,
  user,
});
const source = memorySource(
  [
    row('ada', 4, 'a'),
    row('ada', 4.5, 'x'),
    row('ada', 6, 'b'),
    row('ada', 13, 'b'),
    row('bob', 4, 'a'),
    row('bob', 25, 'b'),
    row('eve', 20, 'b'),
  ],
  { id: 'explained' },
);
/** 4 days after the start is Monday, January 5th. */
const monday = start + 4 * day;

const numbers: Record<string, Selection> = {
  trend: {
    of: { kind: 'trend', measure: 'users', range, interval: 'day', events: { event: 'a' } },
    bucket: monday,
  },
  funnel: {
    of: { kind: 'funnel', range, steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }] },
    step: 1,
    outcome: 'reached',
  },
  retention: {
    of: { kind: 'retention', range, period: 'week', start: { event: 'a' }, return: { event: 'b' } },
    group: monday,
    column: 1,
    outcome: 'returned',
  },
  flow: {
    of: { kind: 'flow', range, unit: 'user', anchor: { event: 'a' } },
    node: { offset: 1, key: { type: 'value', value: 'x' } },
  },
  lifecycle: {
    of: { kind: 'lifecycle', range, interval: 'week' },
    bucket: monday,
    state: 'new',
  },
  stickiness: { of: { kind: 'stickiness', range, interval: 'week' }, count: 2 },
};

function open(selection: Selection, user: string, from = source) {
  return render(
    <AnalyticsProvider source={from} asOf={asOf}>
      <ExplainPanel selection={selection} user={user} />
    </AnalyticsProvider>,
  );
}

beforeAll(() => page.viewport(800, 700));

describe('ExplainPanel', () => {
  it.each(Object.entries(numbers))(
    'of a %s says of everybody whether the number counts them',
    async (_kind, selection) => {
      const query: UsersQuery = { kind: 'users', behind: selection };
      const { users } = await runQuery(source, query, { now: asOf });
      const counted = new Set(users.map(({ id }) => id));
      expect(counted.size).toBeGreaterThan(0);
      expect(counted.size).toBeLessThan(3);
      for (const user of ['ada', 'bob', 'eve']) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const { unmount, container } = open(selection, user);
        // oxlint-disable-next-line no-await-in-loop
        await screen.findByText(counted.has(user) ? /^Counted: / : /^Not counted: /);
        expect(container.querySelector('[data-counted]') !== null).toBe(counted.has(user));
        unmount();
      }
    },
  );

  it('tells which event counts for which step, and why another does not', async () => {
    open(numbers['funnel'] as Selection, 'ada');
    await screen.findByText('Counted: got as far as step 2, “b”');
    const [parts, events] = screen
      .getAllByRole('list')
      .filter((each) => each.localName === 'ol') as [HTMLElement, HTMLElement];
    expect(parts).toHaveTextContent('Step 1 a');
    expect(parts).toHaveTextContent('Jan 5, 2026, 12:00 AM counts');
    expect(parts).toHaveTextContent(
      'Jan 14, 2026, 12:00 AM Fits, but does not count: Another event did it',
    );
    const rows = within(events).getAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      '1aJan 5, 2026, 12:00 AMCounts as step 1, “a”',
      '1 other event',
      '2bJan 7, 2026, 12:00 AMCounts as step 2, “b”2d after step 1 · 14 days allowed',
      'bJan 14, 2026, 12:00 AMAnother event did it',
    ]);
  });

  it('says by how much an event came too late', async () => {
    open(numbers['funnel'] as Selection, 'bob');
    await screen.findByText(/^Not counted: got as far as step 1/);
    expect(screen.getByText('21d after step 1 · 14 days allowed')).toHaveAttribute('data-late');
  });

  it('opens what is folded', async () => {
    open(numbers['funnel'] as Selection, 'ada');
    await userEvent.click(await screen.findByRole('button', { name: '1 other event' }));
    expect(screen.getByText('x')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '1 other event' }));
    expect(screen.queryByText('x')).toBeNull();
  });

  it('says in how many weeks someone was active', async () => {
    open(numbers['stickiness'] as Selection, 'eve');
    await screen.findByText('Not counted: active in 1 week, not in exactly 2');
  });

  it('shows the path someone took in a flow', async () => {
    open(numbers['flow'] as Selection, 'bob');
    await screen.findByText('Not counted: their path from “a” goes another way');
    expect(screen.getByText('b')).toBeVisible();
  });

  it('copies the explanation with its question', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    open(numbers['trend'] as Selection, 'ada');
    await userEvent.click(await screen.findByRole('button', { name: 'Copy as JSON' }));
    await screen.findByText('Copied');
    const { query, result } = JSON.parse(writeText.mock.calls[0]?.[0] ?? '');
    expect(query).toMatchObject({ kind: 'explain', user: 'ada' });
    expect(result).toMatchObject({ id: 'ada', counted: true });
    writeText.mockRestore();
  });

  it('draws an answer it is given without asking', async () => {
    const query: ExplainQuery = {
      kind: 'explain',
      behind: numbers['funnel'] as Selection,
      user: 'ada',
    };
    const { queryFn } = analyticsQueryOptions(source, query, { now: asOf });
    const data = await queryFn({ signal: new AbortController().signal });
    const run = vi.fn(source.run);
    render(
      <AnalyticsProvider source={{ ...source, id: 'silent', run }} asOf={asOf}>
        <ExplainPanel data={data} id="given" data-mine="" />
      </AnalyticsProvider>,
    );
    expect(screen.getByText('Counted: got as far as step 2, “b”')).toBeVisible();
    expect(document.querySelector('#given[data-mine]')).toBeVisible();
    expect(run).not.toHaveBeenCalled();
  });

  it('waits for someone to explain', () => {
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <ExplainPanel selection={null} user={null} />
      </AnalyticsProvider>,
    );
    expect(screen.getByText('Choose a person to see why they count, or not')).toBeVisible();
  });
});
