import type { CohortCondition } from '../../../model/cohort.js';
import { type AnswerCase, journeys } from '../case.js';
import { kept, people } from './cohort-people.js';

/* Whose events carry a value: any, the first, the last (QUERIES §2). */

const had = (value: string | number, at?: 'any' | 'first' | 'last'): CohortCondition => ({
  had: { property: 'v', op: 'eq', value },
  ...(at ? { at } : {}),
});
const hadNot = (value: string, at?: 'any' | 'first' | 'last'): CohortCondition => ({
  had: { property: 'v', op: 'ne', value },
  ...(at ? { at } : {}),
});

const plans = journeys(`
  ann | 0 a {"v":"x"} | 1 a {"v":"y"}
  bob | 0 a {"v":"y"} | 1 a {"v":"x"}
  cid | 0 a | 1 a {"v":"y"} | 2 a
  dan | 0 a {"v":"y"}
`);

const atOnce = journeys(`
  ann | 0 b {"v":"x"} | 0 a {"v":"y"}
  bob | 0 a {"v":"y"} | 0 a {"v":"x"}
  cid | 0 a | 0 a {"v":"x"}
  dan | 0 a {"v":"x"} | 0 Z {"v":"y"}
`);

export const hadCases: AnswerCase[] = [
  {
    key: 'cohort/had/any',
    rule: 'had is about any of a user’s events by default, not only the first or the last',
    events: plans,
    query: people(had('x')),
    expected: kept('ann', 'bob'),
  },
  {
    key: 'cohort/had/any/negative',
    rule: 'a negative condition on any event holds when one event is not so, without the property too; not only when none is',
    events: plans,
    query: people(hadNot('y')),
    expected: kept('ann', 'bob', 'cid'),
  },
  {
    key: 'cohort/had/first',
    rule: 'first is the first event of all, whether the property is set on it or not: not the first value that is set',
    events: plans,
    query: people(had('y', 'first')),
    expected: kept('bob', 'dan'),
  },
  {
    key: 'cohort/had/first/not-set',
    rule: 'a first event without the property matches a negative condition: not as if its user had no first event',
    events: plans,
    query: people(hadNot('y', 'first')),
    expected: kept('ann', 'cid'),
  },
  {
    key: 'cohort/had/last',
    rule: 'last is the last event of all, whether the property is set on it or not: not the last value that is set',
    events: plans,
    query: people(had('y', 'last')),
    expected: kept('ann', 'dan'),
  },
  {
    key: 'cohort/had/first/ties',
    rule: 'at one instant the first is that of the first name by code point, then of the first value in group order, a missing one last; not the one that was stored first',
    events: atOnce,
    query: people(had('x', 'first')),
    // ann: a y; bob: a x; cid: a x; dan: Z y.
    expected: kept('bob', 'cid'),
  },
  {
    key: 'cohort/had/last/ties',
    rule: 'at one instant the last is that of the last name, then of the last value, a missing one being the last; not the last value that is set',
    events: atOnce,
    query: people(had('x', 'last')),
    // ann: b x; bob: a y; cid: a without a value; dan: a x.
    expected: kept('ann', 'dan'),
  },
  {
    key: 'cohort/had/ties/group-order',
    rule: 'of values at one instant numbers come before texts, in order of size: 9, 10, "1"; not as texts',
    events: journeys(`
      ann | 0 a {"v":"1"} | 0 a {"v":10} | 0 a {"v":9}
      bob | 0 a {"v":"1"} | 0 a {"v":10}
      cid | 0 a {"v":9} | 0 a {"v":true}
    `),
    query: people({ any: [had(10, 'first'), had('1', 'last')] }),
    expected: kept('ann', 'bob'),
  },
  {
    key: 'cohort/had/range',
    rule: 'events in the report’s range are looked at, not all history',
    events: journeys(`
      ann | -5 a {"v":"y"} | 5 a {"v":"x"}
      bob | -5 a {"v":"x"} | 5 a {"v":"y"}
    `),
    query: people(had('x', 'first')),
    expected: kept('ann'),
  },
  {
    key: 'cohort/had/range/any',
    rule: 'a value carried before the range does not count, not even for any',
    events: journeys(`
      ann | -5 a {"v":"x"} | 5 a
      bob | 5 a {"v":"x"}
    `),
    query: people(had('x')),
    expected: kept('bob'),
  },
  {
    key: 'cohort/had/where',
    rule: 'the report’s filter does not narrow which event is the first',
    events: journeys(`
      ann | 0 a {"v":"x"} | 1 b {"v":"y"}
      bob | 0 a {"v":"y"} | 1 b {"v":"x"}
    `),
    query: people(had('x', 'first'), { where: { property: '$event', op: 'eq', value: 'b' } }),
    expected: kept('ann'),
  },
  {
    key: 'cohort/had/field',
    rule: 'a field of the event is asked for like a property: whose first event is a sign-up, not who signed up',
    events: journeys(`
      ann | 0 sign up | 1 visit
      bob | 0 visit | 1 sign up
    `),
    query: people({ had: { property: '$event', op: 'eq', value: 'sign up' }, at: 'first' }),
    expected: kept('ann'),
  },
];
