import { type AnswerCase, day, day0, hour } from '../case.js';
import { acquired, aThenB, days, hours, retention } from './retention.js';
import { units, users } from './users.js';

/* Rules that no other case noticed to be broken: found by breaking the engine on purpose (scripts/mutants.mjs). */

export const foundCases: AnswerCase[] = [
  {
    key: 'retention/rolling/same-events',
    rule: 'the clock is each user’s own also when who starts comes back by the same events, once a column',
    events: hours(`
      ann | 20 a | 43 a
      bob | 20 a | 44 a
    `),
    query: retention({ clock: 'rolling' }),
    expected: {
      groups: [acquired(2, 2, 1, 0), acquired(2, 2, 0), acquired(0, 0)],
    },
  },
  {
    key: 'trend/users/range-begins-within-day',
    rule: 'a user active on the day a range begins in, before it begins, is not counted',
    events: hours(`
      ann | 10 a
      bob | 14 a | 34 a
    `),
    query: {
      kind: 'trend',
      measure: 'users',
      interval: 'day',
      range: { start: day0 + 12 * hour, end: day0 + 2 * day },
    },
    expected: { series: [{ key: null, values: [1, 1], total: 1 }] },
  },
  {
    key: 'trend/users/range-ends-within-day',
    rule: 'a user active on the day a range ends in, after it ends, is not counted',
    events: hours(`
      bob | 14 a | 34 a
      cid | 40 a
    `),
    query: {
      kind: 'trend',
      measure: 'users',
      interval: 'day',
      range: { start: day0, end: day0 + day + 12 * hour },
    },
    expected: { series: [{ key: null, values: [1, 1], total: 1 }] },
  },
  {
    key: 'stickiness/without-user/events',
    rule: 'those of the events asked for that have no user make nobody active, and are reported',
    events: [
      ...hours('ann | 0 a | 1 b | 24 a'),
      { time: day0 + hour, event: 'a' },
      { time: day0 + 2 * hour, event: 'b' },
    ],
    query: { kind: 'stickiness', events: { event: 'a' }, interval: 'day', range: days(2) },
    expected: {
      counts: [
        { count: 1, users: 0 },
        { count: 2, users: 1 },
      ],
      meta: { eventsWithoutUser: 1 },
    },
  },
  {
    key: 'sessions/users/clipped',
    rule: 'of a session of two users, what one does after the range says nothing of it',
    events: [
      { time: day0, event: 'first', user: 'ann', session: 's' },
      { time: day0 + day, event: 'after', user: 'ann', session: 's' },
      { time: day0 + hour, event: 'last', user: 'bob', session: 's' },
    ],
    query: { kind: 'sessions', range: days(1) },
    expected: {
      sessions: [{ id: 's', events: 2, end: day0 + hour, firstEvent: 'first', lastEvent: 'last' }],
    },
  },
  {
    key: 'users/retention/lost/rolling/at-now',
    rule: 'a column that begins at the instant it is asked has not begun: nobody is lost in it',
    events: hours(`
      ann | 11 a
      bob | 12 a
    `),
    now: day0 + 36 * hour,
    query: users({
      of: retention({ ...aThenB, clock: 'rolling' }),
      group: day0,
      column: 1,
      outcome: 'lost',
    }),
    expected: units('ann'),
  },
  {
    key: 'users/trend/key/folded',
    rule: 'a value that is folded is no group of the answer: there is no number of its own, and nobody behind it',
    events: hours(`
      ann | 0 a {"v":"x"}
      bob | 0 a {"v":"x"}
      cid | 0 a {"v":"y"}
    `),
    query: users({
      of: {
        kind: 'trend',
        measure: 'users',
        range: days(1),
        breakdown: { property: 'v', limit: 1 },
      },
      key: { type: 'value', value: 'y' },
    }),
    expected: units(),
  },
];
