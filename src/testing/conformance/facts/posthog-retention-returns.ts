import type { FactCase } from '../case.js';
import { between, log } from './notation.js';
import { byDay, retained, since } from './retention-notation.js';

// PostHog's column 0 is the size of the group. Ours tells who came back in the same period: stated apart here, where coming
// back is another event than starting.

const tests = 'posthog/hogql_queries/insights/test/test_retention_query_runner.py@3c29d63a';

const value = '{"$some_property":"value"}';

export const returnFacts: FactCase[] = [
  {
    key: 'facts/posthog/ph-ret-012',
    rule: 'coming back is another event than starting',
    source: `${tests}::test_retention_multiple_events`,
    events: log(
      '2020-06-10',
      `
      person1 | 06-10 05:00 $some_event ${value} | 06-11 05:00 $some_event | 06-12 05:00 $some_event ${value}
      person1 | 06-13 05:00 $some_event | 06-15 05:00 $pageview ${value} | 06-16 05:00 $pageview
      person2 | 06-10 05:00 $some_event ${value} | 06-11 05:00 $some_event | 06-12 05:00 $some_event ${value}
      person2 | 06-13 05:00 $some_event | 06-15 05:00 $pageview ${value}
      person3 | 06-15 05:00 $some_event ${value}
    `,
    ),
    query: byDay(between('2020-06-10', '2020-06-16'), {
      start: { event: '$some_event' },
      return: { event: '$pageview' },
    }),
    // On the 15th the two who return have not started that day.
    expected: {
      groups: retained(
        since('2020-06-10'),
        [
          [2, 0, 0, 0, 0, 2, 1],
          [2, 0, 0, 0, 2, 1],
          [2, 0, 0, 2, 1],
          [2, 0, 2, 1],
          [0, 0, 0],
          [1, 0],
          [0],
        ],
        [0, 0, 0, 0, 0, 0, 0],
      ),
    },
  },
  {
    key: 'facts/posthog/ph-ret-014',
    rule: 'a return at the instant of the start counts in column 0',
    source: `${tests}::test_retention_event_action`,
    events: log(
      '2020-06-10',
      `
      person1 | 06-10 05:00 sign up | 06-11 05:00 sign up | 06-12 05:00 sign up | 06-13 05:00 sign up
      person1 | 06-13 05:00 $some_event ${value}
      person2 | 06-10 05:00 sign up | 06-11 05:00 sign up | 06-12 05:00 sign up | 06-13 05:00 sign up
      person2 | 06-15 05:00 $some_event
    `,
    ),
    query: byDay(between('2020-06-10', '2020-06-16'), {
      start: { event: 'sign up' },
      return: { event: '$some_event' },
    }),
    // On the 13th person1 does both.
    expected: {
      groups: retained(
        since('2020-06-10'),
        [
          [2, 0, 0, 1, 0, 1, 0],
          [2, 0, 1, 0, 1, 0],
          [2, 1, 0, 1, 0],
          [2, 0, 1, 0],
          [0, 0, 0],
          [0, 0],
          [0],
        ],
        [0, 0, 0, 1, 0, 0, 0],
      ),
    },
  },
];
