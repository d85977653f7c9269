import type { FactCase } from '../case.js';
import { between, funnel, log, reached, steps, stepWith } from './notation.js';

const tests = 'posthog/hogql_queries/insights/funnels/test';

const january = between('2024-01-01', '2024-01-31');

/** Strict and unordered funnels. */
export const orderFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-fun-str-002',
    rule: 'strict: any other event between two steps ends the attempt, also one of the name of a step without its property',
    source: `${tests}/test_funnel_strict.py@047c6377::test_advanced_strict_funnel`,
    events: log(
      '2024-01-10',
      `
      person1 | 12:00 user signed up
      person2 | 12:00 user signed up | 12:01 $pageview
      person3 | 12:00 user signed up | 12:01 sign up {"key":"val"} | 12:02 sign up {"key":"val2"} | 12:03 $pageview
      person3 | 12:04 blaah blaa | 12:05 insight viewed
      person4 | 12:00 blaah blaa | 12:01 user signed up | 12:02 sign up {"key":"val"}
      person4 | 12:03 $pageview {"key":"val"} | 12:04 blaah blaa
      person5 | 12:00 blaah blaa | 12:01 user signed up | 12:02 sign up {"key":"val"} | 12:03 $pageview
      person5 | 12:04 blaah blaa
      person6 | 12:00 blaah blaa | 12:01 user signed up | 12:02 sign up {"key":"val"} | 12:03 $pageview
      person6 | 12:04 pageview {"key":"val1"}
      person7 | 12:00 blaah blaa | 12:01 user signed up | 12:02 sign up {"key":"val"} | 12:03 $pageview
      person7 | 12:04 user signed up | 12:05 pageview {"key":"val"}
      person8 | 12:00 blaah blaa | 12:01 user signed up | 12:02 user signed up | 12:03 sign up {"key":"val"}
      person8 | 12:04 $pageview | 12:05 pageview {"key":"val"}
    `,
    ),
    query: funnel(
      january,
      [
        'user signed up',
        stepWith('sign up', 'key', 'val'),
        '$pageview',
        stepWith('pageview', 'key', 'val'),
      ],
      { order: 'strict' },
    ),
    expected: steps(8, 6, 5, 1),
  },
  {
    key: 'facts/posthog/ph-fun-str-003',
    rule: 'strict: average times from the step before',
    source: `${tests}/test_funnel_strict.py@047c6377::test_basic_strict_funnel_conversion_times`,
    events: log(
      '2021-05-02',
      `
      stopped_after_signup1 | 00:00 user signed up
      stopped_after_pageview1 | 00:00 user signed up | 01:00 $pageview
      stopped_after_insightview | 00:00 user signed up | 02:00 $pageview | 04:00 insight viewed
    `,
    ),
    query: funnel(
      between('2021-05-01', '2021-05-07'),
      ['user signed up', '$pageview', 'insight viewed'],
      { order: 'strict' },
    ),
    expected: steps(3, reached(2, 5400), reached(1, 7200)),
  },
  {
    key: 'facts/posthog/ph-fun-uno-002',
    rule: 'unordered: times are those of the first complete set, from one event to the next of it',
    source: `${tests}/test_funnel_unordered.py@75bea991::test_basic_unordered_funnel_conversion_times`,
    events: log(
      '2021-05-02',
      `
      stopped_after_signup1 | 00:00 user signed up
      stopped_after_pageview1 | 00:00 $pageview | 01:00 user signed up
      stopped_after_insightview | 00:00 insight viewed | 02:00 user signed up | 04:00 $pageview
      stopped_after_insightview | 05-03 00:00 $pageview | 05-03 03:00 insight viewed | 05-03 06:00 user signed up
    `,
    ),
    query: funnel(
      between('2021-05-01', '2021-05-07'),
      ['user signed up', '$pageview', 'insight viewed'],
      { order: 'unordered', window: { value: 1, unit: 'day' } },
    ),
    expected: steps(3, reached(2, 5400), reached(1, 7200)),
  },
  {
    key: 'facts/posthog/ph-fun-uno-003',
    rule: 'unordered: a user whose set is broken by an exclusion stays at the first position (PostHog breaks here, and removes in ordered funnels)',
    source: `${tests}/test_funnel_unordered.py@75bea991::test_funnel_exclusions_full_window`,
    events: log(
      '2021-05-01',
      `
      person1 | 01:00 user signed up | 02:00 paid
      person2 | 03:00 user signed up | 03:30 x | 04:00 paid
      person3 | 05:00 user signed up | 06:00 paid
    `,
    ),
    query: funnel(between('2021-05-01', '2021-05-14'), ['user signed up', 'paid'], {
      order: 'unordered',
      exclusions: [{ match: { event: 'x' }, after: 0, before: 1, effect: 'break' }],
    }),
    expected: steps(3, 2),
  },
  {
    key: 'facts/posthog/ph-fun-uno-007',
    rule: 'unordered: two steps of one event that differ by their conditions',
    source: `${tests}/test_funnel_unordered.py@75bea991::test_funnel_unordered_entity_filters`,
    events: log(
      '2024-01-10',
      'user | 12:00 user signed up {"prop_a":"some value"} | 12:01 user signed up {"prop_b":"another value"}',
    ),
    query: funnel(
      january,
      [
        {
          match: {
            event: 'user signed up',
            where: { property: 'prop_a', op: 'in', value: ['some value'] },
          },
        },
        {
          match: {
            event: 'user signed up',
            where: { property: 'prop_b', op: 'contains', value: 'another', ignoreCase: true },
          },
        },
      ],
      { order: 'unordered' },
    ),
    expected: steps(1, 1),
  },
];
