import type { RetentionQuery } from '../../../model/retention.js';
import { day, type FactCase, hour } from '../case.js';
import { between, log, through, withAccounts } from './notation.js';
import { byDay, retained, since } from './retention-notation.js';

// PostHog's column 0 is the size of the group.

const tests = 'posthog/hogql_queries/insights/test/test_retention_query_runner.py@3c29d63a';

const value = '{"$some_property":"value"}';
const pageView = { event: '$pageview' };
const pageViews = { start: pageView, return: pageView } satisfies Partial<RetentionQuery>;

const twoVisitors = log(
  '2020-06-10',
  `
  person1 | 06-10 05:00 $pageview ${value} | 06-11 05:00 $pageview | 06-12 05:00 $pageview ${value}
  person1 | 06-15 05:00 $pageview | 06-15 09:00 $pageview ${value} | 06-16 05:00 $pageview
  person2 | 06-11 05:00 $pageview ${value} | 06-12 05:00 $pageview | 06-13 05:00 $pageview ${value}
  person2 | 06-16 05:00 $pageview
`,
);
const elevenDays = between('2020-06-10', '2020-06-20');
const ofTwoVisitors = {
  groups: retained(since('2020-06-10'), [
    [1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0],
    [2, 2, 1, 0, 1, 2, 0, 0, 0, 0],
    [2, 1, 0, 1, 2, 0, 0, 0, 0],
    [1, 0, 0, 1, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [1, 1, 0, 0, 0, 0],
    [2, 0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0],
    [0, 0],
    [0],
  ]),
};

/** Two users over eleven months, or as many hours. */
const ofEleven = [
  [2, 2, 2, 0, 1, 2, 1, 0, 1, 0, 1],
  [2, 2, 0, 1, 2, 1, 0, 1, 0, 1],
  [2, 0, 1, 2, 1, 0, 1, 0, 1],
  [0, 0, 0, 0, 0, 0, 0, 0],
  [1, 1, 0, 0, 1, 0, 0],
  [2, 1, 0, 1, 0, 1],
  [1, 0, 0, 0, 1],
  [0, 0, 0, 0],
  [1, 0, 0],
  [0, 0],
  [1],
];

/** Two users, or accounts, over seven weeks. */
const ofSevenWeeks = {
  groups: retained(since('2020-06-07', 7 * day), [
    [2, 2, 1, 2, 2, 0, 1],
    [2, 1, 2, 2, 0, 1],
    [1, 1, 1, 0, 0],
    [2, 2, 0, 1],
    [2, 0, 1],
    [0, 0],
    [1],
  ]),
};
const sevenWeeks: RetentionQuery = {
  kind: 'retention',
  range: between('2020-06-07', '2020-07-20'),
  period: 'week',
  weekStart: 0,
  ...pageViews,
};

const fiveVisitors = log(
  '2020-06-10',
  `
  person1 | 06-10 05:00 $pageview ${value} | 06-13 05:00 $pageview | 06-14 05:00 $pageview ${value}
  person2 | 06-10 05:00 $pageview | 06-11 05:00 $pageview ${value}
  person3 | 06-11 05:00 $pageview | 06-12 05:00 $pageview ${value} | 06-13 05:00 $pageview
  person4 | 06-13 05:00 $pageview ${value} | 06-14 05:00 $pageview
  person5 | 06-14 05:00 $pageview ${value}
`,
);

const five = '"$group_0":"org:5"';
const six = '"$group_0":"org:6"';
const company = '"$group_1":"company:1"';
const some = '"$some_property":"value"';

const twoAccounts = withAccounts(
  log(
    '2020-06-10',
    `
  person1 | 06-10 05:00 $pageview {${some},${five},${company}} | 06-11 05:00 $pageview {${five}}
  person1 | 06-17 05:00 $pageview {${five}} | 06-24 05:00 $pageview {${five}}
  person1 | 07-04 05:00 $pageview {${some},${five},${company}} | 07-11 05:00 $pageview {${five}}
  person2 | 06-10 05:00 $pageview {${six}} | 06-11 05:00 $pageview {${some},${six}}
  person2 | 06-17 05:00 $pageview {${some},${six}} | 07-04 05:00 $pageview {${six}}
  person2 | 07-11 05:00 $pageview {${some},${six}} | 07-25 05:00 $pageview {${some},${six},${company}}
  person3 | 06-10 05:00 $pageview {${some}}
`,
  ),
);

export const retentionFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-ret-001',
    rule: 'who came back by day: cells of days after the range are absent',
    source: `${tests}::test_day_interval`,
    events: twoVisitors,
    query: byDay(elevenDays, pageViews),
    expected: ofTwoVisitors,
  },
  {
    key: 'facts/posthog/ph-ret-002',
    rule: 'any event puts a user in a group',
    source: `${tests}::test_all_events`,
    events: twoVisitors,
    query: byDay(elevenDays, { return: pageView }),
    expected: ofTwoVisitors,
  },
  {
    key: 'facts/posthog/ph-ret-003',
    rule: 'who came back by month, the last of which is widened to its end',
    source: `${tests}::test_month_interval`,
    events: log(
      '2020-01-10',
      `
      person1 | 01-10 05:00 $pageview ${value} | 02-10 05:00 $pageview ${value} | 03-10 05:00 $pageview ${value}
      person1 | 05-10 05:00 $pageview ${value} | 06-10 05:00 $pageview | 09-10 05:00 $pageview ${value}
      person2 | 01-10 05:00 $pageview | 02-10 05:00 $pageview | 03-10 05:00 $pageview
      person2 | 06-10 05:00 $pageview ${value} | 07-10 05:00 $pageview | 11-10 05:00 $pageview
    `,
    ),
    query: {
      kind: 'retention',
      range: between('2020-01-01', '2020-11-25'),
      period: 'month',
      ...pageViews,
    },
    expected: { groups: retained((i) => Date.UTC(2020, i), ofEleven) },
  },
  {
    key: 'facts/posthog/ph-ret-004a',
    rule: 'by weeks that begin on Sunday: an event after the range but in its last week counts',
    source: `${tests}::test_week_interval`,
    events: log(
      '2020-06-10',
      `
      person1 | 06-10 05:00 $pageview ${value} | 06-11 05:00 $pageview ${value} | 06-17 05:00 $pageview ${value}
      person1 | 06-24 05:00 $pageview ${value} | 07-04 05:00 $pageview | 07-11 05:00 $pageview ${value}
      person2 | 06-10 05:00 $pageview | 06-11 05:00 $pageview | 06-17 05:00 $pageview
      person2 | 07-04 05:00 $pageview ${value} | 07-11 05:00 $pageview | 07-25 05:00 $pageview
    `,
    ),
    query: sevenWeeks,
    expected: ofSevenWeeks,
  },
  {
    key: 'facts/posthog/ph-ret-006b',
    rule: 'by hour in another time zone',
    source: `${tests}::test_hour_interval_team_timezone`,
    events: log(
      '2020-06-10',
      `
      person1 | 13:00 $pageview ${value} | 14:00 $pageview ${value} | 15:00 $pageview ${value}
      person1 | 17:00 $pageview ${value} | 18:00 $pageview | 21:00 $pageview ${value}
      person2 | 13:00 $pageview | 14:00 $pageview | 15:00 $pageview
      person2 | 18:00 $pageview ${value} | 19:00 $pageview | 23:00 $pageview
    `,
    ),
    query: {
      kind: 'retention',
      range: through('2020-06-10T06:00:00-07:00', '2020-06-10T16:13:00-07:00'),
      timeZone: 'US/Pacific',
      period: 'hour',
      ...pageViews,
    },
    expected: { groups: retained(since('2020-06-10T13:00Z', hour), ofEleven) },
  },
  {
    key: 'facts/posthog/ph-ret-007',
    rule: 'on or after: a user counts in every column up to that of the last return',
    source: `${tests}::test_rolling_retention`,
    events: fiveVisitors,
    query: byDay(between('2020-06-11', '2020-06-15'), { rule: 'onOrAfter' }),
    expected: {
      groups: retained(since('2020-06-11'), [
        [2, 1, 1, 0, 0],
        [1, 1, 0, 0],
        [3, 2, 0],
        [3, 0],
        [0],
      ]),
    },
  },
  {
    key: 'facts/posthog/ph-ret-009',
    rule: 'on or after: a user who came back more than once counts once a column',
    source: `${tests}::test_rolling_retention_doesnt_double_count_same_user`,
    events: fiveVisitors,
    query: byDay(between('2020-06-10', '2020-06-15'), { rule: 'onOrAfter' }),
    expected: {
      groups: retained(since('2020-06-10'), [
        [2, 2, 1, 1, 1, 0],
        [2, 1, 1, 0, 0],
        [1, 1, 0, 0],
        [3, 2, 0],
        [3, 0],
        [0],
      ]),
    },
  },
  {
    key: 'facts/posthog/ph-ret-018',
    rule: 'a property of the event that puts users in a group: returns need not have it',
    source: `${tests}::test_retention_with_properties_on_start_event`,
    events: twoVisitors.map((event, i) =>
      i === 0
        ? { ...event, properties: { ...event.properties, $target_event_property: 'value' } }
        : event,
    ),
    query: byDay(elevenDays, {
      start: {
        ...pageView,
        where: { property: '$target_event_property', op: 'in', value: ['value'] },
      },
      return: pageView,
    }),
    expected: {
      groups: retained(since('2020-06-10'), [
        [1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0],
        ...Array.from({ length: 10 }, (_, i) => Array.from({ length: 10 - i }, () => 0)),
      ]),
    },
  },
  {
    key: 'facts/posthog/ph-ret-035a',
    rule: 'accounts instead of users: events without one are left out',
    source: `${tests}::test_groups_aggregating`,
    events: twoAccounts,
    query: { ...sevenWeeks, identity: 'account' },
    expected: ofSevenWeeks,
  },
];
