import type { TrendQuery } from '../../../model/trend.js';
import { type AnswerCase, day, day0, event, hour, journeys, week } from '../case.js';

/* Ranges, buckets and the time before (QUERIES §2 and §3). */

const value = (name: unknown) => ({ type: 'value', value: name });
const threeDays = { start: day0, end: day0 + 3 * day };
const ask = (options: Partial<TrendQuery>): TrendQuery => ({
  kind: 'trend',
  range: week,
  measure: 'events',
  ...options,
});

export const trendTimeCases: AnswerCase[] = [
  {
    key: 'trend/partial',
    rule: 'buckets clipped by the range, or not over at now, are partial',
    events: [],
    query: ask({ range: { start: day0 + hour, end: day0 + 3 * day }, interval: 'day' }),
    now: day0 + 2 * day + hour,
    expected: { buckets: [{ partial: true }, { partial: false }, { partial: true }] },
  },
  {
    key: 'trend/last-days',
    rule: 'the last 3 days are today and the two days before, up to now',
    events: [event('ann', 'a', -1), event('bob', 'a', 0), event('cid', 'a', 3 * 1440 - 1)],
    query: ask({ range: { last: 3, unit: 'day' }, interval: 'day' }),
    now: day0 + 2 * day + 12 * hour,
    expected: {
      series: [{ values: [1, 0, 0] }],
      buckets: [{ start: day0 }, {}, { end: day0 + 2 * day + 12 * hour }],
    },
  },
  {
    key: 'trend/last-days-completed',
    rule: 'with completed they are the three whole days before today',
    events: journeys(`
      ann | -1 a
      bob | 0 a
    `),
    query: ask({ range: { last: 3, unit: 'day', completed: true }, interval: 'day' }),
    now: day0 + 2 * day + 12 * hour,
    expected: { series: [{ values: [1, 1, 0] }] },
  },
  {
    key: 'trend/zone/day-of-23-hours',
    rule: 'days are local: 31 March 2024 in Madrid has 23 hours',
    events: [
      { time: Date.UTC(2024, 2, 30, 23), event: 'a', user: 'ann' },
      { time: Date.UTC(2024, 2, 31, 21, 59), event: 'a', user: 'ann' },
      { time: Date.UTC(2024, 2, 31, 22), event: 'a', user: 'ann' },
    ],
    query: ask({
      timeZone: 'Europe/Madrid',
      range: { start: Date.UTC(2024, 2, 30, 23), end: Date.UTC(2024, 3, 1, 22) },
      interval: 'day',
    }),
    expected: { series: [{ values: [2, 1] }] },
  },
  {
    key: 'trend/zone/skipped-day',
    rule: 'a local day that does not exist is no bucket: 30 December 2011 in Apia',
    events: [{ time: Date.UTC(2011, 11, 30, 10), event: 'a', user: 'ann' }],
    query: ask({
      timeZone: 'Pacific/Apia',
      range: { start: Date.UTC(2011, 11, 29, 10), end: Date.UTC(2011, 11, 31, 10) },
      interval: 'day',
    }),
    expected: { series: [{ values: [0, 1] }] },
  },
  {
    key: 'trend/zone/half-hour',
    rule: 'hours are elapsed time from local midnight: Kathmandu is 5:45 ahead',
    events: [{ time: Date.UTC(2024, 5, 30, 18, 15), event: 'a', user: 'ann' }],
    query: ask({
      timeZone: 'Asia/Kathmandu',
      range: { start: Date.UTC(2024, 5, 30, 17, 15), end: Date.UTC(2024, 5, 30, 19, 15) },
      interval: 'hour',
    }),
    expected: { series: [{ values: [0, 1] }] },
  },
  {
    key: 'trend/week-start',
    rule: 'weeks begin on weekStart: Sunday the 10th begins one with 0, ends one with 1',
    events: journeys(`ann | 8640 a`),
    query: ask({ range: { start: day0, end: day0 + 14 * day }, interval: 'week', weekStart: 0 }),
    expected: { series: [{ values: [0, 1, 0] }] },
  },
  {
    key: 'trend/month',
    rule: 'months have their own length',
    events: [
      { time: Date.UTC(2024, 1, 29, 23, 59), event: 'a', user: 'ann' },
      { time: Date.UTC(2024, 2, 1), event: 'a', user: 'ann' },
    ],
    query: ask({
      range: { start: Date.UTC(2024, 1, 1), end: Date.UTC(2024, 3, 1) },
      interval: 'month',
    }),
    expected: { series: [{ values: [1, 1] }] },
  },
  {
    key: 'trend/every-7-hours',
    rule: 'an interval of hours begins anew each local day, so the last one is shorter',
    events: journeys(`ann | 1260 a | 1440 a`),
    query: ask({
      range: { start: day0, end: day0 + 2 * day },
      interval: { every: 7, unit: 'hour' },
    }),
    expected: { series: [{ values: [0, 0, 0, 1, 1, 0, 0, 0] }] },
  },
  {
    key: 'trend/previous',
    rule: 'compare asks the same of as many buckets before, so that bucket i faces bucket i',
    events: journeys(`
      ann | -4320 a
      bob | -2880 a
      cid | -2879 a
      ann | 0 a
    `),
    query: ask({ measure: 'users', range: threeDays, interval: 'day', compare: 'previous' }),
    expected: {
      series: [{ values: [1, 0, 0], total: 1 }],
      previous: {
        buckets: [{ start: day0 - 3 * day }, { start: day0 - 2 * day }, { end: day0 }],
        series: [{ key: null, values: [1, 2, 0], total: 3 }],
      },
    },
  },
  {
    key: 'trend/previous/without-interval',
    rule: 'without an interval the time before is as long as the range',
    events: journeys(`ann | -61 a | -60 a | 0 a`),
    query: ask({ range: { start: day0, end: day0 + hour }, compare: 'previous' }),
    expected: { series: [{ total: 1 }], previous: { series: [{ total: 1 }] } },
  },
  {
    key: 'trend/previous/groups',
    rule: 'the time before has the groups of the report, empty ones too; everything else is other',
    events: journeys(`
      ann | -30 a {"v":"old"}
      bob | -20 a {"v":"older"}
      cid | -10 a {"v":"x"}
      ann | 0 a {"v":"x"} | 1 a {"v":"y"}
    `),
    query: ask({
      range: { start: day0, end: day0 + hour },
      breakdown: { property: 'v' },
      compare: 'previous',
    }),
    expected: {
      series: [{ key: value('x') }, { key: value('y') }],
      previous: {
        series: [
          { key: value('x'), total: 1 },
          { key: value('y'), total: 0, values: [0] },
          { key: { type: 'other', count: 2 }, total: 2 },
        ],
      },
    },
  },
  {
    key: 'trend/previous/property',
    rule: 'a group without a number before is null there',
    events: journeys(`ann | -10 a {"v":"x","n":4} | 0 a {"v":"x","n":1} | 1 a {"v":"y","n":2}`),
    query: ask({
      measure: { of: 'sum', property: 'n' },
      range: { start: day0, end: day0 + hour },
      breakdown: { property: 'v' },
      compare: 'previous',
    }),
    expected: {
      previous: {
        series: [
          { key: value('x'), total: 4 },
          { key: value('y'), total: null, values: [null] },
        ],
      },
    },
  },
];
