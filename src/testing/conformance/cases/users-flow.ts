import type { FlowQuery, NodeRef } from '../../../model/flow.js';
import { type AnswerCase, day0, event, journeys, minute } from '../case.js';
import { flow } from './flow.js';
import { rows, units, users } from './users.js';

/* Who is behind a number of a flow (QUERIES §11). */

const byUser = (options: Partial<FlowQuery> = {}): FlowQuery => flow({ unit: 'user', ...options });

const node = (offset: number, value: string): NodeRef => ({
  offset,
  key: { type: 'value', value },
});
const other = (offset: number): NodeRef => ({ offset, key: { type: 'other', count: 9 } });

const walks = journeys(`
  ann | 0 a | 1 b | 2 c
  bob | 0 a | 1 b | 2 d
  cid | 0 a | 1 c | 2 d
  dan | 0 a | 1 e | 2 d | 3 b
  eve | 0 b | 1 c
`);

export const usersFlowCases: AnswerCase[] = [
  {
    key: 'users/flow/node',
    rule: 'behind a node are the units with it at its offset, not at another',
    events: walks,
    query: users({ of: byUser(), node: node(1, 'b') }),
    expected: { unit: 'user', ...units('ann', 'bob') },
  },
  {
    key: 'users/flow/node/anchor',
    rule: 'behind the anchor are all units that have one, wherever they went',
    events: walks,
    query: users({ of: byUser(), node: node(0, 'a') }),
    expected: units('ann', 'bob', 'cid', 'dan'),
  },
  {
    key: 'users/flow/node/before',
    rule: 'offsets before the anchor are negative',
    events: journeys(`
      ann | 0 x | 1 a | 2 y
      bob | 0 y | 1 a | 2 x
    `),
    query: users({ of: byUser({ before: 1 }), node: node(-1, 'x') }),
    expected: units('ann'),
  },
  {
    key: 'users/flow/node/other',
    rule: 'behind other are the units of every node folded at that offset; found by its type',
    events: walks,
    query: users({ of: byUser({ nodesPerStep: 1 }), node: other(1) }),
    // Shown after a is b; folded are c and e.
    expected: units('cid', 'dan'),
  },
  {
    key: 'users/flow/node/none',
    rule: 'behind none are the units whose event at the offset lacks the property',
    events: journeys(`
      ann | 0 a {"page":"/x"} | 1 b
      bob | 0 a {"page":"/x"} | 1 b {"page":"/y"}
      cid | 0 a {"page":"/x"}
    `),
    query: users({ of: byUser({ node: 'page' }), node: { offset: 1, key: { type: 'none' } } }),
    expected: units('ann'),
  },
  {
    key: 'users/flow/link',
    rule: 'behind a link are the units that went from the one node to the other at these offsets, not all at either end',
    events: walks,
    query: users({ of: byUser(), link: { from: node(1, 'c'), to: node(2, 'd') } }),
    expected: units('cid'),
  },
  {
    key: 'users/flow/link/other',
    rule: 'nodes are folded offset by offset: behind other → d are those from any folded node to d',
    events: walks,
    query: users({
      of: byUser({ nodesPerStep: 1 }),
      link: { from: other(1), to: node(2, 'd') },
    }),
    expected: units('cid', 'dan'),
  },
  {
    key: 'users/flow/session',
    rule: 'behind a node of sessions are sessions, each with the user of its first event, though excluded events are no steps',
    events: [
      { ...event('bob', 'x', 0), session: 's' },
      { ...event('ann', 'a', 1), session: 's' },
      { ...event('ann', 'b', 2, { v: 1 }), session: 's' },
      { ...event('ann', 'a', 100), session: 't' },
    ],
    query: users({ of: flow({ exclude: [{ event: 'x' }] }), node: node(0, 'a') }),
    expected: {
      unit: 'session',
      ...rows(
        {
          id: 's',
          user: 'bob',
          firstSeen: day0,
          lastSeen: day0 + 2 * minute,
          events: 3,
          properties: { v: 1 },
        },
        { id: 't', user: 'ann', events: 1 },
      ),
    },
  },
];
