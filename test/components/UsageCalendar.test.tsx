import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { UsageCalendar } from '../../src/components/UsageCalendar/UsageCalendar.js';

import '../../src/components/styles/styles.css';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { analyticsQueryOptions } from '../../src/hooks/query-options.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { memorySource } from '../../src/sources/memory.js';

const asOf = Date.UTC(2024, 0, 31, 12);
const timeZone = 'Europe/Madrid';

/** Tuesdays at ten in Madrid: 3 users, then 5; and one on a Friday at midnight. */
const rows: AnalyticsEvent[] = [
  ...[1, 2, 3].map((n) => ({ time: Date.UTC(2024, 0, 16, 9, 5), user: `u${n}`, event: 'a' })),
  ...[1, 2, 3, 4, 5].map((n) => ({
    time: Date.UTC(2024, 0, 23, 9, 59),
    user: `u${n}`,
    event: 'a',
  })),
  { time: Date.UTC(2024, 0, 25, 23, 30), user: 'u1', event: 'a' },
];
const source = memorySource(rows, { id: 'usage calendar' });
const range = { start: Date.UTC(2024, 0, 14, 23), end: Date.UTC(2024, 0, 28, 23) };

const cell = (start: string) =>
  document.querySelector<HTMLElement>(`.uk-heat [data-cell][aria-label^="${start}"]`);

beforeAll(() => page.viewport(1280, 800));

describe('UsageCalendar', () => {
  it('averages over the weeks in the zone of the page, and opens each hour of a cell', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    render(
      <AnalyticsProvider source={source} asOf={asOf} timeZone={timeZone}>
        <UsageCalendar defaultValue={{ range }} linked={false} onSelect={onSelect} />
      </AnalyticsProvider>,
    );
    await screen.findByText('Busiest on Tuesdays at 10:00: 4.0 users on average (of only 5 users)');
    screen.getByText(/over 2 weeks · Any event · Jan 15 – 28, 2024 · Europe\/Madrid$/);
    expect(cell('Tuesdays at 10:00')).toHaveAccessibleName(
      'Tuesdays at 10:00: 4.0 users on average, over 2 hours',
    );
    expect(cell('Fridays at 00:00')).toHaveTextContent(/^0\.5$/);
    for (const [name, count] of [
      ['Jan 23', 5],
      ['Jan 16', 3],
    ] as const) {
      fireEvent.click(cell('Tuesdays at 10:00') as HTMLElement);
      const hour = await screen.findByRole('button', { name: new RegExp(`^${name}, 2024`) });
      await userEvent.click(hour);
      const selection = onSelect.mock.lastCall?.[0] as Selection;
      const { users } = await runQuery(source, { kind: 'users', behind: selection }, { now: asOf });
      expect(users).toHaveLength(count);
      await waitFor(() => expect(document.querySelector('.uk-number-menu')).not.toBeNull());
      expect(document.querySelector('.uk-occurrences')).toBeNull();
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(cell('Tuesdays at 10:00')).toHaveFocus());
    }
  });

  it('has as many people behind every day as it says', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    render(
      <AnalyticsProvider source={source} asOf={asOf} timeZone={timeZone}>
        <UsageCalendar
          defaultValue={{ view: 'calendar', range }}
          linked={false}
          onSelect={onSelect}
        />
      </AnalyticsProvider>,
    );
    await waitFor(() => expect(cell('Tue, Jan 23, 2024')).not.toBeNull());
    for (const [name, count] of [
      ['Tue, Jan 16, 2024', 3],
      ['Tue, Jan 23, 2024', 5],
      ['Fri, Jan 26, 2024', 1],
    ] as const) {
      fireEvent.click(cell(name) as HTMLElement);
      const selection = onSelect.mock.lastCall?.[0] as Selection;
      const { users } = await runQuery(source, { kind: 'users', behind: selection }, { now: asOf });
      expect(users).toHaveLength(count);
    }
    // A day without users opens nothing.
    expect(cell('Wed, Jan 24, 2024')?.tagName).toBe('DIV');
  });

  it('shows the last 13 weeks of a longer time, and says so', async () => {
    render(
      <AnalyticsProvider source={source} asOf={asOf} timeZone={timeZone}>
        <UsageCalendar
          defaultValue={{ range: { start: Date.UTC(2020, 0, 1), end: Date.UTC(2024, 0, 30, 23) } }}
        />
      </AnalyticsProvider>,
    );
    await screen.findByText('The range is longer than a year: shown are its last 13 weeks');
    screen.getByText(/over 13 weeks · Any event · Nov 1, 2023 – Jan 30, 2024/);
  });

  it('draws an answer by day or by hour without asking anything', async () => {
    const query: TrendQuery = {
      kind: 'trend',
      measure: 'events',
      interval: 'day',
      range,
      timeZone,
    };
    const { queryFn } = analyticsQueryOptions(source, query, { now: asOf });
    const data = await queryFn({ signal: new AbortController().signal });
    const run = vi.fn(() => Promise.reject(new Error('asked')));
    const onSelect = vi.fn<(selection: Selection) => void>();
    render(
      <AnalyticsProvider source={{ ...source, run }} asOf={asOf} timeZone={timeZone}>
        <UsageCalendar data={data} onSelect={onSelect} />
      </AnalyticsProvider>,
    );
    await waitFor(() => expect(cell('Tue, Jan 23, 2024: 5 events')).not.toBeNull());
    expect(screen.queryByRole('radio')).toBeNull();
    expect(run).not.toHaveBeenCalled();
    fireEvent.click(cell('Tue, Jan 23, 2024') as HTMLElement);
    expect(onSelect.mock.lastCall?.[0]).toMatchObject({ of: { kind: 'trend', interval: 'day' } });
  });

  it('leaves settings to a host that owns them', async () => {
    const onValueChange = vi.fn();
    const value = { view: 'hours', range } as const;
    render(
      <AnalyticsProvider source={source} asOf={asOf} timeZone={timeZone}>
        <UsageCalendar value={value} onValueChange={onValueChange} />
      </AnalyticsProvider>,
    );
    await screen.findByText(/^Busiest on Tuesdays/);
    fireEvent.click(screen.getByRole('radio', { name: 'Calendar' }));
    expect(onValueChange).toHaveBeenCalledWith({ ...value, view: 'calendar' });
    expect(cell('Tuesdays at 10:00')).not.toBeNull();
  });
});
