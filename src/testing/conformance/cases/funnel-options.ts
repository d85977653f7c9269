import { type AnswerCase, day, day0, event, hour, minute } from '../case.js';
import { counts, funnel, group, minutes, none, other, value } from './funnel.js';

/* Hold, optional steps, sessions, identities, groups and conversion over time (QUERIES §4). */

const optional = (name: string) => ({ match: { event: name }, optional: true });
const step = (name: string) => ({ match: { event: name } });

const journeys = [
  event('ann', 'a', 0, { v: 'x' }),
  event('ann', 'b', 1, { v: 'y' }),
  event('bob', 'a', 0, { v: 'y' }),
  event('bob', 'b', 1, { v: 'x' }),
  event('bob', 'c', 2, { v: 'z' }),
  event('cid', 'a', 0),
  event('cid', 'b', 1, { v: 'x' }),
  event('dan', 'a', 0),
];

export const optionCases: AnswerCase[] = [
  {
    key: 'funnel/hold',
    rule: 'held properties have one value along an attempt; events that miss one take no part',
    events: [
      event('ann', 'a', 0, { cart: 1 }),
      event('ann', 'b', 1, { cart: 2 }),
      event('bob', 'a', 0, { cart: 1 }),
      event('bob', 'b', 1, { cart: 1 }),
      event('cid', 'a', 0, { cart: 1 }),
      event('cid', 'b', 1),
      event('dan', 'a', 0),
      event('dan', 'b', 1),
    ],
    query: funnel('a b', { hold: ['cart'] }),
    expected: counts(3, 1),
  },
  {
    key: 'funnel/hold/best',
    rule: 'the unit gets its furthest combination, then the one that ended first',
    events: [
      event('ann', 'a', 0, { cart: 1 }),
      event('ann', 'a', 1, { cart: 2 }),
      event('ann', 'b', 9, { cart: 2 }),
      event('ann', 'b', 20, { cart: 1 }),
      event('ann', 'a', 30, { cart: 3 }),
    ],
    query: funnel('a b', { hold: ['cart'] }),
    expected: { steps: [{ count: 1 }, { count: 1, timeFromPrevious: { median: 8 * minute } }] },
  },
  {
    key: 'funnel/hold/two-properties',
    rule: 'several properties are held together',
    events: [
      event('ann', 'a', 0, { cart: 1, shop: 'x' }),
      event('ann', 'b', 1, { cart: 1, shop: 'y' }),
      event('bob', 'a', 0, { cart: 1, shop: 'x' }),
      event('bob', 'b', 1, { cart: 1, shop: 'x' }),
    ],
    query: funnel('a b', { hold: ['cart', 'shop'] }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/hold/strict',
    rule: 'with strict only events that carry the held value can lie between',
    events: [
      event('ann', 'a', 0, { cart: 1 }),
      event('ann', 'x', 1, { cart: 2 }),
      event('ann', 'b', 2, { cart: 1 }),
      event('bob', 'a', 0, { cart: 1 }),
      event('bob', 'x', 1, { cart: 1 }),
      event('bob', 'b', 2, { cart: 1 }),
    ],
    query: funnel('a b', { hold: ['cart'], order: 'strict' }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/optional',
    rule: 'an optional step is counted beside the funnel of the others and changes no other number',
    events: [
      event('ann', 'a', 0),
      event('ann', 'o', 1),
      event('ann', 'b', 2),
      event('bob', 'a', 0),
      event('bob', 'b', 2),
      event('cid', 'a', 0),
      event('cid', 'o', 7),
      event('dan', 'a', 0),
      event('dan', 'b', 1),
      event('dan', 'o', 4),
    ],
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
    events: [event('ann', 'a', 50), event('ann', 'b', 51)],
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
    events: [
      event('ann', 'a', 0),
      event('ann', 'o', 1),
      event('ann', 'b', 2),
      event('ann', 'x', 3),
      event('ann', 'c', 4),
      event('bob', 'a', 0),
      event('bob', 'o', 1),
    ],
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
    events: [event('ann', 'a', 0), event('ann', 'x', 1), event('ann', 'o', 2)],
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
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 60),
      event('bob', 'a', 0),
      event('bob', 'b', 29),
    ],
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
  {
    key: 'funnel/breakdown/first',
    rule: 'first: the first value that is set among the unit’s events of the steps; groups add up',
    events: journeys,
    query: funnel('a b c', { breakdown: { property: 'v' } }),
    expected: {
      steps: [{ count: 4 }, { count: 3 }, { count: 1 }],
      groups: [group(value('x'), 2, 2, 0), group(value('y'), 1, 1, 1), group(none, 1, 0, 0)],
    },
  },
  {
    key: 'funnel/breakdown/last',
    rule: 'last: the last value that is set',
    events: journeys,
    query: funnel('a b c', { breakdown: { property: 'v', attribution: 'last' } }),
    expected: {
      groups: [
        group(value('x'), 1, 1, 0),
        group(value('y'), 1, 1, 0),
        group(value('z'), 1, 1, 1),
        group(none, 1, 0, 0),
      ],
    },
  },
  {
    key: 'funnel/breakdown/step',
    rule: 'step: the value on that step’s event; units that never reach it are none',
    events: journeys,
    query: funnel('a b c', { breakdown: { property: 'v', attribution: { step: 1 } } }),
    expected: {
      groups: [group(value('x'), 2, 2, 1), group(value('y'), 1, 1, 0), group(none, 1, 0, 0)],
    },
  },
  {
    key: 'funnel/breakdown/each',
    rule: 'each: one funnel a value over only its events; a unit may be in several, none included',
    events: [
      event('ann', 'a', 0, { v: 'x' }),
      event('ann', 'b', 1, { v: 'x' }),
      event('ann', 'a', 2, { v: 'y' }),
      event('bob', 'a', 0, { v: 'x' }),
      event('bob', 'b', 1, { v: 'y' }),
      event('cid', 'a', 0),
      event('cid', 'b', 1),
    ],
    query: funnel('a b', { breakdown: { property: 'v', attribution: 'each' } }),
    expected: {
      ...counts(3, 3),
      groups: [group(value('x'), 2, 1), group(value('y'), 1, 0), group(none, 1, 1)],
    },
  },
  {
    key: 'funnel/breakdown/each/other',
    rule: 'other counts a unit once at a step it reached in any folded group',
    events: [
      event('ann', 'a', 0, { v: 'x' }),
      event('bob', 'a', 0, { v: 'x' }),
      event('ann', 'a', 1, { v: 'y' }),
      event('ann', 'b', 4, { v: 'y' }),
      event('ann', 'a', 2, { v: 'z' }),
      event('bob', 'a', 1, { v: 'z' }),
    ],
    query: funnel('a b', { breakdown: { property: 'v', attribution: 'each', limit: 1 } }),
    // z has two units, like x; x comes first by value. y (ann) and z (ann, bob) are folded.
    expected: {
      groups: [
        group(value('x'), 2, 0),
        {
          key: other(2),
          steps: [{ count: 2 }, { count: 1, timeFromPrevious: { median: 3 * minute } }],
        },
      ],
    },
  },
  {
    key: 'funnel/breakdown/not-of-a-step',
    rule: 'values on events that match no step do not matter',
    events: [event('ann', 'z', 0, { v: 'x' }), event('ann', 'a', 1, { v: 'y' })],
    query: funnel('a b', { breakdown: { property: 'v' } }),
    expected: { groups: [group(value('y'), 1, 0)] },
  },
  {
    key: 'funnel/breakdown/before-the-start',
    rule: 'an event of a later step before the start counts for the first value',
    events: [event('ann', 'b', 0, { v: 'x' }), event('ann', 'a', 1, { v: 'y' })],
    query: funnel('a b', { breakdown: { property: 'v' } }),
    expected: { groups: [group(value('x'), 1, 0)] },
  },
  {
    key: 'funnel/breakdown/ties',
    rule: 'at one instant the lower step comes first, then the smaller value; a missing one last',
    events: [
      event('ann', 'b', 0, { v: 'a' }),
      event('ann', 'a', 0, { v: 'b' }),
      event('bob', 'a', 0, { v: 'c' }),
      event('bob', 'a', 0, { v: 2 }),
      event('bob', 'a', 0),
    ],
    query: funnel('a b', { breakdown: { property: 'v' } }),
    expected: { groups: [group(value(2), 1, 0), group(value('b'), 1, 1)] },
  },
  {
    key: 'funnel/trend',
    rule: 'a unit enters in every bucket that holds a step-1 event of its own and converts there if an attempt from one completes',
    events: [
      event('ann', 'a', 0),
      event('ann', 'b', 10),
      event('ann', 'a', 1440),
      event('ann', 'a', 1441),
      event('bob', 'a', 5),
      event('bob', 'a', 1430),
      event('bob', 'b', 1450),
    ],
    query: funnel('a b', {
      range: { start: day0, end: day0 + 3 * day },
      interval: 'day',
      window: minutes(60),
    }),
    expected: {
      ...counts(2, 2),
      trend: [
        { start: day0, end: day0 + day, entered: 2, converted: 2, partial: false },
        { entered: 1, converted: 0, partial: false },
        { entered: 0, converted: 0, partial: true },
      ],
    },
  },
  {
    key: 'funnel/trend/first-attempt',
    rule: 'with attempts first entries add up to step 1',
    events: [event('ann', 'a', 0), event('ann', 'a', 1440), event('ann', 'b', 1441)],
    query: funnel('a b', {
      range: { start: day0, end: day0 + 2 * day },
      interval: 'day',
      attempts: 'first',
    }),
    expected: {
      trend: [
        { entered: 1, converted: 1 },
        { entered: 0, converted: 0 },
      ],
    },
  },
  {
    key: 'funnel/trend/earlier-start',
    rule: 'an early start converts where its own attempt does, though a later start ends it too',
    events: [event('ann', 'a', 0), event('ann', 'a', 1440), event('ann', 'b', 1445)],
    query: funnel('a b', { range: { start: day0, end: day0 + 2 * day }, interval: 'day' }),
    expected: {
      trend: [
        { entered: 1, converted: 1 },
        { entered: 1, converted: 1 },
      ],
    },
  },
  {
    key: 'funnel/trend/removed',
    rule: 'units taken out enter nowhere',
    events: [
      event('ann', 'a', 0),
      event('ann', 'x', 1),
      event('ann', 'b', 2),
      event('bob', 'a', 0),
    ],
    query: funnel('a b', {
      range: { start: day0, end: day0 + day },
      interval: 'day',
      exclusions: [{ match: { event: 'x' }, after: 0, before: 1, effect: 'remove' }],
    }),
    expected: { trend: [{ entered: 1, converted: 0 }] },
  },
  {
    key: 'funnel/trend/partial',
    rule: 'a bucket is partial while someone who entered in it may convert: its end plus the window is after the horizon',
    events: [event('ann', 'a', 0)],
    query: funnel('a b', {
      range: { start: day0, end: day0 + 4 * day },
      interval: 'day',
      window: { value: 1, unit: 'day' },
    }),
    now: day0 + 3 * day,
    expected: {
      trend: [{ partial: false }, { partial: false }, { partial: true }, { partial: true }],
    },
  },
];
