import type { LifecycleQuery, LifecycleState } from '../../../model/lifecycle.js';
import type { RetentionSelection } from '../../../model/selection.js';
import type { StickinessQuery } from '../../../model/stickiness.js';
import { type AnswerCase, day, day0, event, hour, journeys } from '../case.js';
import { aThenB, days, hours, retention } from './retention.js';
import { rows, units, users } from './users.js';

/* Who is behind a number of a retention, a lifecycle or a stickiness (QUERIES §11). */

const back = hours(`
  ann | 0 a {"v":"x"} | 24 b {"v":"y"}
  bob | 0 a {"v":"x"}
  cid | 0 a {"v":"y"} | 48 b
  dan | 24 a | 48 b
`);
const cell = (
  outcome: RetentionSelection['outcome'],
  column: number,
  options: Parameters<typeof retention>[0] = {},
): RetentionSelection => ({
  of: retention({ ...aThenB, ...options }),
  group: day0,
  column,
  outcome,
});

const byV = { breakdown: { property: 'v', limit: 1 } };

const at = (n: number): number => day0 + n * hour;

const lifecycle: LifecycleQuery = { kind: 'lifecycle', range: days(2), interval: 'day' };
const comings = hours(`
  ann | 0 a | 24 a
  bob | -1 a | 0 a
  cid | -120 a | 24 a
  dan | 24 a
  eve | -1 a
`);

function stateCase(state: LifecycleState, bucket: number, ids: string[], rule: string): AnswerCase {
  return {
    key: `users/lifecycle/${state}`,
    rule,
    events: comings,
    query: users({ of: lifecycle, bucket, state }),
    expected: { unit: 'user', ...units(...ids) },
  };
}

const stickiness: StickinessQuery = { kind: 'stickiness', range: days(3), interval: 'day' };

export const usersActivityCases: AnswerCase[] = [
  {
    key: 'users/retention/acquired',
    rule: 'acquired: the whole group, whichever column is named and whoever came back',
    events: back,
    query: users(cell('acquired', 2)),
    expected: { unit: 'user', ...units('ann', 'bob', 'cid') },
  },
  {
    key: 'users/retention/returned',
    rule: 'returned: those of the group who came back in the column, not in another one, and not of another group',
    events: back,
    query: users(cell('returned', 2)),
    expected: units('cid'),
  },
  {
    key: 'users/retention/lost',
    rule: 'lost: those of the group who did not come back in the column, though perhaps in another',
    events: back,
    query: users(cell('lost', 1)),
    expected: units('bob', 'cid'),
  },
  {
    key: 'users/retention/lost/rolling',
    rule: 'lost are only those eligible: whose column has begun before now',
    events: hours(`
      ann | 1 a | 26 b
      bob | 2 a
      cid | 23 a
    `),
    now: day0 + 36 * hour,
    query: users(cell('lost', 1, { clock: 'rolling' })),
    expected: units('bob'),
  },
  {
    key: 'users/retention/key',
    rule: 'of a group by a value: the value on the start event counts, not that of the return',
    events: back,
    query: users({ ...cell('returned', 1, byV), key: { type: 'value', value: 'x' } }),
    expected: units('ann'),
  },
  {
    key: 'users/retention/key/other',
    rule: 'behind other are the users of every folded value; found by its type',
    events: back,
    query: users({ ...cell('lost', 1, byV), key: { type: 'other', count: 9 } }),
    expected: units('cid'),
  },
  {
    key: 'users/retention/first-ever',
    rule: 'with firstEver the group has only those it was the first time of all for',
    events: hours(`
      ann | -24 a | 0 a
      bob | 0 a
    `),
    query: users(cell('acquired', 0, { acquisition: 'firstEver' })),
    expected: units('bob'),
  },
  {
    key: 'users/retention/row',
    rule: 'what is said is of all events in the widened range up to now, not only of the group’s period, not of history',
    events: hours(`ann | -1 x {"v":0} | 1 a {"v":1} | 24 b | 40 x {"v":2} | 50 b {"v":3}`),
    now: day0 + 47 * hour,
    query: users(cell('returned', 1, { range: { start: day0 + 2 * hour, end: day0 + 2 * day } })),
    expected: rows({
      id: 'ann',
      firstSeen: at(1),
      lastSeen: at(40),
      events: 3,
      properties: { v: 2 },
    }),
  },
  stateCase('new', day0 + day, ['dan'], 'new: whose first event of all is in the bucket'),
  stateCase('returning', day0, ['bob'], 'returning: active in the bucket and in the one before'),
  stateCase(
    'resurrected',
    day0 + day,
    ['cid'],
    'resurrected: active in the bucket, not in the one before, and not new',
  ),
  stateCase(
    'dormant',
    day0,
    ['eve'],
    'dormant: active in the bucket before and not in this one, not everybody who is away',
  ),
  {
    key: 'users/lifecycle/row',
    rule: 'what is said is of the events from the bucket before the range on, so of those who went dormant before it too; not of all history',
    events: hours(`
      eve | -25 a {"v":1} | -24 a {"v":2} | -1 x {"w":1}
      fay | -25 a | -24 a | 1 a
    `),
    query: users({ of: lifecycle, bucket: day0, state: 'dormant' }),
    expected: rows({
      id: 'eve',
      firstSeen: at(-24),
      lastSeen: at(-1),
      events: 2,
      properties: { v: 2, w: 1 },
    }),
  },
  {
    key: 'users/lifecycle/row/events',
    rule: 'what is said is of all events, not only of those that make a user active',
    events: hours(`ann | 0 a | 5 x | 30 x`),
    query: users({ of: { ...lifecycle, events: { event: 'a' } }, bucket: day0, state: 'new' }),
    expected: rows({ id: 'ann', firstSeen: at(0), lastSeen: at(30), events: 3 }),
  },
  {
    key: 'users/stickiness',
    rule: 'behind a number of buckets are those active in exactly so many, not in at least so many',
    events: hours(`
      ann | 0 a | 24 a | 48 a
      bob | 0 a | 48 a | 49 x
      cid | 0 a | 1 a
    `),
    query: users({ of: { ...stickiness, events: { event: 'a' } }, count: 2 }),
    expected: {
      unit: 'user',
      ...rows({ id: 'bob', firstSeen: at(0), lastSeen: at(49), events: 3 }),
    },
  },
  {
    key: 'users/stickiness/identity',
    rule: 'behind a number of accounts are accounts',
    events: [
      ...journeys(`cid | 0 a`),
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('bob', 'a', 1440), account: 'acme' },
    ],
    query: users({ of: { ...stickiness, identity: 'account' }, count: 2 }),
    expected: rows({ id: 'acme', events: 2 }),
  },
];
