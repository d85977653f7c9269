import type { Scalar } from '../../../model/event.js';
import type { AbsoluteRange } from '../../../model/scope.js';
import type { TrendQuery } from '../../../model/trend.js';
import { day, type FactCase } from '../case.js';
import { between, keyOf, log } from './notation.js';

const tests = 'posthog/hogql_queries/insights/trends/test/test_trends_query_runner.py@8b78c854';

const chrome = '{"$browser":"Chrome","prop":10,"bool_field":true}';
const firefox = '{"$browser":"Firefox","prop":20,"bool_field":false}';
const edge = '{"$browser":"Edge","prop":30,"bool_field":true}';
const safari = '{"$browser":"Safari","prop":40,"bool_field":false}';

/** Ten page views and six page leaves of four users, at noon. */
const visits = log(
  '2020-01-01',
  `
    p1 | 01-11 12:00 $pageview ${chrome} | 01-12 12:00 $pageview ${chrome} | 01-13 12:00 $pageview ${chrome}
    p1 | 01-15 12:00 $pageview ${chrome} | 01-17 12:00 $pageview ${chrome} | 01-19 12:00 $pageview ${chrome}
    p1 | 01-11 12:00 $pageleave ${chrome} | 01-12 12:00 $pageleave ${chrome} | 01-13 12:00 $pageleave ${chrome}
    p2 | 01-09 12:00 $pageview ${firefox} | 01-12 12:00 $pageview ${firefox} | 01-13 12:00 $pageleave ${firefox}
    p3 | 01-12 12:00 $pageview ${edge} | 01-13 12:00 $pageleave ${edge}
    p4 | 01-15 12:00 $pageview ${safari} | 01-16 12:00 $pageleave ${safari}
  `,
);

/** Thirty users with a page view each, all of different values. */
const thirtyValues = log(
  '2020-01-11',
  Array.from(
    { length: 30 },
    (_, i) => `person_${i} | 12:00 $pageview {"breakdown_value":"${i}"}`,
  ).join('\n'),
);

const elevenDays = between('2020-01-09', '2020-01-19');
const twelveDays = between('2020-01-09', '2020-01-20');

/** Page views, by day. */
function pageViews(range: AbsoluteRange, options: Partial<TrendQuery> = {}): TrendQuery {
  return {
    kind: 'trend',
    range,
    measure: 'events',
    events: { event: '$pageview' },
    interval: 'day',
    ...options,
  };
}

function starts(first: string, count: number): object[] {
  return Array.from({ length: count }, (_, i) => ({ start: Date.parse(first) + i * day }));
}

function totals(...groups: readonly [Scalar, number][]): object {
  return { series: groups.map(([value, total]) => ({ key: keyOf(value), total })) };
}

/** Sums by day, of which the empty ones are `nothing`. */
function sums(nothing: 0 | null, ...values: readonly number[]): (number | null)[] {
  return values.map((value) => value || nothing);
}

function sumsByBrowser(nothing: 0 | null): object {
  return {
    series: [
      { key: keyOf('Chrome'), values: sums(nothing, 0, 0, 10, 10, 10, 0, 10, 0, 10, 0, 10, 0) },
      { key: keyOf('Firefox'), values: sums(nothing, 20, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0) },
      { key: keyOf('Edge'), values: sums(nothing, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0) },
      { key: keyOf('Safari'), values: sums(nothing, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0) },
    ],
  };
}

/** The first of thirty values that have one event each, and the group of the others. */
function firstOfThirty(shown: number): object {
  // By code point: 0, 1, 10 … 19, 2, 20 … 29, 3 … 9.
  const values = Array.from({ length: 30 }, (_, i) => String(i)).sort();
  return {
    series: [
      ...values.slice(0, shown).map((value) => ({ key: keyOf(value), total: 1 })),
      { key: { type: 'other', count: 30 - shown }, total: 30 - shown },
    ],
  };
}

export const trendFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-trd-001',
    rule: 'events by day: a bucket for each day, empty ones are 0',
    source: `${tests}::test_trends_data / test_trends_count / test_trends_days`,
    events: visits,
    query: pageViews(elevenDays),
    expected: {
      buckets: starts('2020-01-09', 11),
      series: [{ key: null, values: [1, 0, 1, 3, 1, 0, 2, 0, 1, 0, 1], total: 10 }],
    },
  },
  {
    key: 'facts/posthog/ph-trd-007',
    rule: 'the previous period is as many days just before',
    source: `${tests}::test_trends_compare`,
    events: visits,
    query: pageViews(between('2020-01-15', '2020-01-19'), { compare: 'previous' }),
    expected: {
      buckets: starts('2020-01-15', 5),
      previous: { buckets: starts('2020-01-10', 5) },
    },
  },
  {
    key: 'facts/posthog/ph-trd-008',
    rule: 'groups by total, descending; Edge before Safari, which have as many',
    source: `${tests}::test_trends_breakdowns`,
    events: visits,
    query: pageViews(twelveDays, { breakdown: { property: '$browser' } }),
    expected: totals(['Chrome', 6], ['Firefox', 2], ['Edge', 1], ['Safari', 1]),
  },
  {
    key: 'facts/posthog/ph-trd-009',
    rule: 'groups of a property that is true or false (in PostHog a text)',
    source: `${tests}::test_trends_breakdowns_boolean`,
    events: visits,
    query: pageViews(twelveDays, { breakdown: { property: 'bool_field' } }),
    expected: totals([true, 7], [false, 3]),
  },
  {
    key: 'facts/posthog/ph-trd-011',
    rule: 'the sum of a property by group (PostHog ranks groups by sum, we by how many values were measured)',
    source: `${tests}::test_trends_breakdown_and_aggregation_query_orchestration`,
    events: visits,
    query: pageViews(twelveDays, {
      measure: { of: 'sum', property: 'prop' },
      breakdown: { property: '$browser' },
    }),
    expected: sumsByBrowser(null),
    differs: { theirs: sumsByBrowser(0), because: 'the sum of nothing is null, not 0' },
  },
  {
    key: 'facts/posthog/ph-trd-016',
    rule: 'users by weeks that begin on Sunday, the first and last cut at the range',
    source: `${tests}::test_trends_aggregation_wau_long_interval`,
    events: visits,
    query: pageViews(twelveDays, { measure: 'users', interval: 'week', weekStart: 0 }),
    expected: { series: [{ values: [2, 4, 1] }] },
  },
  {
    key: 'facts/posthog/ph-trd-018',
    rule: 'users by month, of which the first and last are a day',
    source: `${tests}::test_trends_aggregation_mau_long_interval`,
    events: visits,
    query: pageViews(between('2019-12-31', '2020-02-01'), { measure: 'users', interval: 'month' }),
    expected: { series: [{ values: [0, 4, 0] }] },
  },
  {
    key: 'facts/posthog/ph-trd-020',
    rule: 'the sum of a property by day',
    source: `${tests}::test_trends_aggregation_property_sum`,
    events: visits,
    query: pageViews(twelveDays, { measure: { of: 'sum', property: 'prop' } }),
    expected: { series: [{ values: sums(null, 20, 0, 10, 60, 10, 0, 50, 0, 10, 0, 10, 0) }] },
    differs: {
      theirs: { series: [{ values: sums(0, 20, 0, 10, 60, 10, 0, 50, 0, 10, 0, 10, 0) }] },
      because: 'the sum of nothing is null, not 0',
    },
  },
  {
    key: 'facts/posthog/ph-trd-025a',
    rule: 'thirty groups, no limit given',
    source: `${tests}::test_breakdown_values_limit`,
    events: thirtyValues,
    query: pageViews(twelveDays, { breakdown: { property: 'breakdown_value' } }),
    expected: firstOfThirty(10),
    differs: {
      theirs: firstOfThirty(25),
      because: 'the default limit is 10 (theirs 25)',
      undone: pageViews(twelveDays, { breakdown: { property: 'breakdown_value', limit: 25 } }),
    },
  },
  {
    key: 'facts/posthog/ph-trd-025c',
    rule: 'thirty groups, a limit of ten: ten and the rest, always shown (PostHog hides the rest here)',
    source: `${tests}::test_breakdown_values_limit`,
    events: thirtyValues,
    query: pageViews(twelveDays, { breakdown: { property: 'breakdown_value', limit: 10 } }),
    expected: firstOfThirty(10),
  },
];
