import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { LifecycleChart } from '../../src/components/LifecycleChart/LifecycleChart.js';

import '../../src/components/styles/styles.css';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { analyticsQueryOptions } from '../../src/hooks/query-options.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { type LifecycleQuery, lifecycleStates } from '../../src/model/lifecycle.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';

const asOf = Date.UTC(2024, 0, 31, 12);

/** User `n` is active on every n-th day, from the n-th on: some stay, some pause, some come back. */
const rows = Array.from({ length: 14 }, (_, d) => d).flatMap((d) =>
  [1, 2, 3, 4, 5, 6]
    .filter((n) => d >= n && d % n === 0)
    .map((n): AnalyticsEvent => ({
      time: Date.UTC(2024, 0, 17 + d, 9),
      user: `u${n}`,
      event: d % 2 ? 'a' : 'b',
    })),
);
const source = memorySource(rows, { id: 'lifecycle chart' });
const query: LifecycleQuery = {
  kind: 'lifecycle',
  range: { start: Date.UTC(2024, 0, 18), end: Date.UTC(2024, 0, 31) },
  interval: 'day',
};

/** Numbers of the chart that can be opened. */
const numbers = () => [
  ...document.querySelectorAll<SVGElement>('.uk-life-body svg [role="button"]'),
];

beforeAll(() => page.viewport(1000, 700));

describe('LifecycleChart', () => {
  it('has as many people behind every number as it says', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <LifecycleChart
          defaultValue={{ range: query.range, interval: 'day' }}
          linked={false}
          onSelect={onSelect}
        />
      </AnalyticsProvider>,
    );
    await waitFor(() => expect(numbers().length).toBeGreaterThan(20));
    const seen = new Set<string>();
    const said = numbers().map((number) => {
      const label = number.getAttribute('aria-label') ?? '';
      fireEvent.click(number);
      const selection = onSelect.mock.lastCall?.[0];
      if (selection && 'state' in selection) seen.add(selection.state);
      return { label, selection: selection as Selection };
    });
    expect(seen).toEqual(new Set(lifecycleStates));
    for (const { label, selection } of said) {
      const { users } = await runQuery(source, { kind: 'users', behind: selection }, { now: asOf });
      expect(`${users.length}`, label).toBe(/: (\d+) users?$/.exec(label)?.[1]);
    }
  });

  it('leaves settings to a host that owns them', async () => {
    const onValueChange = vi.fn();
    const value = { view: 'chart', hidden: ['dormant'], range: query.range } as const;
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <LifecycleChart
          value={{ ...value, hidden: [...value.hidden] }}
          onValueChange={onValueChange}
        />
      </AnalyticsProvider>,
    );
    const toggle = await screen.findByRole('button', { name: 'Show gone' });
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    act(() => toggle.click());
    expect(onValueChange).toHaveBeenCalledWith({ ...value, hidden: [] });
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    expect(document.querySelector('.uk-activity .uk-life[data-state="dormant"]')).toBeNull();
  });

  it('draws an answer without asking anything, and its numbers can still be selected', async () => {
    const { queryFn } = analyticsQueryOptions(source, query, { now: asOf });
    const data = await queryFn({ signal: new AbortController().signal });
    const run = vi.fn(() => Promise.reject(new Error('asked')));
    const onSelect = vi.fn<(selection: Selection) => void>();
    render(
      <AnalyticsProvider source={{ ...source, run }} asOf={asOf}>
        <LifecycleChart data={data} onSelect={onSelect} />
      </AnalyticsProvider>,
    );
    await waitFor(() => expect(numbers().length).toBeGreaterThan(20));
    expect(screen.queryByRole('button', { name: /^During/ })).toBeNull();
    expect(run).not.toHaveBeenCalled();
    fireEvent.click(numbers()[0] as SVGElement);
    expect(onSelect.mock.lastCall?.[0]).toMatchObject({ of: query, state: 'new' });
  });

  it('has plain numbers where only the answer was given', async () => {
    const { queryFn } = analyticsQueryOptions(source, query, { now: asOf });
    const { resolved, result } = await queryFn({ signal: new AbortController().signal });
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <LifecycleChart data={{ resolved, result }} />
      </AnalyticsProvider>,
    );
    await screen.findAllByRole('img', { name: /, new: \d+ users?$/ });
    expect(numbers()).toEqual([]);
  });
});
