import type { FlowQuery } from '../../../model/flow.js';
import type { LifecycleQuery } from '../../../model/lifecycle.js';
import type { StickinessQuery } from '../../../model/stickiness.js';
import type { TrendQuery } from '../../../model/trend.js';
import { type AnswerCase, day, day0, event, journeys } from '../case.js';
import { beside, explain, unused, used } from './explain.js';
import { flow } from './flow.js';
import { days, hours } from './retention.js';

/* Why a unit is, or is not, behind a number of another kind (QUERIES §11). */

const trend: TrendQuery = {
  kind: 'trend',
  range: days(3),
  measure: 'users',
  events: { event: 'a' },
  interval: 'day',
};
const byUser: FlowQuery = flow({ unit: 'user' });
const lifecycle: LifecycleQuery = { kind: 'lifecycle', range: days(2), interval: 'day' };
const stickiness: StickinessQuery = {
  kind: 'stickiness',
  range: days(3),
  interval: 'day',
  events: { event: 'a' },
};
const to = (value: string, offset: number) => ({ offset, key: { type: 'value', value } }) as const;

export const explainKindCases: AnswerCase[] = [
  {
    key: 'explain/trend',
    rule: 'the events of the bucket are used; those after it are too late, those before it out of scope',
    events: hours(`ann | 0 a | 24 a | 25 x | 48 a`),
    query: explain({ of: trend, bucket: day0 + day }),
    expected: {
      unit: 'user',
      counted: true,
      reached: null,
      events: [
        unused('a', 'outsideScope'),
        { ...used('a', 0), matches: [0] },
        beside('x'),
        unused('a', 'afterWindow'),
      ],
    },
  },
  {
    key: 'explain/trend/not-counted',
    rule: 'who has no event of the kind in the bucket is not counted',
    events: hours(`ann | 24 x`),
    query: explain({ of: trend, bucket: day0 + day }),
    expected: { counted: false, reached: null, events: [beside('x')] },
  },
  {
    key: 'explain/trend/group',
    rule: 'of a group only the events of its value are used',
    events: hours(`ann | 0 a {"v":"x"} | 1 a {"v":"y"}`),
    query: explain({
      of: { ...trend, breakdown: { property: 'v' } },
      key: { type: 'value', value: 'y' },
    }),
    expected: { counted: true, events: [unused('a', 'outsideScope'), used('a', 0)] },
  },
  {
    key: 'explain/trend/property',
    rule: 'of a property measure the events with a number are looked at: others fit nothing',
    events: hours(`ann | 0 a {"price":5} | 1 a {"price":"5"} | 2 a`),
    query: explain({ of: { ...trend, measure: { of: 'sum', property: 'price' } } }),
    expected: { counted: true, events: [used('a', 0), beside('a'), beside('a')] },
  },
  {
    key: 'explain/trend/sessions',
    rule: 'of a number of sessions a session is explained',
    events: [
      { ...event('ann', 'x', 0), session: 's' },
      { ...event('bob', 'a', 1), session: 's' },
      { ...event('ann', 'a', 1), session: 't' },
    ],
    query: explain({ of: { ...trend, measure: 'sessions' } }, 's'),
    expected: { unit: 'session', counted: true, events: [beside('x'), used('a', 0)] },
  },
  {
    key: 'explain/trend/users',
    rule: 'who is not among the users looked at is not counted, and nothing of theirs used',
    events: hours(`
      ann | 0 a
      bob | 0 a | 1 b
    `),
    query: explain({ of: { ...trend, users: { did: { event: 'b' } } } }),
    expected: { counted: false, events: [unused('a', 'outsideScope')] },
  },
  {
    key: 'explain/trend/identity',
    rule: 'under identity account an account is explained, by the events of all colleagues',
    events: [
      { ...event('bob', 'a', 0), account: 'acme' },
      { ...event('ann', 'a', 1), account: 'acme' },
      event('acme', 'a', 2),
    ],
    query: explain({ of: { ...trend, identity: 'account' } }, 'acme'),
    expected: {
      counted: true,
      events: [
        { event: { user: 'bob' }, used: 0 },
        { event: { user: 'ann' }, used: 0 },
      ],
    },
  },
  {
    key: 'explain/flow/node',
    rule: 'the first anchor match is used, the next are not; whether the unit has the node decides whether it is counted',
    events: journeys(`ann | 0 x | 1 a | 2 b | 3 a`),
    query: explain({ of: byUser, node: to('b', 1) }),
    expected: {
      unit: 'user',
      counted: true,
      reached: null,
      events: [
        beside('x'),
        { ...used('a', 0), matches: [0] },
        beside('b'),
        unused('a', 'filledByAnother'),
      ],
    },
  },
  {
    key: 'explain/flow/link',
    rule: 'who went elsewhere is not behind a link, though their anchor was used',
    events: journeys(`
      ann | 1 a | 2 c
      bob | 1 a | 2 b
    `),
    query: explain({ of: byUser, link: { from: to('a', 0), to: to('b', 1) } }),
    expected: { counted: false, events: [used('a', 0), beside('c')] },
  },
  {
    key: 'explain/flow/other',
    rule: 'which nodes are folded takes everybody’s events: ann’s is, though alone it would be named',
    events: journeys(`
      ann | 0 a | 1 c
      bob | 0 a | 1 b
      cid | 0 a | 1 b
    `),
    query: explain({
      of: { ...byUser, nodesPerStep: 1 },
      node: { offset: 1, key: { type: 'other', count: 1 } },
    }),
    expected: { counted: true, events: [used('a', 0), beside('c')] },
  },
  {
    key: 'explain/lifecycle/new',
    rule: 'new: the first event of all is used, one of history makes the user not new',
    events: hours(`ann | 24 a`),
    query: explain({ of: lifecycle, bucket: day0 + day, state: 'new' }),
    expected: { unit: 'user', counted: true, reached: null, events: [used('a', 0)] },
  },
  {
    key: 'explain/lifecycle/not-new',
    rule: 'an event long before the range is there, for it is why the user is not new',
    events: hours(`ann | -120 a | 24 a`),
    query: explain({ of: lifecycle, bucket: day0 + day, state: 'new' }),
    expected: { counted: false, events: [{ event: { event: 'a' } }, { used: null }] },
  },
  {
    key: 'explain/lifecycle/states',
    rule: 'a user is in one state of a bucket: resurrected, not returning',
    events: hours(`ann | -120 a | 24 a`),
    query: explain({ of: lifecycle, bucket: day0 + day, state: 'resurrected' }),
    expected: { counted: true },
  },
  {
    key: 'explain/lifecycle/dormant',
    rule: 'dormant is who was active in the bucket before, not in this one: the event that made them so is there',
    events: hours(`ann | -1 a`),
    query: explain({ of: lifecycle, bucket: day0, state: 'dormant' }),
    expected: { counted: true, events: [{ event: { event: 'a' }, matches: [0] }] },
  },
  {
    key: 'explain/stickiness',
    rule: 'every event that makes the user active is used; counted is who was active in exactly so many buckets',
    events: hours(`ann | 0 a | 1 x | 24 a | 25 a`),
    query: explain({ of: stickiness, count: 2 }),
    expected: {
      unit: 'user',
      counted: true,
      reached: null,
      events: [used('a', 0), beside('x'), used('a', 0), used('a', 0)],
    },
  },
  {
    key: 'explain/stickiness/not-counted',
    rule: 'who was active in more buckets is not behind a smaller number',
    events: hours(`ann | 0 a | 24 a`),
    query: explain({ of: stickiness, count: 1 }),
    expected: { counted: false, events: [used('a', 0), used('a', 0)] },
  },
];
