import type { FunnelQuery } from '../../../model/funnel.js';
import type { FunnelOutcome } from '../../../model/selection.js';
import { type AnswerCase, day0, journeys } from '../case.js';
import { beside, explain, unused, used } from './explain.js';
import { funnel, minutes } from './funnel.js';

/* Why a unit is, or is not, behind a number of a funnel, and why its events were not used (QUERIES §11). */

const reached = (of: FunnelQuery, step = 1, outcome: FunnelOutcome = 'reached') =>
  explain({ of, step, outcome });

const excluding = (effect: 'break' | 'remove'): FunnelQuery =>
  funnel('a b', { exclusions: [{ match: { event: 'x' }, after: 0, before: 1, effect }] });

const optional: FunnelQuery = {
  ...funnel('a b'),
  steps: [
    { match: { event: 'a' } },
    { match: { event: 'o' }, optional: true },
    { match: { event: 'b' } },
  ],
};

export const explainFunnelCases: AnswerCase[] = [
  {
    key: 'explain/funnel/used',
    rule: 'each event says which steps it fits and which one it was used for; events that fit none are there too, and need no reason',
    events: journeys(`
      ann | 0 a | 1 x | 2 b
      bob | 0 a
    `),
    query: reached(funnel('a b c')),
    expected: {
      unit: 'user',
      id: 'ann',
      counted: true,
      reached: 1,
      events: [
        { event: { event: 'a', time: day0, user: 'ann' }, matches: [0], used: 0, reason: null },
        beside('x'),
        { ...used('b', 1), matches: [1] },
      ],
    },
  },
  {
    key: 'explain/funnel/not-counted',
    rule: 'counted is about the number selected, not about the funnel: who went on is not among those who dropped',
    events: journeys(`ann | 0 a | 1 b`),
    query: reached(funnel('a b'), 0, 'droppedAfter'),
    expected: { counted: false, reached: 1, events: [used('a', 0), used('b', 1)] },
  },
  {
    key: 'explain/funnel/never-began',
    rule: 'who never began has reached nothing, not step 0: what fits later steps came in the wrong order',
    events: journeys(`ann | 0 b`),
    query: reached(funnel('a b'), 0),
    expected: { counted: false, reached: null, events: [unused('b', 'wrongOrder')] },
  },
  {
    key: 'explain/funnel/before-start',
    rule: 'beforeStart: before the first step of the attempt that is reported, an earlier start too: the last start is reported',
    events: journeys(`ann | 0 b | 1 a | 2 a | 3 b`),
    query: reached(funnel('a b')),
    expected: {
      counted: true,
      events: [unused('b', 'beforeStart'), unused('a', 'beforeStart'), used('a', 0), used('b', 1)],
    },
  },
  {
    key: 'explain/funnel/after-window',
    rule: 'afterWindow: later than the window allows, which counts from the first step; exactly at its end is used',
    events: journeys(`ann | 0 a | 30 b | 31 c`),
    query: reached(funnel('a b c', { window: minutes(30) }), 2),
    expected: {
      counted: false,
      reached: 1,
      events: [used('a', 0), used('b', 1), unused('c', 'afterWindow')],
    },
  },
  {
    key: 'explain/funnel/after-within',
    rule: 'afterWithin: later than the step’s own limit allows, which counts from the step before',
    events: journeys(`ann | 0 a | 10 b | 21 c`),
    query: reached(
      {
        ...funnel('a b c'),
        steps: [
          { match: { event: 'a' } },
          { match: { event: 'b' }, within: minutes(10) },
          { match: { event: 'c' }, within: minutes(10) },
        ],
      },
      2,
    ),
    expected: {
      counted: false,
      reached: 1,
      events: [used('a', 0), used('b', 1), unused('c', 'afterWithin')],
    },
  },
  {
    key: 'explain/funnel/wrong-order',
    rule: 'wrongOrder: the steps before it were not all done yet',
    events: journeys(`ann | 0 a | 1 c`),
    query: reached(funnel('a b c'), 2),
    expected: { counted: false, reached: 0, events: [used('a', 0), unused('c', 'wrongOrder')] },
  },
  {
    key: 'explain/funnel/wrong-order/strict',
    rule: 'with order strict, wrongOrder: something else happened between',
    events: journeys(`ann | 0 a | 1 x | 2 b`),
    query: reached(funnel('a b', { order: 'strict' })),
    expected: {
      counted: false,
      reached: 0,
      events: [used('a', 0), beside('x'), unused('b', 'wrongOrder')],
    },
  },
  {
    key: 'explain/funnel/filled-by-another',
    rule: 'filledByAnother: its step was done by an event of the attempt',
    events: journeys(`ann | 0 a | 1 b | 2 b`),
    query: reached(funnel('a b c')),
    expected: {
      counted: true,
      events: [used('a', 0), used('b', 1), unused('b', 'filledByAnother')],
    },
  },
  {
    key: 'explain/funnel/excluded/break',
    rule: 'excluded: an exclusion event happened between; that event says which exclusion it fits',
    events: journeys(`ann | 0 a | 1 x | 2 b`),
    query: reached(excluding('break')),
    expected: {
      counted: false,
      reached: 0,
      events: [used('a', 0), { ...beside('x'), excludes: [0] }, unused('b', 'excluded')],
    },
  },
  {
    key: 'explain/funnel/excluded/remove',
    rule: 'excluded: a unit that was taken out has reached nothing, and none of its events was used',
    events: journeys(`ann | 0 a | 1 x | 2 b`),
    query: reached(excluding('remove'), 0),
    expected: {
      counted: false,
      reached: null,
      events: [unused('a', 'excluded'), { ...beside('x'), excludes: [0] }, unused('b', 'excluded')],
    },
  },
  {
    key: 'explain/funnel/what-ended-first',
    rule: 'of an exclusion and limits that were passed the one is told that ended the attempt first, not the one looked at first',
    events: journeys(`ann | 0 a | 35 x | 40 b`),
    query: reached({ ...excluding('break'), window: minutes(30) }),
    expected: { events: [used('a', 0), {}, unused('b', 'afterWindow')] },
  },
  {
    key: 'explain/funnel/other-held-value',
    rule: 'otherHeldValue: it does not carry the value held along the attempt, or none',
    events: journeys(`ann | 0 a {"cart":1} | 1 b {"cart":2} | 2 b`),
    query: reached(funnel('a b', { hold: ['cart'] })),
    expected: {
      counted: false,
      reached: 0,
      events: [used('a', 0), unused('b', 'otherHeldValue'), unused('b', 'otherHeldValue')],
    },
  },
  {
    key: 'explain/funnel/optional',
    rule: 'an optional step is used beside the attempt: it does not fill a required one',
    events: journeys(`ann | 0 a | 1 o | 2 b`),
    query: reached(optional),
    expected: { counted: true, reached: 2, events: [used('a', 0), used('o', 1), used('b', 2)] },
  },
  {
    key: 'explain/funnel/unordered',
    rule: 'unordered: one event may do several steps, and reached is how many were done, less one',
    events: journeys(`ann | 0 b {"paid":true} | 1 a`),
    query: reached(
      {
        ...funnel('a b c', { order: 'unordered' }),
        steps: [
          { match: { event: 'b' } },
          { match: { where: { property: 'paid', op: 'isSet' } } },
          { match: { event: 'a' } },
          { match: { event: 'c' } },
        ],
      },
      2,
    ),
    expected: {
      counted: true,
      reached: 2,
      events: [{ ...used('b', 0), matches: [0, 1], also: [1] }, used('a', 2)],
    },
  },
  {
    key: 'explain/funnel/wrong-order/block',
    rule: 'with ties block an event at the instant of the step before does not come after it',
    events: journeys(`ann | 0 a | 0 b`),
    query: reached(funnel('a b', { ties: 'block' })),
    expected: { counted: false, reached: 0, events: [used('a', 0), unused('b', 'wrongOrder')] },
  },
  {
    key: 'explain/funnel/optional/after-window',
    rule: 'an optional step that was not done is explained by the funnel it is counted by, not by the required steps',
    events: journeys(`ann | 0 a | 5 b | 31 o`),
    query: reached({ ...optional, window: minutes(30) }, 1),
    expected: {
      counted: false,
      reached: 2,
      events: [used('a', 0), used('b', 2), unused('o', 'afterWindow')],
    },
  },
  {
    key: 'explain/funnel/unordered/after-window',
    rule: 'unordered: a step later than the window from the first that was done is too late',
    events: journeys(`ann | 0 b | 31 a`),
    query: reached(funnel('a b', { order: 'unordered', window: minutes(30) })),
    expected: { counted: false, reached: 0, events: [used('b', 1), unused('a', 'afterWindow')] },
  },
  {
    key: 'explain/funnel/unordered/other-events',
    rule: 'unordered: what came before the latest possible start is before the start, a step done already was filled by another',
    events: journeys(`ann | 0 a | 40 a | 50 b | 55 b`),
    query: reached(funnel('a b', { order: 'unordered', window: minutes(30) })),
    expected: {
      counted: true,
      reached: 1,
      events: [
        unused('a', 'beforeStart'),
        used('a', 0),
        used('b', 1),
        unused('b', 'filledByAnother'),
      ],
    },
  },
];
