import { type AnswerCase, day, day0, event, journeys, week } from '../case.js';
import { did, kept, people } from './cohort-people.js';
import { counts, funnel } from './funnel.js';

/* Which users a report is about: lists, combinations, what they are judged by, whose events are left (QUERIES §2). */

const ab = journeys(`
  ann | 0 a
  bob | 0 a | 1 b
  cid | 0 b
  dan | 0 c
`);

const tenant = (value: string) => ({ property: 'tenant', op: 'eq', value }) as const;

export const cohortCases: AnswerCase[] = [
  {
    key: 'cohort/keeps-all-events',
    rule: 'a user who is kept is kept with all events in scope, not only those of the condition',
    events: journeys(`
      ann | 0 a | 1 b | 2 c
      bob | 0 b
    `),
    query: { kind: 'trend', range: week, measure: 'events', users: did('a') },
    expected: { series: [{ total: 3 }] },
  },
  {
    key: 'cohort/any-of',
    rule: 'a fixed list keeps exactly the users on it; ids without events add nobody',
    events: ab,
    query: people({ anyOf: ['bob', 'zoe', 'ann', 'bob'] }),
    expected: kept('ann', 'bob'),
  },
  {
    key: 'cohort/any-of/empty',
    rule: 'an empty list keeps nobody, not everybody',
    events: ab,
    query: people({ anyOf: [] }),
    expected: kept(),
  },
  {
    key: 'cohort/all',
    rule: 'all: every condition holds, each by an event of its own; not one event for all of them',
    events: ab,
    query: people({ all: [did('a'), did('b')] }),
    expected: kept('bob'),
  },
  {
    key: 'cohort/any',
    rule: 'any: at least one condition holds, not exactly one',
    events: ab,
    query: people({ any: [did('a'), did('b')] }),
    expected: kept('ann', 'bob', 'cid'),
  },
  {
    key: 'cohort/not',
    rule: 'not: everybody else who has an event, not only those who did one of the others',
    events: ab,
    query: people({ not: { any: [did('a'), { anyOf: ['cid'] }] } }),
    expected: kept('dan'),
  },
  {
    key: 'cohort/all/empty',
    rule: 'all of nothing is everybody, not nobody',
    events: ab,
    query: people({ all: [] }),
    expected: kept('ann', 'bob', 'cid', 'dan'),
  },
  {
    key: 'cohort/any/empty',
    rule: 'any of nothing is nobody, not everybody',
    events: ab,
    query: people({ any: [] }),
    expected: kept(),
  },
  {
    key: 'cohort/where-does-not-narrow',
    rule: 'the report’s filter keeps events; it does not narrow those a user is judged by',
    events: journeys(`
      ann | 0 a | 1 b {"plan":"pro"}
      bob | 1 b {"plan":"pro"}
      cid | 0 a
    `),
    query: people(did('a'), { where: { property: 'plan', op: 'eq', value: 'pro' } }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/universe-narrows',
    rule: 'events outside the universe do not exist, not for judging users either',
    events: journeys(`
      ann | 0 a {"tenant":"t2"} | 1 b {"tenant":"t1"}
      bob | 0 a {"tenant":"t1"}
    `),
    query: people(did('a')),
    universe: tenant('t1'),
    expected: kept('bob'),
  },
  {
    key: 'cohort/universe-narrows/within',
    rule: 'the universe narrows what was done before the range too, not only the range',
    events: journeys(`
      ann | -5 a {"tenant":"t2"} | 1 b {"tenant":"t1"}
      bob | -5 a {"tenant":"t1"} | 1 b {"tenant":"t1"}
    `),
    query: people({ did: { event: 'a' }, within: { start: day0 - day, end: day0 } }),
    universe: tenant('t1'),
    expected: kept('bob'),
  },
  {
    key: 'cohort/universe-narrows/had',
    rule: 'the first event is the first in the universe, not the first of all',
    events: journeys(`
      ann | 0 a {"tenant":"t2"} | 1 b {"tenant":"t1"}
      bob | 0 a {"tenant":"t1"} | 1 b {"tenant":"t1"}
    `),
    query: people({ had: { property: '$event', op: 'eq', value: 'b' }, at: 'first' }),
    universe: tenant('t1'),
    expected: kept('ann'),
  },
  {
    key: 'cohort/identity',
    rule: 'conditions are about the question’s identity: under account what colleagues did together, not what one of them did alone',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('bob', 'b', 1), account: 'acme' },
      { ...event('cid', 'a', 0), account: 'globex' },
      event('dan', 'a', 0),
      event('dan', 'b', 1),
    ],
    query: people(
      { all: [did('a'), did('b')] },
      { identity: 'account', breakdown: { property: '$account' } },
    ),
    expected: kept('acme'),
  },
  {
    key: 'cohort/identity/any-of',
    rule: 'the ids of a list are those of the question’s identity, not those of users',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('acme', 'a', 0), account: 'globex' },
    ],
    query: people(
      { anyOf: ['acme'] },
      { identity: 'account', breakdown: { property: '$account' } },
    ),
    expected: kept('acme'),
  },
  {
    key: 'cohort/nobody',
    rule: 'people without an event are nobody and events of nobody are left out, not kept by a "not"',
    events: [event('ann', 'a', 0), event(null, 'a', 1), event('', 'a', 2), event('bob', 'z', 3)],
    query: { ...people({ not: did('z') }), measure: 'events' },
    expected: kept('ann'),
  },
  {
    key: 'cohort/shared-session',
    rule: 'of a session of two users only the events of those kept are looked at, not the whole session',
    events: [
      { ...event('ann', 'a', 0), session: 's' },
      { ...event('bob', 'b', 1), session: 's' },
      { ...event('ann', 'a', 2), session: 't' },
      { ...event('ann', 'b', 3), session: 't' },
    ],
    query: funnel('a b', { unit: 'session', users: { anyOf: ['ann'] } }),
    expected: counts(2, 1),
  },
];
