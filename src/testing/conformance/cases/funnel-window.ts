import { type AnswerCase, day, day0, event, hour, journeys, minute } from '../case.js';
import { counts, funnel, minutes, steps } from './funnel.js';

/* How long a funnel may take: windows, limits between steps, the end of the range (QUERIES §4). */

export const windowCases: AnswerCase[] = [
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
    events: journeys(`ann | 0 a | 20 b | 40 c`),
    query: funnel('a b c', { window: minutes(30) }),
    expected: counts(1, 1, 0),
  },
  {
    key: 'funnel/window/default',
    rule: 'the window is 14 days unless it is given',
    events: journeys(`
      ann | 0 a | 20160 b
      bob | 0 a | 20161 b
    `),
    query: funnel('a b', { range: { start: day0, end: day0 + 20 * day } }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/window/none',
    rule: 'without a window there is no limit, and no window is open',
    events: journeys(`
      ann | 0 a | 27360 b
      bob | 0 a
    `),
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
    events: journeys(`
      ann | 0 a | 50 a
      bob | 20 a
      cid | 50 a | 51 b
    `),
    query: funnel('a b', { window: minutes(30) }),
    now: day0 + 60 * minute,
    expected: { ...counts(3, 1), openWindow: 1 },
  },
  {
    key: 'funnel/window/open/first-attempt',
    rule: 'with attempts first the first start counts, and a window that ends exactly at the horizon is closed',
    events: journeys(`
      ann | 0 a | 50 a
      bob | 30 a
      cid | 31 a
    `),
    query: funnel('a b', { window: minutes(30), attempts: 'first' }),
    now: day0 + 60 * minute,
    expected: { openWindow: 1 },
  },
  {
    key: 'funnel/window/open/range-end',
    rule: 'steps after the range do not count, so the horizon is its end when that is before now',
    events: journeys(`ann | 50 a | 70 b`),
    query: funnel('a b', { range: { start: day0, end: day0 + hour }, window: minutes(30) }),
    expected: { ...counts(1, 0), openWindow: 1 },
  },
  {
    key: 'funnel/finish/in-window',
    rule: 'with finish inWindow later steps may lie after the range; starts may not',
    events: journeys(`
      ann | 50 a | 80 b
      bob | 59 a | 90 b
      cid | 60 a | 61 b
    `),
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
    events: journeys(`ann | 50 a`),
    query: funnel('a b', {
      range: { start: day0, end: day0 + hour },
      window: minutes(30),
      finish: 'inWindow',
    }),
    now: day0 + 79 * minute,
    expected: { openWindow: 1 },
  },
  {
    key: 'funnel/within/inclusive',
    rule: 'a step’s own limit is from the previous step, inclusive',
    events: journeys(`
      ann | 0 a | 10 b | 15 c
      bob | 0 a | 10 b | 16 c
    `),
    query: {
      ...funnel('a b c'),
      steps: [...steps('a', 'b'), { match: { event: 'c' }, within: minutes(5) }],
    },
    expected: counts(2, 2, 1),
  },
  {
    key: 'funnel/within/other-event',
    rule: 'a later event for the step before can make the limit hold',
    events: journeys(`ann | 0 a | 1 b | 10 b | 12 c`),
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
    events: journeys(`ann | 0 a | 1 b | 10 b | 12 c`),
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
];
