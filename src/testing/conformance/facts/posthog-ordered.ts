import type { FactCase } from '../case.js';
import { between, funnel, log, reached, seconds, steps, stepWith } from './notation.js';

const tests = 'posthog/hogql_queries/insights/funnels/test';

const threeSteps = ['step one', 'step two', 'step three'];
const january = between('2024-01-01', '2024-01-31');

export const orderedFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-fun-ord-001',
    rule: 'steps in the wrong order do not count (times here are a minute apart, in their order)',
    source: `${tests}/test_funnel.py@2cbf12a1::test_funnel_events`,
    events: log(
      '2024-01-10',
      `
      stopped_after_signup | 12:00 user signed up
      stopped_after_pay | 12:00 user signed up | 12:01 paid
      completed_movie | 12:00 user signed up | 12:01 paid | 12:02 watched movie
      just_did_movie | 12:00 watched movie
      wrong_order | 12:00 paid | 12:01 user signed up | 12:02 watched movie
    `,
    ),
    query: funnel(january, ['user signed up', 'paid', 'watched movie']),
    expected: steps(4, 2, 1),
  },
  {
    key: 'facts/posthog/ph-fun-ord-008a',
    rule: 'a step that repeats the one before needs a second event',
    source: `${tests}/test_funnel.py@2cbf12a1::test_basic_funnel_with_repeat_step_updated_param`,
    events: log(
      '2024-01-10',
      `
      stopped_after_signup1 | 12:00 user signed up | 12:01 user signed up
      stopped_after_signup2 | 12:00 user signed up
    `,
    ),
    query: funnel(january, ['user signed up', 'user signed up']),
    expected: steps(2, 1),
  },
  {
    key: 'facts/posthog/ph-fun-ord-011',
    rule: 'events before the first step fill none, however often a later step repeats',
    source: `${tests}/test_funnel.py@2cbf12a1::test_advanced_funnel_with_repeat_steps_out_of_order_events`,
    events: log(
      '2024-01-10',
      `
      stopped_after_signup1 | 12:00 $pageview | 12:01 user signed up
      stopped_after_pageview1 | 12:00 user signed up | 12:01 $pageview
      stopped_after_pageview2 | 12:00 $pageview | 12:01 user signed up | 12:02 blaah blaa | 12:03 $pageview
      stopped_after_pageview3 | 12:00 blaah blaa | 12:01 $pageview | 12:02 blaah blaa | 12:03 $pageview
      stopped_after_pageview3 | 12:04 user signed up | 12:05 $pageview
      stopped_after_pageview4 | 12:00 user signed up | 12:01 $pageview | 12:02 blaah blaa | 12:03 $pageview
      stopped_after_pageview4 | 12:04 $pageview | 12:05 $pageview
      stopped_after_pageview5 | 12:00 $pageview | 12:01 blaah blaa | 12:02 $pageview | 12:03 $pageview
      stopped_after_pageview5 | 12:04 $pageview
    `,
    ),
    query: funnel(january, ['user signed up', ...Array<string>(4).fill('$pageview')]),
    expected: steps(5, 4, 1, 1, 1),
  },
  {
    key: 'facts/posthog/ph-fun-ord-013',
    rule: 'a step is its event together with the condition on a property',
    source: `${tests}/test_funnel.py@2cbf12a1::test_funnel_with_matching_properties`,
    events: log(
      '2024-01-10',
      `
      stopped_after_signup1 | 12:00 user signed up
      stopped_after_pageview1 | 12:00 user signed up | 12:01 $pageview {"$current_url":"aloha.com"}
      stopped_after_pageview2 | 12:00 user signed up | 12:01 $pageview {"$current_url":"aloha.com"}
      stopped_after_pageview2 | 12:02 blaah blaa {"$current_url":"aloha.com"}
      stopped_after_pageview2 | 12:03 $pageview {"$current_url":"aloha2.com"}
      stopped_after_pageview3 | 12:00 user signed up | 12:01 $pageview {"$current_url":"aloha.com"}
      stopped_after_pageview3 | 12:02 $pageview {"$current_url":"aloha2.com"}
      stopped_after_pageview3 | 12:03 $pageview {"$current_url":"aloha2.com"} | 12:04 blaah blaa
      stopped_after_pageview4 | 12:00 user signed up | 12:01 $pageview {"$current_url":"aloha.com"}
      stopped_after_pageview4 | 12:02 blaah blaa | 12:03 $pageview {"$current_url":"aloha2.com"}
      stopped_after_pageview4 | 12:04 $pageview {"$current_url":"aloha.com"}
      stopped_after_pageview4 | 12:05 $pageview {"$current_url":"aloha2.com"}
    `,
    ),
    query: funnel(january, [
      'user signed up',
      stepWith('$pageview', '$current_url', 'aloha.com'),
      stepWith('$pageview', '$current_url', 'aloha2.com'),
      stepWith('$pageview', '$current_url', 'aloha2.com'),
      '$pageview',
    ]),
    expected: steps(5, 4, 3, 2, 0),
  },
  {
    key: 'facts/posthog/ph-fun-ord-015',
    rule: 'a window of seconds: ten users are in time, fifteen are not',
    source: `${tests}/test_funnel.py@2cbf12a1::test_funnel_conversion_window_seconds`,
    events: log(
      '2021-05-01',
      Array.from(
        { length: 25 },
        (_, i) => `user_${i} | 00:00 step one | 00:00:${i < 10 ? 10 : 20} step two`,
      ).join('\n'),
    ),
    query: funnel(between('2021-05-01', '2021-05-14'), threeSteps, { window: seconds(15) }),
    expected: steps(25, 10, 0),
  },
  {
    key: 'facts/posthog/ph-fun-ord-019a',
    rule: 'the default window is 14 times 24 hours',
    source: `${tests}/test_funnel.py@2cbf12a1::test_funnel_window_ignores_dst_transition`,
    events: log('2024-03-01', 'user_1 | 15:10 $pageview | 03-15 14:27 user signed up'),
    query: funnel(between('2024-02-17', '2024-03-18'), ['$pageview', 'user signed up']),
    expected: steps(null, reached(1, 1_207_020, 1_207_020)),
  },
  {
    key: 'facts/posthog/ph-fun-ord-019b',
    rule: 'the window is elapsed time: clocks moved forward on the way change nothing',
    source: `${tests}/test_funnel.py@2cbf12a1::test_funnel_window_ignores_dst_transition`,
    events: log('2024-03-01', 'user_1 | 15:10 $pageview | 03-15 14:27 user signed up'),
    query: funnel(
      // Local days: at UTC-8 to begin with, at UTC-7 in the end.
      { start: Date.parse('2024-02-17T08:00Z'), end: Date.parse('2024-03-19T07:00Z') },
      ['$pageview', 'user signed up'],
      { timeZone: 'US/Pacific' },
    ),
    expected: steps(null, reached(1, 1_207_020, 1_207_020)),
  },
  {
    key: 'facts/posthog/ph-fun-ord-024',
    rule: 'a step that only listed users can fill (their static cohort, as a list of ids)',
    source: `${tests}/test_funnel.py@2cbf12a1::test_funnel_with_static_cohort_step_filter`,
    events: log(
      '2020-01-02',
      `
      user_1 | 14:00 user signed up | 01-10 14:00 paid
      user_2 | 14:00 user signed up | 01-10 14:00 paid
    `,
    ),
    query: funnel(between('2020-01-01', '2020-01-14'), [
      {
        match: {
          event: 'user signed up',
          where: { property: '$user', op: 'in', value: ['user_2'] },
        },
      },
      'paid',
    ]),
    expected: steps(1, 1),
  },
  {
    key: 'facts/posthog/ph-fun-ord-025',
    rule: 'a window of 99 years is no error, and the second step alone counts nowhere',
    source: `${tests}/test_funnel.py@2cbf12a1::test_funnel_with_long_interval_no_first_step`,
    events: log('2021-05-02', 'only_second_step | 00:00 added to cart'),
    query: funnel(between('2021-05-01', '2021-05-08'), ['user signed up', 'added to cart'], {
      window: seconds(3_122_064_000),
    }),
    expected: steps(0, 0),
  },
  {
    key: 'facts/posthog/ph-fun-ord-030',
    rule: 'times are those of the attempt that got furthest, not of later ones that stopped earlier',
    source: `${tests}/conversion_time_cases.py@8583a83f::test_funnel_with_multiple_incomplete_tries`,
    events: log(
      '2021-05-01',
      `
      person1 | 01:00 user signed up | 02:00 $pageview | 03:00 something else | 05-03 04:00 user signed up
      person1 | 05-03 05:00 $pageview | 05-04 07:00 user signed up | 05-04 10:00 $pageview
    `,
    ),
    query: funnel(
      between('2021-05-01', '2021-05-14'),
      ['user signed up', '$pageview', 'something else'],
      { window: { value: 1, unit: 'day' } },
    ),
    expected: steps(1, reached(null, 3600, 3600), null),
  },
  {
    key: 'facts/posthog/ph-fun-ord-031',
    rule: 'average and median of the times from the step before, over those who reached the step',
    source: `${tests}/conversion_time_cases.py@8583a83f::test_funnel_step_conversion_times`,
    events: log(
      '2020-01-01',
      `
      person1 | 12:00 sign up | 13:00 play movie | 15:00 buy
      person2 | 01-02 14:00 sign up | 01-02 16:00 play movie
      person3 | 01-02 14:00 sign up | 01-02 16:00 play movie | 01-02 17:00 buy
    `,
    ),
    query: funnel(between('2020-01-01', '2020-01-08'), ['sign up', 'play movie', 'buy'], {
      window: { value: 7, unit: 'day' },
    }),
    expected: steps(null, reached(null, 6000, 7200), reached(null, 5400, 5400)),
  },
  {
    key: 'facts/posthog/ph-fun-ord-032b',
    rule: 'exactly the window later is in time',
    source: `${tests}/conversion_time_cases.py@8583a83f::test_funnel_times_with_different_conversion_windows`,
    events: log(
      '2020-01-02',
      `
      stopped_after_signup1 | 14:00 user signed up | 14:05 pageview
      stopped_after_signup2 | 14:03 user signed up
      stopped_after_signup3 | 12:00 user signed up | 12:15 pageview
    `,
    ),
    query: funnel(between('2020-01-01', '2020-01-14'), ['user signed up', 'pageview'], {
      window: { value: 5, unit: 'minute' },
    }),
    expected: steps(3, reached(1, 300)),
  },
  {
    key: 'facts/posthog/ph-fun-opt-002',
    rule: 'an optional step and the required ones around it ask for one event',
    source: `${tests}/test_funnel_udf.py@2cbf12a1::test_funnel_with_optional_steps_same_event`,
    events: log(
      '2012-01-15',
      `
      one_event | 00:00 same_event
      two_events | 00:00 same_event | 00:01 same_event
      three_events | 00:00 same_event | 00:01 same_event | 00:02 same_event
      three_events_with_match | 00:00 same_event | 00:01 same_event {"$current_url":"url"} | 00:02 same_event
    `,
    ),
    query: funnel(between('2012-01-01', '2012-02-01'), [
      'same_event',
      { match: { event: 'same_event' }, optional: true },
      stepWith('same_event', '$current_url', 'url'),
      'same_event',
    ]),
    // A second event of any kind: two_events, three_events and three_events_with_match.
    expected: steps(4, 3, 1, 1),
    differs: {
      theirs: steps(4, 2, 1, 1),
      because:
        'an optional step is counted in a funnel of its own, so an event that fills a later required step fills it as well',
    },
  },
];
