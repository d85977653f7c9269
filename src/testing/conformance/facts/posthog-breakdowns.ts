import type { Attribution, FunnelQuery } from '../../../model/funnel.js';
import type { FactCase } from '../case.js';
import { between, funnel, group, log, reached, seconds } from './notation.js';

const tests = 'posthog/hogql_queries/insights/funnels/test';

const firstWeek = between('2020-01-01', '2020-01-08');
const sevenDays = { value: 7, unit: 'day' } as const;

function byBrowser(attribution: Attribution): Pick<FunnelQuery, 'window' | 'breakdown'> {
  return { window: sevenDays, breakdown: { property: '$browser', attribution } };
}

const twoBrowsers = log(
  '2021-05-01',
  `
  user_one | 00:00 step one {"$browser":"Chrome"} | 00:00:01 step two {"$browser":"Safari"}
  user_one | 00:00:02 step two {"$browser":"Chrome"} | 00:00:03 step three {"$browser":"Chrome"}
`,
);

function threeSteps(attribution: Attribution): FunnelQuery {
  return funnel(between('2021-05-01', '2021-05-02'), ['step one', 'step two', 'step three'], {
    ...byBrowser(attribution),
    window: seconds(30),
  });
}

export const breakdownFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-fun-brk-001',
    rule: 'a group for each first value, with its own times (PostHog groups by browser and version; the version alone tells the same groups apart)',
    source: `${tests}/breakdown_cases.py@0eb8a6e5::test_funnel_step_multi_property_breakdown_event`,
    events: log(
      '2020-01-01',
      `
      person1 | 12:00 sign up {"key":"val","$browser":"Chrome","$browser_version":95}
      person1 | 13:00 play movie {"key":"val","$browser":"Chrome","$browser_version":95}
      person1 | 15:00 buy {"key":"val","$browser":"Chrome","$browser_version":95}
      person2 | 01-02 14:00 sign up {"key":"val","$browser":"Safari","$browser_version":15}
      person2 | 01-02 16:00 play movie {"key":"val","$browser":"Safari","$browser_version":15}
      person3 | 01-02 14:00 sign up {"key":"val","$browser":"Safari","$browser_version":14}
    `,
    ),
    query: funnel(firstWeek, ['sign up', 'play movie', 'buy'], {
      window: sevenDays,
      breakdown: { property: '$browser_version' },
    }),
    expected: {
      groups: [
        group(14, 1, 0, 0),
        group(15, 1, reached(1, 7200, 7200), 0),
        group(95, 1, reached(1, 3600, 3600), reached(1, 7200, 7200)),
      ],
    },
  },
  {
    key: 'facts/posthog/ph-fun-brk-006',
    rule: 'by the value at the second step: those whose event there has none are a group',
    source: `${tests}/breakdown_cases.py@0eb8a6e5::test_funnel_step_breakdown_with_step_one_attribution`,
    events: log(
      '2020-01-01',
      `
      person1 | 12:00 sign up {"$browser":"Chrome"} | 13:00 buy
      person2 | 13:00 sign up | 01-02 13:00 buy {"$browser":"Safari"}
      person3 | 01-02 14:00 sign up {"$browser":"Mac"} | 01-02 15:00 buy
      person4 | 01-02 15:00 sign up {"$browser":0} | 01-02 16:00 buy {"$browser":"alakazam"}
    `,
    ),
    query: funnel(firstWeek, ['sign up', 'buy'], byBrowser({ step: 1 })),
    expected: {
      groups: [
        group(null, 2, reached(2, 3600, 3600)),
        group('Safari', 1, reached(1, 86_400, 86_400)),
        group('alakazam', 1, reached(1, 3600, 3600)),
      ],
    },
  },
  {
    key: 'facts/posthog/ph-fun-brk-009',
    rule: 'by the value at the second step, which two of four users never reach',
    source: `${tests}/breakdown_cases.py@0eb8a6e5::test_funnel_step_breakdown_with_step_one_attribution_incomplete_funnel`,
    events: log(
      '2020-01-01',
      `
      person1 | 12:00 sign up {"$browser":"Chrome"} | 13:00 buy
      person2 | 13:00 sign up
      person3 | 01-02 14:00 sign up {"$browser":"Mac"}
      person4 | 01-02 15:00 sign up {"$browser":0} | 01-02 16:00 buy {"$browser":"alakazam"}
    `,
    ),
    query: funnel(firstWeek, ['sign up', 'buy'], byBrowser({ step: 1 })),
    // person1 has no value there, person2 and person3 never come there.
    expected: {
      groups: [
        group(null, 3, reached(1, 3600, 3600)),
        group('alakazam', 1, reached(1, 3600, 3600)),
      ],
    },
    differs: {
      theirs: {
        groups: [
          group(null, 1, reached(1, 3600, 3600)),
          group('alakazam', 1, reached(1, 3600, 3600)),
        ],
      },
      because:
        'users who never reach the step are in the group without a value, so that groups add up',
    },
  },
  {
    key: 'facts/posthog/ph-fun-brk-010a',
    rule: 'a funnel for each value over its own events: a value without a first step is no group',
    source: `${tests}/test_funnel.py@2cbf12a1::test_breakdown_step_attributions`,
    events: twoBrowsers,
    query: threeSteps('each'),
    expected: { groups: [group('Chrome', 1, 1, 1)] },
  },
  {
    key: 'facts/posthog/ph-fun-brk-010b',
    rule: 'by the value at the first step',
    source: `${tests}/test_funnel.py@2cbf12a1::test_breakdown_step_attributions`,
    events: twoBrowsers,
    query: threeSteps({ step: 0 }),
    expected: { groups: [group('Chrome', 1, 1, 1)] },
  },
  {
    key: 'facts/posthog/ph-fun-brk-010c',
    rule: 'by the value at the second step, which the user did with either of two values',
    source: `${tests}/test_funnel.py@2cbf12a1::test_breakdown_step_attributions`,
    events: twoBrowsers,
    query: threeSteps({ step: 1 }),
    expected: { groups: [group('Safari', 1, 1, 1)] },
    differs: {
      theirs: { groups: [group('Chrome', 1, 1, 1), group('Safari', 1, 1, 1)] },
      because:
        'a user is in one group, that of the reported attempt, whose second event is the first possible',
    },
  },
  {
    key: 'facts/posthog/ph-fun-brk-011',
    rule: 'events that match no step, like forty sign-ups from elsewhere, lend no value',
    source: `${tests}/breakdown_cases.py@0eb8a6e5::test_basic_funnel_default_funnel_days_breakdown_event`,
    events: log(
      '2020-01-02',
      [
        'user_1 | 14:00 user signed up {"$current_url":"https://posthog.com/docs/x"}',
        'user_1 | 01-10 14:00 paid {"$current_url":"https://posthog.com/docs/x"}',
        ...[...'aabbccddeeffgghhiijjkkllmmnnooppqqrrsstt'].map(
          (post) =>
            `user_1 | 14:00 user signed up {"$current_url":"https://posthog.com/blog/${post}"}`,
        ),
      ].join('\n'),
    ),
    query: funnel(
      between('2020-01-01', '2020-01-14'),
      [
        {
          match: {
            event: 'user signed up',
            where: {
              property: '$current_url',
              op: 'contains',
              value: 'https://posthog.com/docs',
              ignoreCase: true,
            },
          },
        },
        'paid',
      ],
      { breakdown: { property: '$current_url', attribution: 'first' } },
    ),
    expected: { groups: [group('https://posthog.com/docs/x', 1, reached(1, 691_200, 691_200))] },
  },
  {
    key: 'facts/posthog/ph-fun-str-004',
    rule: 'strict: a group for each first value; an event between the steps of one breaks it (PostHog lists the converting group first)',
    source: `${tests}/test_funnel_strict.py@047c6377::test_strict_breakdown_events_with_multiple_properties`,
    events: log(
      '2020-01-01',
      `
      person1 | 12:00 sign up {"$browser":"Chrome"} | 13:00 blah {"$browser":"Chrome"}
      person1 | 14:00 play movie {"$browser":"Chrome"}
      person2 | 01-02 13:00 sign up {"$browser":"Safari"} | 01-02 14:00 play movie {"$browser":"Safari"}
    `,
    ),
    query: funnel(firstWeek, ['sign up', 'play movie'], {
      ...byBrowser('first'),
      order: 'strict',
    }),
    expected: { groups: [group('Chrome', 1, 0), group('Safari', 1, reached(1, 3600, 3600))] },
  },
  {
    key: 'facts/posthog/ph-fun-str-005',
    rule: 'strict, a funnel for each value: an event of no step breaks that of its own value',
    source: `${tests}/test_funnel_strict.py@047c6377::test_different_prop_val_in_strict_filter`,
    events: log(
      '2024-01-10',
      `
      many_other_events | 12:00 first {"bd":"one"} | 12:01 first {"bd":"two"} | 12:02 unmatched {"bd":"one"}
      many_other_events | 12:03 unmatched {"bd":"two"} | 12:04 second {"bd":"one"} | 12:05 second {"bd":"two"}
    `,
    ),
    query: funnel(between('2024-01-01', '2024-01-31'), ['first', 'second'], {
      order: 'strict',
      breakdown: { property: 'bd', attribution: 'each' },
    }),
    expected: { groups: [group('one', null, 0), group('two', null, 0)] },
  },
  {
    key: 'facts/posthog/ph-fun-uno-009',
    rule: 'unordered, a funnel for each value: one user is in two groups (PostHog lists the converting group first)',
    source: `${tests}/test_funnel_unordered.py@75bea991::test_funnel_step_breakdown_event_single_person_events_with_multiple_properties`,
    events: log(
      '2020-01-01',
      `
      person1 | 12:00 sign up {"key":"val","$browser":"Chrome"}
      person1 | 01-02 13:00 sign up {"key":"val","$browser":"Safari"}
      person1 | 01-02 14:00 play movie {"key":"val","$browser":"Safari"}
    `,
    ),
    query: funnel(firstWeek, ['sign up', 'play movie'], {
      ...byBrowser('each'),
      order: 'unordered',
    }),
    expected: { groups: [group('Chrome', 1, 0), group('Safari', 1, reached(1, 3600, 3600))] },
  },
];
