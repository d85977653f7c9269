import type { FunnelQuery } from '../../../model/funnel.js';
import { type AnswerCase, day, day0, event, journeys } from '../case.js';
import { explain, unused, used } from './explain.js';
import { funnel, minutes } from './funnel.js';

/* Which events of a unit an explanation of a funnel looks at (QUERIES §11). */

const reached = (of: FunnelQuery, step = 1) => explain({ of, step, outcome: 'reached' });

const byDay = funnel('a b', { interval: 'day', window: minutes(60) });

export const explainScopeCases: AnswerCase[] = [
  {
    key: 'explain/funnel/nobody',
    rule: 'a unit without events is not counted and has none to explain',
    events: journeys(`bob | 0 a`),
    query: reached(funnel('a b'), 0),
    expected: { id: 'ann', counted: false, reached: null, events: [] },
  },
  {
    key: 'explain/funnel/outside-scope/filter',
    rule: 'outsideScope: events outside the filter are there, and not used',
    events: journeys(`ann | 0 a {"own":1} | 1 b | 2 b {"own":1}`),
    query: reached(funnel('a b', { where: { property: 'own', op: 'isSet' } })),
    expected: {
      counted: true,
      events: [used('a', 0), unused('b', 'outsideScope'), used('b', 1)],
    },
  },
  {
    key: 'explain/funnel/outside-scope/users',
    rule: 'outsideScope: nothing is used of who is not among the users looked at',
    events: journeys(`
      ann | 0 a | 1 b
      bob | 0 a
    `),
    query: reached(funnel('a b', { users: { anyOf: ['bob'] } }), 0),
    expected: {
      counted: false,
      reached: null,
      events: [unused('a', 'outsideScope'), unused('b', 'outsideScope')],
    },
  },
  {
    key: 'explain/funnel/outside-scope/group',
    rule: 'outsideScope: nothing is used of who is in another group than the one selected',
    events: journeys(`
      ann | 0 a {"v":"x"} | 1 b
      bob | 0 a {"v":"y"}
    `),
    query: explain({
      of: funnel('a b', { breakdown: { property: 'v' } }),
      step: 0,
      outcome: 'reached',
      key: { type: 'value', value: 'y' },
    }),
    expected: {
      counted: false,
      reached: null,
      events: [unused('a', 'outsideScope'), unused('b', 'outsideScope')],
    },
  },
  {
    key: 'explain/funnel/group',
    rule: 'which group other is takes everybody’s events: ann is in it though alone she would be named',
    events: journeys(`
      ann | 0 a {"v":"x"}
      bob | 0 a {"v":"y"}
      cid | 0 a {"v":"y"}
    `),
    query: explain({
      of: funnel('a b', { breakdown: { property: 'v', limit: 1 } }),
      step: 0,
      outcome: 'reached',
      key: { type: 'other', count: 1 },
    }),
    expected: { counted: true, reached: 0, events: [used('a', 0)] },
  },
  {
    key: 'explain/funnel/universe',
    rule: 'events outside the universe are not there at all',
    events: journeys(`ann | 0 a {"tenant":"t1"} | 1 b {"tenant":"t2"}`),
    query: reached(funnel('a b')),
    universe: { property: 'tenant', op: 'eq', value: 't1' },
    expected: { counted: false, reached: 0, events: [used('a', 0)] },
  },
  {
    key: 'explain/funnel/session',
    rule: 'with unit session a session is explained, by its own events only, whoever’s they are',
    events: [
      { ...event('ann', 'a', 0), session: 's' },
      { ...event('bob', 'b', 1), session: 's' },
      { ...event('ann', 'b', 2), session: 't' },
    ],
    query: explain({ of: funnel('a b', { unit: 'session' }), step: 1, outcome: 'reached' }, 's'),
    expected: {
      unit: 'session',
      id: 's',
      counted: true,
      reached: 1,
      events: [used('a', 0), used('b', 1)],
    },
  },
  {
    key: 'explain/funnel/trend',
    rule: 'of conversion over time the attempt explained is one that starts in the bucket, not the one reported for the whole',
    events: journeys(`ann | 0 a | 5 b | 1440 a`),
    query: explain({ of: byDay, trend: day0 + day, outcome: 'lost' }),
    expected: {
      counted: true,
      reached: 0,
      events: [
        { event: { event: 'a' }, used: null },
        { event: { event: 'b' }, used: null },
        used('a', 0),
      ],
    },
  },
  {
    key: 'explain/funnel/each',
    rule: 'with attribution each the attempt explained is that of the group selected; events of other values are out of scope',
    events: journeys(`ann | 0 a {"v":"x"} | 1 b {"v":"x"} | 2 a {"v":"y"}`),
    query: explain({
      of: funnel('a b', { breakdown: { property: 'v', attribution: 'each' } }),
      step: 0,
      outcome: 'droppedAfter',
      key: { type: 'value', value: 'y' },
    }),
    expected: {
      counted: true,
      reached: 0,
      events: [unused('a', 'outsideScope'), unused('b', 'outsideScope'), used('a', 0)],
    },
  },
];
