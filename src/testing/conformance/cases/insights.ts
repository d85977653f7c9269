import type { InsightsQuery } from '../../../model/insights.js';
import { type AnswerCase, event, journeys, minute } from '../case.js';
import { funnel } from './funnel.js';
import { days } from './retention.js';

/* What stands out, composed of other questions (QUERIES §9). */

/** The first day of the cases, beside the day before it. */
const ask = (options: Partial<InsightsQuery> = {}): InsightsQuery => ({
  kind: 'insights',
  range: days(1),
  properties: [],
  ...options,
});

/** Two days: 3 of 4 users have x now and 1 of 5 before; nobody has y now and 4 of 5 before; r is held by 2 and 2. */
const shares = journeys(`
  n1 | 0 a {"v":"x"} | 1 a {"v":"r"}
  n2 | 0 a {"v":"x"} | 1 a {"v":"r"}
  n3 | 0 a {"v":"x"} | 1 a {"v":"x"}
  n4 | 0 a
  m1 | -9 a {"v":"x"} | -8 a {"v":"r"}
  m2 | -9 a {"v":"y"} | -8 a {"v":"r"}
  m3 | -9 a {"v":"y"}
  m4 | -9 a {"v":"y"}
  m5 | -9 a {"v":"y"}
`);

/** 25 users with a value, of which 24 have another, too. */
const many = Array.from({ length: 25 }, (_, i) => [
  event(`u${i}`, 'a', 0, { v: 'x' }),
  ...(i > 0 ? [event(`u${i}`, 'a', 1, { v: 'y' })] : []),
]).flat();

const visits = journeys(`
  ann | -1000 a | -990 a | -600 b | 0 a | 20 a
  bob | 5 b | 6 a | 7 a
`);

export const insightCases: AnswerCase[] = [
  {
    key: 'insights/headline',
    rule: 'users, sessions, events, events a session and the median session length, each beside that of the time before, as long as the range',
    events: visits,
    query: ask(),
    expected: {
      users: { value: 2, previous: 1 },
      sessions: { value: 2, previous: 2 },
      events: { value: 5, previous: 3 },
      eventsPerSession: { value: 2.5, previous: 1.5 },
      // 20 and 2 minutes now; 10 and 0 before.
      medianSessionLength: { value: 11 * minute, previous: 5 * minute },
      values: [],
      around: undefined,
    },
  },
  {
    key: 'insights/headline/nothing-before',
    rule: 'of a time without events numbers are 0, and what was not measured null, not 0',
    events: journeys(`ann | 0 a`),
    query: ask(),
    expected: {
      users: { value: 1, previous: 0 },
      sessions: { value: 1, previous: 0 },
      events: { value: 1, previous: 0 },
      eventsPerSession: { value: 1, previous: null },
      medianSessionLength: { value: 0, previous: null },
    },
  },
  {
    key: 'insights/events',
    rule: 'only events that match are counted, and only those who did them',
    events: visits,
    query: ask({ events: { event: 'b' } }),
    expected: {
      users: { value: 1, previous: 1 },
      sessions: { value: 1, previous: 1 },
      events: { value: 1, previous: 1 },
      eventsPerSession: { value: 1, previous: 1 },
    },
  },
  {
    key: 'insights/where',
    rule: 'the filter and the users looked at narrow both times',
    events: journeys(`
      ann | -9 a {"own":1} | -8 a | 0 a {"own":1} | 1 a
      bob | -9 a {"own":1} | 0 a {"own":1}
    `),
    query: ask({ where: { property: 'own', op: 'isSet' }, users: { anyOf: ['ann'] } }),
    expected: { users: { value: 1, previous: 1 }, events: { value: 1, previous: 1 } },
  },
  {
    key: 'insights/universe',
    rule: 'the universe narrows every part of the answer',
    events: journeys(`
      ann | -9 a {"t":1,"v":"x"} | 0 a {"t":1,"v":"x"} | 1 a {"t":2,"v":"y"}
      bob | -9 a {"t":2,"v":"x"} | 0 a {"t":2,"v":"x"}
    `),
    query: ask({ properties: ['v'], minUsers: 1 }),
    universe: { property: 't', op: 'eq', value: 1 },
    expected: {
      users: { value: 1, previous: 1 },
      events: { value: 1, previous: 1 },
      values: [{ value: 'x', users: 1, share: 1, previousUsers: 1, previousShare: 1 }],
    },
  },
  {
    key: 'insights/values',
    rule: 'values by the size of the z-score of the difference of their shares, downwards, whichever its sign; share is of users, not of events',
    events: shares,
    query: ask({ properties: ['v'], minUsers: 3 }),
    // Both have a pooled share of 4 / 9: the deviation is √(4/9 · 5/9 · (1/4 + 1/5)) = √(20/81 · 9/20) = 1/3.
    expected: {
      values: [
        {
          property: 'v',
          value: 'y',
          users: 0,
          share: 0,
          previousUsers: 4,
          previousShare: 0.8,
          z: -2.4,
        },
        {
          property: 'v',
          value: 'x',
          users: 3,
          share: 0.75,
          previousUsers: 1,
          previousShare: 0.2,
          z: 1.65,
        },
      ],
    },
  },
  {
    key: 'insights/values/z',
    rule: 'the z-score is the pooled one: 2 of 4 now and 2 of 5 before differ by 0.3, not by 0.300828 as without pooling',
    events: shares,
    query: ask({ properties: ['v'], minUsers: 2 }),
    // Pooled 4 / 9 again: (0.5 − 0.4) / (1/3) = 0.3. Unpooled it would be 0.1 / √(0.25/4 + 0.24/5) = 0.300828.
    expected: { values: [{ value: 'y' }, { value: 'x' }, { value: 'r', users: 2, z: 0.3 }] },
  },
  {
    key: 'insights/values/min-users',
    rule: 'a value is shown that at least minUsers hold now or before: at the least exactly, not in both times',
    events: shares,
    query: ask({ properties: ['v'], minUsers: 4 }),
    expected: { values: [{ value: 'y' }] },
  },
  {
    key: 'insights/values/min-share',
    rule: 'a value is shown that at least minShare of the users hold now or before, exactly so many too',
    events: shares,
    query: ask({ properties: ['v'], minUsers: 1, minShare: 0.75 }),
    expected: { values: [{ value: 'y' }, { value: 'x' }] },
  },
  {
    key: 'insights/values/defaults',
    rule: 'by default 25 users must hold a value; without users before its z-score is not defined: null, as the share',
    events: many,
    query: ask({ properties: ['v'] }),
    expected: {
      values: [
        {
          value: 'x',
          users: 25,
          share: 1,
          previousUsers: 0,
          previousShare: null,
          z: null,
        },
      ],
    },
  },
  {
    key: 'insights/values/everybody',
    rule: 'the z-score of a value that everybody holds now and before is not defined: null, not 0, and after those that are',
    events: journeys(`
      ann | -9 a {"v":"x"} | 0 a {"v":"x"}
      bob | -9 a {"v":"x"} | 0 a {"v":"x"} | 1 a {"v":"y"}
    `),
    query: ask({ properties: ['v'], minUsers: 1 }),
    expected: {
      values: [
        { value: 'y', users: 1 },
        { value: 'x', share: 1, previousShare: 1, z: null },
      ],
    },
  },
  {
    key: 'insights/values/ties',
    rule: 'of equal z-scores the first property by name, then the first value in group order',
    events: journeys(`
      ann | 0 a {"w":"x","v":"y"} | 1 a {"w":"x","v":9} | 2 a {"v":"x"}
      bob | 0 a
      cid | -9 a
    `),
    query: ask({ properties: ['w', 'v'], minUsers: 1 }),
    expected: {
      values: [
        { property: 'v', value: 9 },
        { property: 'v', value: 'x' },
        { property: 'v', value: 'y' },
        { property: 'w', value: 'x' },
      ],
    },
  },
  {
    key: 'insights/properties/default',
    rule: 'by default properties with texts or true and false are compared, not those of numbers alone',
    events: journeys(`ann | 0 a {"plan":"pro","size":5,"admin":true}`),
    query: { kind: 'insights', range: days(1), minUsers: 1 },
    expected: {
      values: [
        { property: 'admin', value: true },
        { property: 'plan', value: 'pro' },
      ],
    },
  },
  {
    key: 'insights/around',
    rule: 'the events just before the first and just after the last step, of those who went through: most common first',
    events: journeys(`
      ann | 0 far | 1 x | 2 a | 3 b | 4 y | 5 far
      bob | 1 x | 2 a | 3 b | 4 z
      cid | 1 w | 2 a | 3 b | 4 y
      dan | 1 q | 2 a | 4 q
    `),
    query: ask({ around: funnel('a b', { range: days(1) }) }),
    expected: {
      around: {
        before: [
          { event: 'x', count: 2 },
          { event: 'w', count: 1 },
        ],
        after: [
          { event: 'y', count: 2 },
          { event: 'z', count: 1 },
        ],
      },
    },
  },
  {
    key: 'insights/around/reported',
    rule: 'before and after are of the reported attempt: the one that ends first and starts last, not the first start or the last end',
    events: journeys(`ann | 0 w | 1 a | 2 x | 3 a | 4 b | 5 y | 6 a | 7 b | 8 z`),
    query: ask({ around: funnel('a b', { range: days(1) }) }),
    expected: {
      around: { before: [{ event: 'x', count: 1 }], after: [{ event: 'y', count: 1 }] },
    },
  },
  {
    key: 'insights/around/universe',
    rule: 'the universe narrows what is next to the funnel, and which properties there are',
    events: journeys(`ann | 0 w {"t":1} | 1 x {"t":2,"v":"x"} | 2 a {"t":1} | 3 b {"t":1}`),
    query: {
      kind: 'insights',
      range: days(1),
      minUsers: 0,
      minShare: 0,
      around: funnel('a b', { range: days(1) }),
    },
    universe: { property: 't', op: 'eq', value: 1 },
    expected: { values: [], around: { before: [{ event: 'w', count: 1 }], after: [] } },
  },
];
