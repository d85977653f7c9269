import { type AnswerCase, day, day0, event, hour, minute, week } from '../case.js';
import { counts, funnel, minutes, steps } from './funnel.js';

/* Ordered funnels: attempts, windows, ties, what is reported (QUERIES §4). */

export const orderedCases: AnswerCase[] = [
  {
    key: 'funnel/ordered/steps',
    rule: 'users count at each step they reached in order; other events may lie between',
    events: [
      event('ann', 'a', 0),
      event('ann', 'x', 1),
      event('ann', 'b', 2),
      event('ann', 'c', 3),
      event('bob', 'a', 0),
      event('bob', 'c', 1),
      event('bob', 'b', 2),
      event('cid', 'b', 0),
      event('cid', 'a', 1),
      event('dan', 'c', 0),
    ],
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
    events: [event('ann', 'a', 0), event('bob', 'a', 0), event('bob', 'a', 5)],
    query: funnel('a a'),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/ordered/later-start',
    rule: 'any attempt counts: a later start succeeds where the first ran out of time',
    events: [event('ann', 'a', 0), event('ann', 'a', 50), event('ann', 'b', 70)],
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
    events: [event('ann', 'a', 0), event('ann', 'a', 50), event('ann', 'b', 70)],
    query: funnel('a b', { window: minutes(30), attempts: 'first' }),
    expected: counts(1, 0),
  },
  {
    key: 'funnel/window/inclusive',
    rule: 'a step exactly at the end of the window counts, a millisecond later it does not',
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 30),
      event('bob', 'a', 0),
      { ...event('bob', 'b', 30), time: day0 + 30 * minute + 1 },
    ],
    query: funnel('a b', { window: minutes(30) }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/window/from-first',
    rule: 'the window is from the first step, not from the previous',
    events: [event('ann', 'a', 0), event('ann', 'b', 20), event('ann', 'c', 40)],
    query: funnel('a b c', { window: minutes(30) }),
    expected: counts(1, 1, 0),
  },
  {
    key: 'funnel/window/default',
    rule: 'the window is 14 days unless it is given',
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 14 * 1440),
      event('bob', 'a', 0),
      event('bob', 'b', 14 * 1440 + 1),
    ],
    query: funnel('a b', { range: { start: day0, end: day0 + 20 * day } }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/window/none',
    rule: 'without a window there is no limit, and no window is open',
    events: [event('ann', 'a', 0), event('ann', 'b', 19 * 1440), event('bob', 'a', 0)],
    query: funnel('a b', { range: { start: day0, end: day0 + 20 * day }, window: null }),
    expected: { ...counts(2, 1), openWindow: 0 },
  },
  {
    key: 'funnel/window/zero',
    rule: 'a window of 0 leaves steps at one millisecond',
    events: [
      event('ann', 'b', 0),
      event('ann', 'a', 0),
      event('bob', 'a', 0),
      { ...event('bob', 'b', 0), time: day0 + 1 },
    ],
    query: funnel('a b', { window: minutes(0) }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/window/open',
    rule: 'open are those who did not convert and whose latest start plus the window is after now',
    events: [
      event('ann', 'a', 0),
      event('ann', 'a', 50),
      event('bob', 'a', 20),
      event('cid', 'a', 50),
      event('cid', 'b', 51),
    ],
    query: funnel('a b', { window: minutes(30) }),
    now: day0 + 60 * minute,
    expected: { ...counts(3, 1), openWindow: 1 },
  },
  {
    key: 'funnel/window/open/first-attempt',
    rule: 'with attempts first the first start counts, and a window that ends exactly at the horizon is closed',
    events: [
      event('ann', 'a', 0),
      event('ann', 'a', 50),
      event('bob', 'a', 30),
      event('cid', 'a', 31),
    ],
    query: funnel('a b', { window: minutes(30), attempts: 'first' }),
    now: day0 + 60 * minute,
    expected: { openWindow: 1 },
  },
  {
    key: 'funnel/window/open/range-end',
    rule: 'steps after the range do not count, so the horizon is its end when that is before now',
    events: [event('ann', 'a', 50), event('ann', 'b', 70)],
    query: funnel('a b', { range: { start: day0, end: day0 + hour }, window: minutes(30) }),
    expected: { ...counts(1, 0), openWindow: 1 },
  },
  {
    key: 'funnel/finish/in-window',
    rule: 'with finish inWindow later steps may lie after the range; starts may not',
    events: [
      event('ann', 'a', 50),
      event('ann', 'b', 80),
      event('bob', 'a', 59),
      event('bob', 'b', 90),
      event('cid', 'a', 60),
      event('cid', 'b', 61),
    ],
    query: funnel('a b', {
      range: { start: day0, end: day0 + hour },
      window: minutes(30),
      finish: 'inWindow',
    }),
    expected: { ...counts(2, 1), openWindow: 0 },
  },
  {
    key: 'funnel/finish/in-window/open',
    rule: 'with finish inWindow the horizon is now',
    events: [event('ann', 'a', 50)],
    query: funnel('a b', {
      range: { start: day0, end: day0 + hour },
      window: minutes(30),
      finish: 'inWindow',
    }),
    now: day0 + 79 * minute,
    expected: { openWindow: 1 },
  },
  {
    key: 'funnel/ties/advance',
    rule: 'steps at one millisecond follow one another whichever row came first',
    events: [event('ann', 'c', 0), event('ann', 'b', 0), event('ann', 'a', 0)],
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
    events: [event('ann', 'a', 0), event('ann', 'a', 0), event('ann', 'b', 0)],
    query: funnel('a b a'),
    expected: counts(1, 1, 0),
  },
  {
    key: 'funnel/within/inclusive',
    rule: 'a step’s own limit is from the previous step, inclusive',
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 10),
      event('ann', 'c', 15),
      event('bob', 'a', 0),
      event('bob', 'b', 10),
      event('bob', 'c', 16),
    ],
    query: {
      ...funnel('a b c'),
      steps: [...steps('a', 'b'), { match: { event: 'c' }, within: minutes(5) }],
    },
    expected: counts(2, 2, 1),
  },
  {
    key: 'funnel/within/other-event',
    rule: 'a later event for the step before can make the limit hold',
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 1),
      event('ann', 'b', 10),
      event('ann', 'c', 12),
    ],
    query: {
      ...funnel('a b c'),
      steps: [...steps('a', 'b'), { match: { event: 'c' }, within: minutes(5) }],
    },
    expected: {
      steps: [
        { count: 1 },
        { count: 1, timeFromPrevious: { median: 10 * minute } },
        {
          count: 1,
          timeFromPrevious: { median: 2 * minute },
          timeFromFirst: { median: 12 * minute },
        },
      ],
    },
  },
  {
    key: 'funnel/within/two-limits',
    rule: 'each limit must hold on the attempt as a whole: the second b is too late after a',
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 1),
      event('ann', 'b', 10),
      event('ann', 'c', 12),
    ],
    query: {
      ...funnel('a b c'),
      steps: [
        ...steps('a'),
        { match: { event: 'b' }, within: minutes(5) },
        { match: { event: 'c' }, within: minutes(5) },
      ],
    },
    expected: counts(1, 1, 0),
  },
  {
    key: 'funnel/reported/ends-first',
    rule: 'reported is the attempt that ended first, not the fastest',
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 20),
      event('ann', 'a', 30),
      event('ann', 'b', 31),
    ],
    query: funnel('a b'),
    expected: { steps: [{}, { timeFromPrevious: { median: 20 * minute } }] },
  },
  {
    key: 'funnel/reported/starts-last',
    rule: 'of those that end first the one that starts last is reported',
    events: [event('ann', 'a', 0), event('ann', 'a', 15), event('ann', 'b', 20)],
    query: funnel('a b'),
    expected: { steps: [{}, { timeFromPrevious: { median: 5 * minute } }] },
  },
  {
    key: 'funnel/reported/middle-first',
    rule: 'then its 2nd, 3rd … event is the first possible',
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 5),
      event('ann', 'b', 15),
      event('ann', 'c', 20),
    ],
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
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 1),
      event('ann', 'a', 10),
      event('ann', 'b', 14),
      event('ann', 'c', 18),
    ],
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
    events: [event('ann', 'a', 0), event('ann', 'b', 1), event('bob', 'a', 0)],
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
