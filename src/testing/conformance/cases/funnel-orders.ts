import type { Exclusion } from '../../../model/funnel.js';
import { type AnswerCase, day0, event, hour, minute, journeys } from '../case.js';
import { counts, funnel, group, minutes, steps, value } from './funnel.js';

/* Strict and unordered funnels, and exclusions (QUERIES §4). */

const not = (
  name: string,
  after: number,
  before: number,
  effect: Exclusion['effect'] = 'break',
): Exclusion => ({
  match: { event: name },
  after,
  before,
  effect,
});

export const orderCases: AnswerCase[] = [
  {
    key: 'funnel/strict/nothing-between',
    rule: 'with order strict no other event of the unit lies between, of any name',
    events: journeys(`
      ann | 0 a | 1 b
      bob | 0 a | 1 x | 2 b
      cid | 0 a | 1 x | 2 a | 3 b
    `),
    query: funnel('a b', { order: 'strict' }),
    expected: counts(3, 2),
  },
  {
    key: 'funnel/strict/other-users',
    rule: 'events of others, and events outside the scope, do not lie between',
    events: journeys(`
      ann | 0 a
      bob | 1 x
      ann | 1 x {"bot":true} | 2 b
    `),
    query: funnel('a b', { order: 'strict', where: { property: 'bot', op: 'isNotSet' } }),
    expected: counts(1, 1),
  },
  {
    key: 'funnel/strict/same-instant',
    rule: 'events matching no step come last at their instant, so they are between only what comes later',
    events: journeys(`
      ann | 0 x | 0 a | 0 b
      bob | 0 a | 0 x | 1 b
    `),
    query: funnel('a b', { order: 'strict' }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/unordered/any-order',
    rule: 'position k counts units that did k different steps, in any order',
    events: journeys(`
      ann | 0 c | 1 a | 2 b
      bob | 0 b | 1 b
      cid | 0 c | 5 b
    `),
    query: funnel('a b c', { order: 'unordered' }),
    expected: counts(3, 2, 1),
  },
  {
    key: 'funnel/unordered/window',
    rule: 'last minus first is within the window, inclusive',
    events: journeys(`
      ann | 0 b | 30 a
      bob | 0 b | 31 a
    `),
    query: funnel('a b', { order: 'unordered', window: minutes(30) }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/unordered/one-event-several-steps',
    rule: 'here, and only here, one event may do several steps',
    events: journeys(`ann | 0 a {"big":true}`),
    query: {
      ...funnel('a a', { order: 'unordered' }),
      steps: [
        { match: { event: 'a' } },
        { match: { event: 'a', where: { property: 'big', op: 'eq', value: true } } },
      ],
    },
    expected: counts(1, 1),
  },
  {
    key: 'funnel/unordered/reported',
    rule: 'reported is the first instant all steps lie in one window, from the latest start, each step at its first event from there',
    events: journeys(`ann | 0 b | 10 b | 12 a | 13 b | 20 c`),
    query: funnel('a b c', { order: 'unordered' }),
    // c at 20: last a 12, last b 13, so it starts at 12: a 12, b 13, c 20.
    expected: {
      steps: [
        { count: 1 },
        { timeFromPrevious: { median: minute }, timeFromFirst: { median: minute } },
        { timeFromPrevious: { median: 7 * minute }, timeFromFirst: { median: 8 * minute } },
      ],
    },
  },
  {
    key: 'funnel/unordered/exclusion',
    rule: 'no exclusion lies strictly between first and last; at the instant of one of them it does no harm',
    events: journeys(`
      ann | 0 b | 1 x | 2 a
      bob | 0 b | 0 x | 2 a
      cid | 0 b | 1 x | 2 a | 3 b
    `),
    query: funnel('a b', { order: 'unordered', exclusions: [not('x', 0, 1)] }),
    expected: counts(3, 2),
  },
  {
    key: 'funnel/unordered/remove',
    rule: 'remove takes out who would get further without the exclusions',
    events: journeys(`
      ann | 0 b | 1 x | 2 a
      bob | 0 b | 1 x
    `),
    query: funnel('a b', { order: 'unordered', exclusions: [not('x', 0, 1, 'remove')] }),
    expected: counts(1, 0),
  },
  {
    key: 'funnel/unordered/step-value',
    rule: 'a unit is grouped by the value of the event that did the step, whatever its position',
    events: journeys(`ann | 0 b {"v":"x"} | 1 a {"v":"y"}`),
    query: funnel('a b', {
      order: 'unordered',
      breakdown: { property: 'v', attribution: { step: 0 } },
    }),
    expected: { groups: [group(value('y'), 1, 1)] },
  },
  {
    key: 'funnel/unordered/open',
    rule: 'an attempt may start at any step: open is who did one of them inside the window before now',
    events: journeys(`
      ann | 50 b
      bob | 10 a
    `),
    query: funnel('a b', { order: 'unordered', window: minutes(30) }),
    now: day0 + hour,
    expected: { ...counts(2, 0), openWindow: 1 },
  },
  {
    key: 'funnel/exclusion/break',
    rule: 'break: the unit keeps the steps before, and a later attempt goes on',
    events: journeys(`
      ann | 0 a | 1 x | 2 b
      bob | 0 a | 1 x | 2 a | 3 b
      cid | 0 a | 1 b | 2 x
    `),
    query: funnel('a b', { exclusions: [not('x', 0, 1)] }),
    expected: counts(3, 2),
  },
  {
    key: 'funnel/exclusion/remove',
    rule: 'remove: who would get further without it is not counted at any step',
    events: journeys(`
      ann | 0 a | 1 x | 2 b
      bob | 0 a | 1 x | 2 a | 3 b
      cid | 0 a | 1 x
    `),
    query: funnel('a b', { exclusions: [not('x', 0, 1, 'remove')] }),
    expected: counts(2, 1),
  },
  {
    key: 'funnel/exclusion/same-instant',
    rule: 'only an exclusion strictly between counts: at the instant of either step it does not',
    events: [
      event('ann', 'a', 0),
      event('ann', 'x', 0),
      event('ann', 'b', 2),
      event('bob', 'a', 0),
      event('bob', 'x', 2),
      event('bob', 'b', 2),
      event('cid', 'a', 0),
      { ...event('cid', 'x', 0), time: day0 + 1 },
      event('cid', 'b', 2),
    ],
    query: funnel('a b', { exclusions: [not('x', 0, 1)] }),
    expected: counts(3, 2),
  },
  {
    key: 'funnel/exclusion/between-later-steps',
    rule: 'it counts only between its two steps',
    events: journeys(`
      ann | 0 a | 1 x | 2 b | 3 c
      bob | 0 a | 1 b | 2 x | 3 c
    `),
    query: funnel('a b c', { exclusions: [not('x', 1, 2)] }),
    expected: counts(2, 2, 1),
  },
  {
    key: 'funnel/exclusion/spans-steps',
    rule: 'one that spans several steps keeps all of them from being taken after it',
    events: journeys(`ann | 0 a | 1 b | 2 x | 3 c`),
    query: funnel('a b c', { exclusions: [not('x', 0, 2)] }),
    expected: counts(1, 1, 0),
  },
  {
    key: 'funnel/exclusion/other-event-for-the-step',
    rule: 'another event for the step after which it counts can make room',
    events: journeys(`ann | 0 a | 1 b | 2 x | 3 b | 4 c`),
    query: funnel('a b c', { exclusions: [not('x', 1, 2)] }),
    expected: {
      steps: [
        {},
        { timeFromPrevious: { median: 3 * minute } },
        { count: 1, timeFromPrevious: { median: minute } },
      ],
    },
  },
  {
    key: 'funnel/exclusion/both-effects',
    rule: 'a unit stopped by a break exclusion alone is not removed',
    events: journeys(`
      ann | 0 a | 1 y | 2 x | 3 b
      bob | 0 a | 2 x | 3 b
    `),
    query: funnel('a b', { exclusions: [not('y', 0, 1), not('x', 0, 1, 'remove')] }),
    expected: counts(1, 0),
  },
  {
    key: 'funnel/exclusion/step-of-the-funnel',
    rule: 'an event may be a step and an exclusion',
    events: journeys(`ann | 0 a | 1 b | 2 b | 3 c`),
    query: { ...funnel('a b c'), steps: steps('a', 'b', 'c'), exclusions: [not('b', 1, 2)] },
    // c at 3 must follow a b with no b between: the second b.
    expected: { steps: [{}, { timeFromPrevious: { median: 2 * minute } }, { count: 1 }] },
  },
];
