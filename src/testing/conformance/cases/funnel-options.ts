import { type AnswerCase, day0, event, hour, minute, journeys } from '../case.js';
import { counts, funnel, minutes } from './funnel.js';

/* Hold, optional steps, sessions, identities, groups and conversion over time (QUERIES §4). */

const optional = (name: string) => ({ match: { event: name }, optional: true });
const step = (name: string) => ({ match: { event: name } });

export const optionCases: AnswerCase[] = [
  {
    key: 'funnel/hold',
    rule: 'held properties have one value along an attempt; events that miss one take no part',
    events: journeys(`
      ann | 0 a {"cart":1} | 1 b {"cart":2}
      bob | 0 a {"cart":1} | 1 b {"cart":1}
      cid | 0 a {"cart":1} | 1 b
      dan | 0 a | 1 b
    `),
    query: funnel('a b', { hold: ['cart'] }),
    expected: counts(3, 1),
  },
  {
    key: 'funnel/hold/best',
    rule: 'the unit gets its furthest combination, then the one that ended first',
    events: journeys(
      `ann | 0 a {"cart":1} | 1 a {"cart":2} | 9 b {"cart":2} | 20 b {"cart":1} | 30 a {"cart":3}`,
    ),
    query: funnel('a b', { hold: ['cart'] }),
    expected: { steps: [{ count: 1 }, { count: 1, timeFromPrevious: { median: 8 * minute } }] },
  },
  {
    key: 'funnel/hold/best/starts-last',
    rule: 'of combinations that end alike the one that starts last is the unit’s',
    events: journeys(`ann | 0 a {"cart":1} | 5 a {"cart":2} | 10 b {"cart":1} | 10 b {"cart":2}`),
    query: funnel('a b', { hold: ['cart'] }),
    expected: { steps: [{ count: 1 }, { count: 1, timeFromPrevious: { median: 5 * minute } }] },
  },
  {
    key: 'funnel/hold/best/middle-first',
    rule: 'then the one whose 2nd, 3rd … event is first',
    events: journeys(`
      ann | 0 a {"cart":1} | 0 a {"cart":2} | 2 b {"cart":1} | 5 b {"cart":2} | 10 c {"cart":1} | 10 c {"cart":2}
    `),
    query: funnel('a b c', { hold: ['cart'] }),
    expected: { steps: [{}, { timeFromPrevious: { median: 2 * minute } }, { count: 1 }] },
  },
  {
    key: 'funnel/hold/remove',
    rule: 'a unit is taken out when one of its combinations would get further without the exclusions',
    events: journeys(`
      ann | 0 a {"cart":1} | 1 x {"cart":1} | 2 b {"cart":1} | 3 a {"cart":2}
      bob | 0 a {"cart":1} | 1 x {"cart":2} | 2 b {"cart":1}
    `),
    query: funnel('a b', {
      hold: ['cart'],
      exclusions: [{ match: { event: 'x' }, after: 0, before: 1, effect: 'remove' }],
    }),
    expected: counts(1, 1),
  },
  {
    key: 'funnel/hold/two-properties',
    rule: 'several properties are held together',
    events: journeys(`
      ann | 0 a {"cart":1,"shop":"x"} | 1 b {"cart":1,"shop":"y"}
      bob | 0 a {"cart":1,"shop":"x"} | 1 b {"cart":1,"shop":"x"}
    `),
    query: funnel('a b', { hold: ['cart', 'shop'] }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/hold/strict',
    rule: 'with strict only events that carry the held value can lie between',
    events: journeys(`
      ann | 0 a {"cart":1} | 1 x {"cart":2} | 2 b {"cart":1}
      bob | 0 a {"cart":1} | 1 x {"cart":1} | 2 b {"cart":1}
    `),
    query: funnel('a b', { hold: ['cart'], order: 'strict' }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/optional',
    rule: 'an optional step is counted beside the funnel of the others and changes no other number',
    events: journeys(`
      ann | 0 a | 1 o | 2 b
      bob | 0 a | 2 b
      cid | 0 a | 7 o
      dan | 0 a | 1 b | 4 o
    `),
    query: { ...funnel('a b'), steps: [step('a'), optional('o'), step('b')] },
    expected: {
      steps: [
        { count: 4 },
        {
          count: 3,
          optional: true,
          fromPrevious: 0.75,
          dropped: 1,
          timeFromPrevious: { median: 4 * minute },
        },
        { count: 3, fromPrevious: 0.75, dropped: 1, timeFromPrevious: { median: 2 * minute } },
      ],
    },
  },
  {
    key: 'funnel/optional/last',
    rule: 'an optional last step does not decide who converted',
    events: journeys(`ann | 50 a | 51 b`),
    query: {
      ...funnel('a b', { window: minutes(30) }),
      steps: [step('a'), step('b'), optional('o')],
    },
    now: day0 + hour,
    expected: { ...counts(1, 1, 0), openWindow: 0 },
  },
  {
    key: 'funnel/optional/removed',
    rule: 'units taken out of the funnel are out of its optional steps too',
    events: journeys(`
      ann | 0 a | 1 o | 2 b | 3 x | 4 c
      bob | 0 a | 1 o
    `),
    query: {
      ...funnel('a b c'),
      steps: [step('a'), optional('o'), step('b'), step('c')],
      exclusions: [{ match: { event: 'x' }, after: 2, before: 3, effect: 'remove' }],
    },
    expected: counts(1, 1, 0, 0),
  },
  {
    key: 'funnel/optional/excluded',
    rule: 'an exclusion around an optional step keeps it from being taken after it',
    events: journeys(`ann | 0 a | 1 x | 2 o`),
    query: {
      ...funnel('a b'),
      steps: [step('a'), optional('o'), step('b')],
      exclusions: [{ match: { event: 'x' }, after: 0, before: 2, effect: 'break' }],
    },
    expected: counts(1, 0, 0),
  },
  {
    key: 'funnel/session',
    rule: 'with unit session a session converts by itself; events without one are left out and reported',
    events: [
      { ...event('ann', 'a', 0), session: 's1' },
      { ...event('ann', 'b', 1), session: 's1' },
      { ...event('ann', 'a', 100), session: 's2' },
      { ...event('ann', 'b', 101), session: 's3' },
      event(null, 'a', 3),
    ],
    query: funnel('a b', { unit: 'session' }),
    expected: { ...counts(2, 1), meta: { eventsWithoutSession: 1 } },
  },
  {
    key: 'funnel/session/derived',
    rule: 'derived sessions end after 30 minutes: b an hour later is in another',
    events: journeys(`
      ann | 0 a | 60 b
      bob | 0 a | 29 b
    `),
    query: funnel('a b', { unit: 'session' }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/session/shared',
    rule: 'a session given to events of two users is one session',
    events: [
      { ...event('ann', 'a', 0), session: 's' },
      { ...event('bob', 'b', 1), session: 's' },
    ],
    query: funnel('a b', { unit: 'session' }),
    expected: counts(1, 1),
  },
  {
    key: 'funnel/identity/account',
    rule: 'with identity account colleagues convert together',
    events: [
      { ...event('ann', 'a', 0), account: 'acme' },
      { ...event('bob', 'b', 1), account: 'acme' },
      event('cid', 'a', 0),
    ],
    query: funnel('a b', { identity: 'account' }),
    expected: { ...counts(1, 1), meta: { eventsWithoutUser: 1 } },
  },
];
