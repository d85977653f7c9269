import { type AnswerCase, day0, event, minute, week, journeys } from '../case.js';
import { counts, funnel, minutes } from './funnel.js';

/* Ordered funnels: attempts, windows, ties, what is reported (QUERIES §4). */

export const orderedCases: AnswerCase[] = [
  {
    key: 'funnel/ordered/steps',
    rule: 'users count at each step they reached in order; other events may lie between',
    events: journeys(`
      ann | 0 a | 1 x | 2 b | 3 c
      bob | 0 a | 1 c | 2 b
      cid | 0 b | 1 a
      dan | 0 c
    `),
    query: funnel('a b c'),
    expected: {
      steps: [
        { count: 3, fromFirst: 1, fromPrevious: null, dropped: 0, interval95: null },
        { count: 2, fromFirst: 2 / 3, fromPrevious: 2 / 3, dropped: 1 },
        { count: 1, fromFirst: 1 / 3, fromPrevious: 1 / 2, dropped: 1 },
      ],
    },
  },
  {
    key: 'funnel/ordered/one-event-one-step',
    rule: 'one event fills one step: a step asked twice needs two events',
    events: journeys(`
      ann | 0 a
      bob | 0 a | 5 a
    `),
    query: funnel('a a'),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/ordered/later-start',
    rule: 'any attempt counts: a later start succeeds where the first ran out of time',
    events: journeys(`ann | 0 a | 50 a | 70 b`),
    query: funnel('a b', { window: minutes(30) }),
    expected: {
      steps: [
        { count: 1 },
        { count: 1, timeFromFirst: { median: 20 * minute, average: 20 * minute } },
      ],
    },
  },
  {
    key: 'funnel/ordered/first-attempt',
    rule: 'with attempts first only the first start counts',
    events: journeys(`ann | 0 a | 50 a | 70 b`),
    query: funnel('a b', { window: minutes(30), attempts: 'first' }),
    expected: counts(1, 0),
  },
  {
    key: 'funnel/ties/advance',
    rule: 'steps at one millisecond follow one another whichever row came first',
    events: journeys(`ann | 0 c | 0 b | 0 a`),
    query: funnel('a b c'),
    expected: {
      steps: [
        { count: 1 },
        { count: 1 },
        { count: 1, timeFromFirst: { median: 0, average: 0, p90: 0 } },
      ],
    },
  },
  {
    key: 'funnel/ties/block',
    rule: 'with ties block the next step must be strictly later',
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 0),
      event('bob', 'a', 0),
      event('bob', 'b', 0),
      { ...event('bob', 'b', 0), time: day0 + 1 },
    ],
    query: funnel('a b', { ties: 'block' }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/ties/set-of-steps',
    rule: 'of two events whose lowest step is the same the one with the smaller set comes first: {1} before {1, 3}',
    events: [
      { ...event('ann', 'both', 0), kind: 'event' },
      event('ann', 'a', 0),
      event('ann', 'b', 0),
    ],
    query: {
      ...funnel('a b a'),
      steps: [
        { match: { event: ['a', 'both'] } },
        { match: { event: 'b' } },
        { match: { event: ['both', 'z'] } },
      ],
    },
    // Order at the instant: a {1}, both {1, 3}, b {2}: nothing matching step 3 comes after b.
    expected: counts(1, 1, 0),
  },
  {
    key: 'funnel/ties/repeated-matcher',
    rule: 'limit by design: a step that repeats an earlier one is not found before the step between at the same instant',
    events: journeys(`ann | 0 a | 0 a | 0 b`),
    query: funnel('a b a'),
    expected: counts(1, 1, 0),
  },
  {
    key: 'funnel/reported/ends-first',
    rule: 'reported is the attempt that ended first, not the fastest',
    events: journeys(`ann | 0 a | 20 b | 30 a | 31 b`),
    query: funnel('a b'),
    expected: { steps: [{}, { timeFromPrevious: { median: 20 * minute } }] },
  },
  {
    key: 'funnel/reported/starts-last',
    rule: 'of those that end first the one that starts last is reported',
    events: journeys(`ann | 0 a | 15 a | 20 b`),
    query: funnel('a b'),
    expected: { steps: [{}, { timeFromPrevious: { median: 5 * minute } }] },
  },
  {
    key: 'funnel/reported/middle-first',
    rule: 'then its 2nd, 3rd … event is the first possible',
    events: journeys(`ann | 0 a | 5 b | 15 b | 20 c`),
    query: funnel('a b c'),
    expected: {
      steps: [
        {},
        { timeFromPrevious: { median: 5 * minute } },
        { timeFromPrevious: { median: 15 * minute }, timeFromFirst: { median: 20 * minute } },
      ],
    },
  },
  {
    key: 'funnel/reported/furthest',
    rule: 'times are those of an attempt that reached the unit’s furthest step',
    events: journeys(`ann | 0 a | 1 b | 10 a | 14 b | 18 c`),
    query: funnel('a b c', { window: minutes(10) }),
    expected: {
      steps: [
        {},
        { timeFromPrevious: { median: 4 * minute } },
        { timeFromPrevious: { median: 4 * minute } },
      ],
    },
  },
  {
    key: 'funnel/times',
    rule: 'median and 90th percentile are interpolated, the average is over all who reached the step',
    events: [2, 4, 6, 20].flatMap((took, i) => [event(`u${i}`, 'a', 0), event(`u${i}`, 'b', took)]),
    query: funnel('a b'),
    expected: {
      steps: [
        { timeFromPrevious: null, timeFromFirst: null },
        // rank 0.9 × 3 = 2.7: 6 + 0.7 × 14 = 15.8
        { timeFromPrevious: { median: 5 * minute, average: 8 * minute, p90: 15.8 * minute } },
      ],
    },
  },
  {
    key: 'funnel/interval95',
    rule: 'the interval of a share is Wilson’s: 1 of 2 lies between 9.45 % and 90.55 %',
    events: journeys(`
      ann | 0 a | 1 b
      bob | 0 a
    `),
    query: funnel('a b'),
    expected: { steps: [{}, { interval95: [0.09453120573423074, 0.9054687942657693] }] },
  },
  {
    key: 'funnel/where-and-range',
    rule: 'events outside the range or the filter take no part',
    events: [
      event('ann', 'a', -1),
      event('ann', 'b', 1),
      event('bob', 'a', 0, { bot: true }),
      event('bob', 'b', 1),
      event('cid', 'a', 0),
      { ...event('cid', 'b', 1), time: week.end },
    ],
    query: funnel('a b', { where: { property: 'bot', op: 'isNotSet' } }),
    expected: counts(1, 0),
  },
  {
    key: 'funnel/without-user',
    rule: 'events without a user take no part and are reported',
    events: [event(null, 'a', 0), event(null, 'b', 1), event(null, 'x', 2), event('ann', 'a', 0)],
    query: funnel('a b'),
    expected: { ...counts(1, 0), meta: { eventsWithoutUser: 2 } },
  },
];
