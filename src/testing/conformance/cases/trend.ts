import type { TrendQuery } from '../../../model/trend.js';
import { type AnswerCase, day, day0, event, longAfter, minute, week, journeys } from '../case.js';

/* Trends (QUERIES §3). */

const value = (name: unknown) => ({ type: 'value', value: name });
const ask = (options: Partial<TrendQuery>): TrendQuery => ({
  kind: 'trend',
  range: week,
  measure: 'events',
  ...options,
});

const threeDays = { start: day0, end: day0 + 3 * day };
const visits = [
  event('ann', 'visit', 10),
  event('ann', 'visit', 20),
  event('bob', 'visit', 30),
  event('ann', 'visit', 2 * 1440 + 10),
];

const prices = [
  event('ann', 'buy', 0, { price: 10, shop: 'x' }),
  event('ann', 'buy', 1, { price: 20, shop: 'x' }),
  event('bob', 'buy', 2, { price: 40, shop: 'y' }),
  event('bob', 'buy', 3, { price: 30, shop: 'x' }),
  event('bob', 'buy', 4, { price: '99', shop: 'z' }),
  event(null, 'buy', 5, { price: null, shop: 'z' }),
];
const measure = (
  of: 'sum' | 'average' | 'min' | 'max' | 'median' | 'p75' | 'p90' | 'p95' | 'p99',
) => ask({ measure: { of, property: 'price' } });

function priceCase(of: Parameters<typeof measure>[0], total: number, rule: string): AnswerCase {
  return {
    key: `trend/property/${of}`,
    rule,
    events: prices,
    query: measure(of),
    expected: { series: [{ key: null, total, values: [total] }] },
  };
}

/** Seven values: v1 7 times … v7 once, each by users of its own except u. */
const ranked = Array.from({ length: 7 }, (_, i) => i + 1).flatMap((n) =>
  Array.from({ length: 8 - n }, (_, k) =>
    event(k === 0 ? 'u' : `u${n}.${k}`, 'a', n * 10 + k, { v: `v${n}` }),
  ),
);

export const trendCases: AnswerCase[] = [
  {
    key: 'trend/users-by-day',
    rule: 'users are distinct in each bucket, and over the whole range in the total',
    events: visits,
    query: ask({ measure: 'users', range: threeDays, interval: 'day' }),
    expected: { series: [{ key: null, values: [2, 0, 1], total: 2 }] },
  },
  {
    key: 'trend/no-interval',
    rule: 'without an interval the range is one bucket',
    events: visits,
    query: ask({ range: threeDays }),
    expected: {
      buckets: [{ ...threeDays, partial: false }],
      series: [{ values: [4], total: 4 }],
    },
  },
  priceCase('sum', 100, 'a sum takes finite numbers only: a text that looks like one is left out'),
  priceCase('average', 25, 'an average is over the values measured, not the events'),
  priceCase('min', 10, 'the smallest'),
  priceCase('max', 40, 'the largest'),
  priceCase('median', 25, 'the median of an even count is the mean of the middle two'),
  priceCase('p75', 32.5, 'rank 0.75 × 3 = 2.25: 30 + 0.25 × 10'),
  priceCase('p90', 37, 'rank 0.9 × 3 = 2.7: 30 + 0.7 × 10'),
  priceCase('p95', 38.5, 'rank 2.85: 30 + 0.85 × 10'),
  priceCase('p99', 39.7, 'rank 2.97: 30 + 0.97 × 10'),
  {
    key: 'trend/property/empty',
    rule: 'a bucket without a number is null, not 0; so is a total without any',
    events: prices,
    query: ask({
      measure: { of: 'sum', property: 'price' },
      range: { start: day0, end: day0 + 4 * minute },
      interval: 'minute',
      where: { property: 'shop', op: 'eq', value: 'y' },
    }),
    expected: { series: [{ values: [null, null, 40, null], total: 40 }] },
  },
  {
    key: 'trend/property/ranked-by-values',
    rule: 'groups of a property measure rank by how many values were measured; without any they are not shown',
    events: prices,
    query: { ...measure('average'), breakdown: { property: 'shop' } },
    expected: {
      series: [
        { key: value('x'), total: 20 },
        { key: value('y'), total: 40 },
      ],
    },
  },
  {
    key: 'trend/property/other',
    rule: 'other is recomputed over the folded events',
    events: prices,
    query: { ...measure('median'), breakdown: { property: 'price', limit: 1 } },
    expected: {
      series: [
        { key: value(10), total: 10 },
        { key: { type: 'other', count: 3 }, total: 30 },
      ],
    },
  },
  {
    key: 'trend/groups/limit',
    rule: 'groups are ranked by total and cut; other counts the union of the rest',
    events: ranked,
    query: ask({ measure: 'users', breakdown: { property: 'v', limit: 5 } }),
    expected: {
      series: [
        { key: value('v1'), total: 7 },
        { key: value('v2'), total: 6 },
        { key: value('v3'), total: 5 },
        { key: value('v4'), total: 4 },
        { key: value('v5'), total: 3 },
        // u and u6.1; u again: 2 users, not 3.
        { key: { type: 'other', count: 2 }, total: 2 },
      ],
    },
  },
  {
    key: 'trend/groups/none-last-among-equals',
    rule: 'events without the property are the group none, last among equals; ties go by value',
    events: journeys(`
      ann | 0 a
      bob | 1 a {"v":"b"}
      cid | 2 a {"v":"B"}
      dan | 3 a {"v":10}
      eve | 4 a {"v":9}
      fay | 5 a {"v":true}
      gus | 6 a {"v":false}
    `),
    query: ask({ breakdown: { property: 'v' } }),
    expected: {
      series: [
        { key: value(9) },
        { key: value(10) },
        { key: value('B') },
        { key: value('b') },
        { key: value(false) },
        { key: value(true) },
        { key: { type: 'none' } },
      ],
    },
  },
  {
    key: 'trend/groups/headline-0',
    rule: 'a group nobody is counted in is not shown',
    events: [event(null, 'a', 0, { v: 'x' }), event('ann', 'a', 1, { v: 'y' })],
    query: ask({ measure: 'users', breakdown: { property: 'v' } }),
    expected: { series: [{ key: value('y'), total: 1 }] },
  },
  {
    key: 'trend/events-filter-rows',
    rule: 'events keeps rows: users are those of the remaining rows',
    events: journeys(`
      ann | 0 a | 1 b
      bob | 2 b
    `),
    query: ask({ measure: 'users', events: { event: 'a' } }),
    expected: { series: [{ total: 1 }] },
  },
  {
    key: 'trend/sessions',
    rule: 'sessions are distinct in each bucket and over the range',
    events: [
      { ...event('ann', 'a', 0), session: 's1' },
      { ...event('ann', 'a', 1440), session: 's1' },
      { ...event('bob', 'a', 1440), session: 's2' },
    ],
    query: ask({ measure: 'sessions', range: threeDays, interval: 'day' }),
    now: longAfter,
    expected: { series: [{ values: [1, 2, 0], total: 2 }] },
  },
];
