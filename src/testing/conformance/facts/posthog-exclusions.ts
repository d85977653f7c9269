import type { Exclusion, FunnelQuery } from '../../../model/funnel.js';
import type { FactCase } from '../case.js';
import { between, funnel, log, reached, seconds, steps } from './notation.js';

// Their ordered funnels take a user out who would get further without the exclusions: our effect `remove`.

const tests = 'posthog/hogql_queries/insights/funnels/test';

const fiveSteps = ['user signed up', '$pageview', 'insight viewed', 'invite teammate', 'pageview2'];

function removes(event: string, after: number, before: number): Exclusion {
  return { match: { event }, after, before, effect: 'remove' };
}

/** Two steps with an exclusion between them, and a window in seconds. */
function twoSteps(window: number): FunnelQuery {
  return funnel(between('2021-05-01', '2021-05-13'), ['step one', 'step two'], {
    window: seconds(window),
    exclusions: [removes('exclusion', 0, 1)],
  });
}

const fourUsers = log(
  '2021-05-01',
  `
  person1 | 01:00 user signed up | 02:00 x | 03:00 $pageview | 04:00 insight viewed | 04:30 y
  person1 | 05:00 invite teammate | 06:00 pageview2
  person2 | 01:00 user signed up | 01:30 y | 02:00 $pageview | 04:00 insight viewed | 04:30 y
  person2 | 05:00 invite teammate | 05:30 x | 06:00 pageview2
  person3 | 01:00 user signed up | 01:30 x | 02:00 $pageview | 04:00 insight viewed | 05:00 invite teammate
  person3 | 05:30 x | 06:00 pageview2
  person4 | 01:00 user signed up | 02:00 $pageview | 04:00 insight viewed | 05:00 invite teammate
  person4 | 06:00 pageview2
`,
);

export const exclusionFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-fun-exc-002',
    rule: 'an exclusion takes nobody out who never did the second step',
    source: `${tests}/test_funnel.py@2cbf12a1::test_funnel_exclusion_multiple_possible_no_end_event1`,
    events: log('2021-05-01', 'user_one | 00:00 step one | 00:00:01 exclusion | 00:00:31 step one'),
    query: twoSteps(10),
    expected: steps(1, 0),
  },
  {
    key: 'facts/posthog/ph-fun-exc-003',
    rule: 'an exclusion after the last start takes nobody out who never did the second step',
    source: `${tests}/test_funnel.py@2cbf12a1::test_funnel_exclusion_multiple_possible_no_end_event2`,
    events: log('2021-05-01', 'user_one | 00:00 step one | 00:00:31 step one | 00:00:32 exclusion'),
    query: twoSteps(10),
    expected: steps(1, 0),
  },
  {
    key: 'facts/posthog/ph-fun-exc-007e',
    rule: 'an exclusion counts from its first step to its last and nowhere else',
    source: `${tests}/test_funnel.py@2cbf12a1::test_advanced_funnel_exclusions_between_steps`,
    events: log(
      '2021-05-01',
      `
      person1 | 01:00 user signed up | 02:00 $pageview | 03:00 x | 04:00 insight viewed | 04:30 x
      person1 | 05:00 invite teammate | 05:30 x | 06:00 pageview2
      person2 | 01:00 user signed up | 02:00 $pageview | 04:00 insight viewed | 04:30 x | 05:00 invite teammate
      person2 | 05:30 x | 06:00 pageview2
      person3 | 01:00 user signed up | 01:30 x | 02:00 $pageview | 04:00 insight viewed | 05:00 invite teammate
      person3 | 05:30 x | 06:00 pageview2
    `,
    ),
    query: funnel(between('2021-05-01', '2021-05-14'), fiveSteps, {
      exclusions: [removes('x', 1, 3)],
    }),
    expected: steps(1, null, null, null, 1),
  },
  {
    key: 'facts/posthog/ph-fun-exc-008b',
    rule: 'each of two exclusions takes users out',
    source: `${tests}/test_funnel.py@2cbf12a1::test_advanced_funnel_multiple_exclusions_between_steps`,
    events: fourUsers,
    query: funnel(between('2021-05-01', '2021-05-14'), fiveSteps, {
      exclusions: [removes('x', 0, 1), removes('y', 0, 1)],
    }),
    expected: steps(1, null, null, null, 1),
  },
  {
    key: 'facts/posthog/ph-fun-exc-008c',
    rule: 'each of two exclusions over the whole funnel takes users out',
    source: `${tests}/test_funnel.py@2cbf12a1::test_advanced_funnel_multiple_exclusions_between_steps`,
    events: fourUsers,
    query: funnel(between('2021-05-01', '2021-05-14'), fiveSteps, {
      exclusions: [removes('x', 0, 4), removes('y', 0, 4)],
    }),
    expected: steps(1, null, null, null, 1),
  },
  {
    key: 'facts/posthog/ph-fun-exc-009a',
    rule: 'an exclusion at the instant of the step it precedes is not before it',
    source: `${tests}/test_funnel.py@2cbf12a1::test_multiple_events_same_timestamp_exclusions`,
    events: log(
      '2024-01-10',
      `test | 12:00 step zero ${'| 12:01 step one '.repeat(30)}
       test | 12:01 exclusion | 12:01 step two | 12:02 step three`,
    ),
    query: funnel(
      between('2024-01-10', '2024-01-12'),
      ['step zero', 'step one', 'step two', 'step three'],
      { exclusions: [removes('exclusion', 0, 1)] },
    ),
    expected: steps(null, null, null, 1),
  },
  {
    key: 'facts/posthog/ph-fun-exc-010',
    rule: 'an exclusion after the window takes nobody out: without it the second step was too late as well',
    source: `${tests}/test_funnel_udf.py@2cbf12a1::test_excluded_after_time_expires`,
    events: log('2021-05-01', 'user_one | 00:00 step one | 00:00:11 exclusion | 00:00:12 step two'),
    query: twoSteps(10),
    expected: steps(1, 0),
  },
  {
    key: 'facts/posthog/ph-fun-exc-011',
    rule: 'a later attempt without an exclusion converts',
    source: `${tests}/test_funnel.py@2cbf12a1::test_short_exclusions`,
    events: log(
      '2021-05-01',
      'user_one | 00:00 step one | 00:00:01 exclusion | 00:00:31 step two | 01:00 step one | 01:00:29 step two',
    ),
    query: twoSteps(30),
    expected: steps(null, reached(1, 29)),
  },
  {
    key: 'facts/posthog/ph-fun-exc-012',
    rule: 'a user whose only conversion has an exclusion in it is taken out, an earlier start notwithstanding',
    source: `${tests}/test_funnel.py@2cbf12a1::test_excluded_completion`,
    events: log(
      '2021-05-01',
      'user_one | 00:00 step one | 00:00:11 exclusion | 00:00:12 step one | 00:00:13 exclusion | 00:00:14 step two',
    ),
    query: twoSteps(10),
    expected: steps(0, 0),
  },
  {
    key: 'facts/posthog/ph-fun-exc-013',
    rule: 'an exclusion with a condition on a property; those who never did the second step stay',
    source: `${tests}/test_funnel.py@2cbf12a1::test_exclusion_with_property_filter`,
    events: log(
      '2021-05-01',
      `
      user_excluded | 00:00 step one | 00:00:01 exclusion {"exclude_me":"true"} | 00:00:02 step two
      user_excluded_also | 00:00 step one | 00:00:01 exclusion {"exclude_me":"yes"} | 00:00:02 step two
      user_first_step | 00:00 step one
      user_included | 00:00 step one | 00:00:01 exclusion {"exclude_me":"false"} | 00:00:02 step two
    `,
    ),
    query: funnel(between('2021-05-01', '2021-05-01'), ['step one', 'step two'], {
      window: seconds(10),
      exclusions: ['true', 'yes'].map((value) => ({
        match: { event: 'exclusion', where: { property: 'exclude_me', op: 'eq', value } },
        after: 0,
        before: 1,
        effect: 'remove',
      })),
    }),
    expected: steps(2, 1),
  },
];
