import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { StickinessChart } from '../../src/components/StickinessChart/StickinessChart.js';

import '../../src/components/styles/styles.css';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { analyticsQueryOptions } from '../../src/hooks/query-options.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import type { StickinessQuery } from '../../src/model/stickiness.js';
import { memorySource } from '../../src/sources/memory.js';

const asOf = Date.UTC(2024, 0, 31, 12);

/** `days` users are active on the first 1, 2 … days: 4 on one day, 2 on two, 1 on all five. */
const active = [1, 1, 1, 1, 2, 2, 5];
const rows = active.flatMap((days, n) =>
  Array.from({ length: days }, (_, d): AnalyticsEvent => ({
    time: Date.UTC(2024, 0, 22 + d, 9),
    user: `u${n}`,
    event: 'a',
  })),
);
const source = memorySource(rows, { id: 'stickiness chart' });
const query: StickinessQuery = {
  kind: 'stickiness',
  range: { start: Date.UTC(2024, 0, 22), end: Date.UTC(2024, 0, 27) },
  interval: 'day',
};

const marks = () => [...document.querySelectorAll<SVGElement>('.uk-stick-body .uk-mark')];
const labels = () => marks().map((mark) => mark.getAttribute('aria-label'));

beforeAll(() => page.viewport(1000, 700));

describe('StickinessChart', () => {
  it('has as many people behind every exact number as it says, and none behind the others', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <StickinessChart
          defaultValue={{ range: query.range, interval: 'day' }}
          linked={false}
          onSelect={onSelect}
        />
      </AnalyticsProvider>,
    );
    await waitFor(() => expect(marks()).toHaveLength(5));
    expect(labels()).toEqual([
      'Active in exactly 1 day: 4 users, 57.1% of all',
      'Active in exactly 2 days: 2 users, 28.6% of all',
      'Active in exactly 3 days: 0 users, 0% of all',
      'Active in exactly 4 days: 0 users, 0% of all',
      'Active in exactly 5 days: 1 user, 14.3% of all',
    ]);
    for (const mark of marks()) fireEvent.click(mark);
    expect(onSelect).toHaveBeenCalledTimes(3);
    const counts = [4, 2, 1];
    for (const [i, [selection]] of onSelect.mock.calls.entries()) {
      const { users } = await runQuery(source, { kind: 'users', behind: selection }, { now: asOf });
      expect(users).toHaveLength(counts[i] as number);
    }

    act(() => screen.getByRole('radio', { name: 'At least' }).click());
    await waitFor(() =>
      expect(labels()[1]).toBe('Active in at least 2 days: 3 users, 42.9% of all'),
    );
    onSelect.mockClear();
    for (const mark of marks()) fireEvent.click(mark);
    expect(onSelect).not.toHaveBeenCalled();
  });

  it('says how many days users were active on average', async () => {
    const { queryFn } = analyticsQueryOptions(source, query, { now: asOf });
    const data = await queryFn({ signal: new AbortController().signal });
    const run = vi.fn(() => Promise.reject(new Error('asked')));
    render(
      <AnalyticsProvider source={{ ...source, run }} asOf={asOf}>
        <StickinessChart data={data} />
      </AnalyticsProvider>,
    );
    // 4 × 1 + 2 × 2 + 1 × 5 = 13 days of 7 users.
    const label = await screen.findByText('Average, of 5 days');
    expect(label.nextElementSibling).toHaveTextContent(/^1\.9$/);
    expect(run).not.toHaveBeenCalled();
  });

  it('leaves settings to a host that owns them', async () => {
    const onValueChange = vi.fn();
    const value = { view: 'table', range: query.range } as const;
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <StickinessChart value={value} onValueChange={onValueChange} />
      </AnalyticsProvider>,
    );
    const row = await screen.findByRole('row', { name: /^1 / });
    expect(row).toHaveTextContent('1457.1%7100%');
    act(() => screen.getByRole('radio', { name: 'Chart' }).click());
    expect(onValueChange).toHaveBeenCalledWith({ ...value, view: 'chart' });
    expect(screen.getByRole('grid')).toBeVisible();
  });
});
