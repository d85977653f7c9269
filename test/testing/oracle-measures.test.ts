import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent, Scalar } from '../../src/model/event.js';
import type { Aggregate } from '../../src/model/trend.js';
import { askTrend, log } from './ask.js';

const day = 86_400_000;

const valued = (values: (Scalar | null)[]): AnalyticsEvent[] =>
  values.map((n, i) => ({ time: i, event: 'A', user: 'u', properties: { n } }));
const total = (values: (Scalar | null)[], of: Aggregate) =>
  askTrend(valued(values), { measure: { of, property: 'n' } }).series[0]?.total;

describe('answerByOracle: property measures', () => {
  it('put the numbers together', () => {
    const values = [4, 1, 3, 2];
    expect(total(values, 'sum')).toBe(10);
    expect(total(values, 'average')).toBe(2.5);
    expect(total(values, 'min')).toBe(1);
    expect(total(values, 'max')).toBe(4);
  });

  it('interpolate percentiles between the closest ranks', () => {
    // Five values have ranks 0 … 4: p75 is rank 3, p90 rank 3.6, p95 rank 3.8, p99 rank 3.96.
    const values = [50, 10, 40, 20, 30];
    expect(total(values, 'median')).toBe(30);
    expect(total(values, 'p75')).toBe(40);
    expect(total(values, 'p90')).toBeCloseTo(46, 9);
    expect(total(values, 'p95')).toBeCloseTo(48, 9);
    expect(total(values, 'p99')).toBeCloseTo(49.6, 9);
    expect(total([1, 2, 3, 10], 'median')).toBe(2.5);
    expect(total([7], 'p90')).toBe(7);
  });

  it('leave out what is not a finite number', () => {
    expect(total([1, '5', true, null, Number.NaN, Number.POSITIVE_INFINITY, 3], 'average')).toBe(2);
  });

  it('are null where there is nothing to measure, and 0 where the numbers come to 0', () => {
    expect(total(['5', null], 'sum')).toBeNull();
    expect(total([], 'max')).toBeNull();
    const events = [
      { time: 0, event: 'A', properties: { n: 1 } },
      { time: 1, event: 'A', properties: { n: -1 } },
      { time: day, event: 'A', properties: { n: '1' } },
    ];
    const rows = askTrend(events, { measure: { of: 'sum', property: 'n' }, interval: 'day' });
    expect(rows.series).toEqual([{ key: null, total: 0, cells: [{ bucket: 0, value: 0 }] }]);
  });

  it('rank groups by how many values were measured', () => {
    const events = [
      { p: 'large', n: 100 },
      { p: 'often', n: 1 },
      { p: 'often', n: 2 },
      { p: 'never', n: 'x' },
      { p: 'never', n: null },
      { p: 'never' },
      { n: 3 },
    ].map((properties, time) => ({ time, event: 'A', properties }));
    const rows = askTrend(events, {
      measure: { of: 'sum', property: 'n' },
      breakdown: { property: 'p', limit: 2 },
    });
    // "never" measured nothing: it is neither shown nor folded.
    expect(rows.series.map(({ key, total: sum }) => [key, sum])).toEqual([
      [{ type: 'value', value: 'often' }, 3],
      [{ type: 'value', value: 'large' }, 100],
      [{ type: 'other', count: 1 }, 3],
    ]);
  });

  it('are recomputed over the folded events', () => {
    const events = [
      { p: 'a', n: 0 },
      { p: 'a', n: 0 },
      { p: 'b', n: 1 },
      { p: 'c', n: 2 },
    ].map((properties, time) => ({ time, event: 'A', properties }));
    const rows = askTrend(events, {
      measure: { of: 'median', property: 'n' },
      breakdown: { property: 'p', limit: 1 },
    });
    expect(rows.series[1]?.total).toBe(1.5);
  });
});

describe('answerByOracle: identity of a trend', () => {
  const events: AnalyticsEvent[] = [
    { time: 0, event: 'A', user: 'u1' },
    { time: 1, event: 'A', user: 'u1', authenticatedUser: 'm', account: 'acme' },
    { time: 2, event: 'A', user: 'u2', authenticatedUser: 'm', account: 'acme' },
    { time: 3, event: 'A', account: 'globex' },
  ];
  const ask = (identity?: 'user' | 'authenticatedUser' | 'account') => {
    const rows = askTrend(events, { measure: 'users', ...(identity ? { identity } : {}) });
    return [rows.series[0]?.total, rows.meta.eventsWithoutUser];
  };

  it('says whose id counts as the user’s', () => {
    expect(ask()).toEqual([2, 1]);
    expect(ask('authenticatedUser')).toEqual([1, 2]);
    expect(ask('account')).toEqual([2, 1]);
  });

  it('changes neither $user nor sessions', () => {
    const account = { identity: 'account' } as const;
    const where = { property: '$user', op: 'eq', value: 'u1' } as const;
    expect(askTrend(events, { ...account, where }).series[0]?.total).toBe(2);
    expect(askTrend(log('A@0', 'A@1'), { ...account, measure: 'sessions' }).series[0]?.total).toBe(
      2,
    );
  });
});
