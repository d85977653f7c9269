import type { AbsoluteRange } from '../../../model/scope.js';
import type { StickinessQuery } from '../../../model/stickiness.js';
import type { FactCase } from '../case.js';
import { between, log, through, withAccounts } from './notation.js';

const tests = 'posthog/hogql_queries/insights/test/test_stickiness_query_runner.py@7c159bb4';

const all = [11, 12, 13, 14, 15, 16, 17, 18, 19];
const odd = [11, 13, 15, 17, 19];
const chrome = '{"$browser":"Chrome","prop":10,"bool_field":true,"$group_0":"org:1"}';
const firefox = '{"$browser":"Firefox","prop":10,"bool_field":false,"$group_0":"org:1"}';

/** An event at noon of some days of January. */
function daily(user: string, days: readonly number[], event: string): string {
  return `${user} | ${days.map((each) => `01-${each} 12:00 ${event}`).join(' | ')}`;
}

/** p1 is there every day, p2 every other. In PostHog the account is the property `$group_0`. */
const visits = withAccounts(
  log(
    '2020-01-01',
    ['$pageview', '$pageleave']
      .flatMap((event) => [
        daily('p1', all, `${event} ${chrome}`),
        daily('p2', odd, `${event} ${firefox}`),
      ])
      .join('\n'),
  ),
);
const threeVisitors = log(
  '2020-01-01',
  `
  p1 | 01-11 12:00 $pageview | 01-12 12:00 $pageview | 01-13 12:00 $pageview
  p2 | 01-11 12:00 $pageview | 01-12 12:00 $pageview
  p3 | 01-11 12:00 $pageview
`,
);

function stickiness(range: AbsoluteRange, options: Partial<StickinessQuery> = {}): StickinessQuery {
  return { kind: 'stickiness', range, events: { event: '$pageview' }, interval: 'day', ...options };
}

/** Users active in exactly 1, 2 … buckets. */
function exactly(...users: readonly number[]): { counts: object[] } {
  return { counts: users.map((each, i) => ({ count: i + 1, users: each })) };
}

const tenDays = between('2020-01-11', '2020-01-20');
const threeDays = between('2020-01-11', '2020-01-13');
const cumulative =
  'users active in exactly so many buckets are counted, not those active in more too';

export const stickinessFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-sti-004',
    rule: 'by weeks that begin on Sunday, the first and last widened',
    source: `${tests}::test_interval_week`,
    events: visits,
    query: stickiness(tenDays, { interval: 'week', weekStart: 0 }),
    expected: exactly(0, 0, 2),
  },
  {
    key: 'facts/posthog/ph-sti-006',
    rule: 'by hour, up to an instant that is in the range: its hour is a bucket',
    source: `${tests}::test_interval_hour`,
    events: visits,
    query: stickiness(through('2020-01-11', '2020-01-12'), { interval: 'hour' }),
    expected: exactly(2, ...Array.from({ length: 24 }, () => 0)),
  },
  {
    key: 'facts/posthog/ph-sti-008',
    rule: 'any event makes a user active',
    source: `${tests}::test_any_event`,
    events: visits,
    query: { kind: 'stickiness', range: tenDays, interval: 'day' },
    expected: exactly(0, 0, 0, 0, 1, 0, 0, 0, 1, 0),
  },
  {
    key: 'facts/posthog/ph-sti-010',
    rule: 'a day the users were active in before the range is not counted',
    source: `${tests}::test_compare_to`,
    events: visits,
    query: stickiness(between('2020-01-12', '2020-01-20')),
    expected: exactly(0, 0, 0, 1, 0, 0, 0, 1, 0),
  },
  {
    key: 'facts/posthog/ph-sti-010/previous',
    rule: 'the range before that, of a question of its own',
    source: `${tests}::test_compare_to`,
    events: visits,
    query: stickiness(between('2020-01-11', '2020-01-19')),
    expected: exactly(0, 0, 0, 0, 1, 0, 0, 0, 1),
  },
  {
    key: 'facts/posthog/ph-sti-012',
    rule: 'three users, active on one, two and three days',
    source: `${tests}::test_cumulative_stickiness`,
    events: threeVisitors,
    query: stickiness(threeDays),
    expected: exactly(1, 1, 1),
    differs: { theirs: exactly(3, 2, 1), because: cumulative },
  },
  {
    key: 'facts/posthog/ph-sti-013',
    rule: 'two users, active in two and three hours, the last of which is in the range',
    source: `${tests}::test_cumulative_stickiness_with_intervals`,
    events: log(
      '2020-01-11',
      `
      p1 | 12:00 $pageview | 13:00 $pageview | 14:00 $pageview
      p2 | 12:00 $pageview | 13:00 $pageview
    `,
    ),
    query: stickiness(through('2020-01-11T12:00Z', '2020-01-11T14:00Z'), { interval: 'hour' }),
    expected: exactly(0, 1, 1),
    differs: { theirs: exactly(2, 2, 1), because: cumulative },
  },
  {
    key: 'facts/posthog/ph-sti-014',
    rule: 'only events with a value of a property',
    source: `${tests}::test_cumulative_stickiness_with_property_filter`,
    events: log(
      '2020-01-11',
      `
      p1 | 12:00 $pageview {"browser":"Chrome"} | 01-12 12:00 $pageview {"browser":"Chrome"}
      p1 | 01-13 12:00 $pageview {"browser":"Chrome"}
      p2 | 12:00 $pageview {"browser":"Safari"} | 01-12 12:00 $pageview {"browser":"Safari"}
    `,
    ),
    query: stickiness(threeDays, { where: { property: 'browser', op: 'eq', value: 'Chrome' } }),
    expected: exactly(0, 0, 1),
    differs: { theirs: exactly(1, 1, 1), because: cumulative },
  },
  {
    key: 'facts/posthog/ph-sti-015',
    rule: 'no events: no users for each number of days',
    source: `${tests}::test_cumulative_stickiness_zero_days`,
    events: [],
    query: stickiness(threeDays),
    expected: exactly(0, 0, 0),
  },
  {
    key: 'facts/posthog/ph-sti-016',
    rule: 'accounts instead of users',
    source: `${tests}::test_group_aggregations`,
    events: visits,
    query: stickiness(tenDays, { identity: 'account' }),
    expected: exactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 0),
  },
];
