import type { CohortCondition } from '../../../model/cohort.js';
import type { LifecycleQuery } from '../../../model/lifecycle.js';
import type { AbsoluteRange } from '../../../model/scope.js';
import { day, type FactCase } from '../case.js';
import { between, log } from './notation.js';

// PostHog counts who went dormant as a negative number, and calls a person new when their profile was made: in these
// tests at the time of their first event, or after all of them. A property of a person is asked as a list of people.

const tests = 'posthog/hogql_queries/insights/test/test_lifecycle_query_runner.py@2a6f2066';

/** New, returning, resurrected and dormant users of some buckets, bucket by bucket. */
function states(
  all: readonly number[],
  returning: readonly number[],
  resurrected: readonly number[],
  dormant: readonly number[],
  startOf?: (i: number) => number,
): { buckets: object[] } {
  return {
    buckets: all.map((each, i) => ({
      ...(startOf ? { start: startOf(i) } : {}),
      new: each,
      returning: returning[i],
      resurrected: resurrected[i],
      dormant: dormant[i],
    })),
  };
}

function lifecycle(range: AbsoluteRange, options: Partial<LifecycleQuery> = {}): LifecycleQuery {
  return { kind: 'lifecycle', range, events: { event: '$pageview' }, interval: 'day', ...options };
}

const eightDays = between('2020-01-12', '2020-01-19');
const none = [0, 0, 0, 0, 0, 0, 0, 0];

const others = `
  p2 | 01-09 12:00 $pageview | 01-12 12:00 $pageview
  p3 | 01-12 12:00 $pageview
  p4 | 01-15 12:00 $pageview`;
const visits = log(
  '2020-01-01',
  `
  p1 | 01-11 12:00 $pageview | 01-12 12:00 $pageview | 01-13 12:00 $pageview | 01-15 12:00 $pageview
  p1 | 01-17 12:00 $pageview | 01-19 12:00 $pageview
  ${others}
`,
);
const number = '{"$number":1}';
const numbered = log(
  '2020-01-01',
  `
  p1 | 01-11 12:00 $pageview ${number} | 01-12 12:00 $pageview ${number} | 01-13 12:00 $pageview ${number}
  p1 | 01-15 12:00 $pageview ${number} | 01-17 12:00 $pageview ${number} | 01-19 12:00 $pageview ${number}
  ${others}
`,
);
const lateEvening = log(
  '2020-01-01',
  `
  p1 | 01-11 23:00 $pageview | 01-12 01:00 $pageview | 01-13 12:00 $pageview | 01-15 12:00 $pageview
  p1 | 01-17 12:00 $pageview | 01-19 12:00 $pageview
  ${others}
`,
);

/** p1, who was first seen on the day before the range. */
const ofP1 = states(
  none,
  [1, 1, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 1, 0, 1, 0, 1],
  [0, 0, 1, 0, 1, 0, 1, 0],
);

function ofNumber(value: number | string): LifecycleQuery {
  return lifecycle(eightDays, { where: { property: '$number', op: 'eq', value } });
}

function ofPeople(users: CohortCondition): LifecycleQuery {
  return lifecycle(eightDays, { users });
}

export const lifecycleFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-lif-004',
    rule: 'one user: new, dormant a day after each visit that is the last for now, resurrected',
    source: `${tests}::test_lifecycle_trends_distinct_id_repeat`,
    events: log(
      '2020-01-01',
      `
      p1 | 01-12 12:00 $pageview | 01-14 12:00 $pageview | 01-15 12:00 $pageview | 01-17 12:00 $pageview
      p1 | 01-19 12:00 $pageview
    `,
    ),
    query: lifecycle(eightDays),
    expected: states(
      [1, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0, 0, 0, 0],
      [0, 0, 1, 0, 0, 1, 0, 1],
      [0, 1, 0, 0, 1, 0, 1, 0],
    ),
  },
  {
    key: 'facts/posthog/ph-lif-005',
    rule: 'only events with the text "1", of which there are none: it is the number 1',
    source: `${tests}::test_lifecycle_trend_prop_filtering`,
    events: numbered,
    query: ofNumber('1'),
    expected: states(none, none, none, none),
    differs: {
      theirs: ofP1,
      because: 'types are not coerced: the text "1" is not the number 1',
      undone: ofNumber(1),
    },
  },
  {
    key: 'facts/posthog/ph-lif-006',
    rule: 'one person: the day before the range is read',
    source: `${tests}::test_lifecycle_trend_person_prop_filtering`,
    events: numbered,
    query: ofPeople({ anyOf: ['p1'] }),
    expected: ofP1,
  },
  {
    key: 'facts/posthog/ph-lif-007a',
    rule: 'by weeks that begin on Sunday, the first and last widened',
    source: `${tests}::test_lifecycle_trend_weeks_sunday`,
    events: log(
      '2020-02-01',
      `
      p1 | 02-01 12:00 $pageview | 02-05 12:00 $pageview | 02-10 12:00 $pageview | 02-15 12:00 $pageview
      p1 | 02-27 12:00 $pageview | 03-02 12:00 $pageview
      p2 | 02-11 12:00 $pageview | 02-18 12:00 $pageview
      p3 | 02-12 12:00 $pageview
      p4 | 02-27 12:00 $pageview
    `,
    ),
    query: lifecycle(between('2020-02-05', '2020-03-09'), { interval: 'week', weekStart: 0 }),
    expected: states(
      [0, 2, 0, 1, 0, 0],
      [1, 1, 1, 0, 1, 0],
      [0, 0, 0, 1, 0, 0],
      [0, 0, 2, 1, 1, 1],
      (i) => Date.UTC(2020, 1, 2) + i * 7 * day,
    ),
  },
  {
    key: 'facts/posthog/ph-lif-008',
    rule: 'by month: the last is read to its end, though the range ends on its first day',
    source: `${tests}::test_lifecycle_trend_months`,
    events: [
      ...log('2019-12-09', 'p2 | 12:00 $pageview'),
      ...log(
        '2020-01-01',
        `
        p1 | 01-11 12:00 $pageview | 02-12 12:00 $pageview | 03-13 12:00 $pageview | 05-15 12:00 $pageview
        p1 | 07-17 12:00 $pageview | 09-19 12:00 $pageview
        p2 | 02-12 12:00 $pageview
        p3 | 02-12 12:00 $pageview
        p4 | 05-15 12:00 $pageview
      `,
      ),
    ],
    query: lifecycle(between('2020-02-01', '2020-09-01'), { interval: 'month' }),
    expected: states(
      [1, 0, 0, 1, 0, 0, 0, 0],
      [1, 1, 0, 0, 0, 0, 0, 0],
      [1, 0, 0, 1, 0, 1, 0, 1],
      [0, 2, 1, 0, 2, 0, 1, 0],
    ),
  },
  {
    key: 'facts/posthog/ph-lif-009',
    rule: 'everybody but one person',
    source: `${tests}::test_filter_test_accounts`,
    events: visits,
    query: ofPeople({ not: { anyOf: ['p1'] } }),
    expected: states(
      [1, 0, 0, 1, 0, 0, 0, 0],
      none,
      [1, 0, 0, 0, 0, 0, 0, 0],
      [0, 2, 0, 0, 1, 0, 0, 0],
    ),
  },
  {
    key: 'facts/posthog/ph-lif-010a',
    rule: 'days in UTC: a visit at 23:00 is of the day before the range',
    source: `${tests}::test_timezones`,
    events: lateEvening,
    query: lifecycle(eightDays),
    expected: states(
      [1, 0, 0, 1, 0, 0, 0, 0],
      [1, 1, 0, 0, 0, 0, 0, 0],
      [1, 0, 0, 1, 0, 1, 0, 1],
      [0, 2, 1, 0, 2, 0, 1, 0],
    ),
  },
  {
    key: 'facts/posthog/ph-lif-010b',
    rule: 'days in another time zone: a visit at 01:00 UTC is of the day before the range',
    source: `${tests}::test_timezones`,
    events: lateEvening,
    query: lifecycle(
      {
        start: Date.parse('2020-01-12T00:00-08:00'),
        end: Date.parse('2020-01-20T00:00-08:00'),
      },
      { timeZone: 'US/Pacific' },
    ),
    expected: states(
      [1, 0, 0, 1, 0, 0, 0, 0],
      none,
      [1, 1, 0, 1, 0, 1, 0, 1],
      [1, 2, 1, 0, 2, 0, 1, 0],
    ),
  },
  {
    key: 'facts/posthog/ph-lif-011',
    rule: 'from the first event on',
    source: `${tests}::test_lifecycle_trend_all_time`,
    events: visits,
    query: lifecycle(between('2020-01-09', '2020-01-17')),
    expected: states(
      [1, 0, 1, 1, 0, 0, 1, 0, 0],
      [0, 0, 0, 1, 1, 0, 0, 0, 0],
      [0, 0, 0, 1, 0, 0, 1, 0, 1],
      [0, 1, 0, 0, 2, 1, 0, 2, 0],
    ),
  },
];
