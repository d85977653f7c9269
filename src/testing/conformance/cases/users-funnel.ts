import type { FunnelQuery } from '../../../model/funnel.js';
import { type AnswerCase, day, day0, event, hour, journeys, minute, week } from '../case.js';
import { funnel, minutes } from './funnel.js';
import { rows, units, users } from './users.js';

/* Who is behind a number of a funnel (QUERIES §11). */

const abc = journeys(`
  ann | 0 a | 1 b | 2 c
  bob | 0 a | 1 b
  cid | 0 a
  dan | 0 b
`);
const at = (n: number): number => day0 + n * minute;

/** a, then perhaps o, then b. */
const optional: FunnelQuery = {
  ...funnel('a b'),
  steps: [
    { match: { event: 'a' } },
    { match: { event: 'o' }, optional: true },
    { match: { event: 'b' } },
  ],
};
const withOptional = journeys(`
  ann | 0 a | 1 o | 2 b
  bob | 0 a | 1 o
  cid | 0 a | 2 b
  dan | 0 a
`);

const byPlan = funnel('a b', { breakdown: { property: 'plan', limit: 1 } });
const plans = journeys(`
  ann | 0 a {"plan":"pro"} | 1 b {"plan":"free"}
  bob | 0 a {"plan":"pro"}
  cid | 0 a {"plan":"free"}
  dan | 0 a | 1 b
`);

const byDay = funnel('a b', { interval: 'day', window: minutes(60) });
const overTime = journeys(`
  ann | 0 a | 5 b | 1440 a
  bob | 0 a | 1440 a | 1445 b
  cid | 1440 a
  dan | 1445 b
`);

export const usersFunnelCases: AnswerCase[] = [
  {
    key: 'users/funnel/reached',
    rule: 'reached: everybody counted at the step, those who went on too',
    events: abc,
    query: users({ of: funnel('a b c'), step: 1, outcome: 'reached' }),
    expected: { unit: 'user', ...units('ann', 'bob') },
  },
  {
    key: 'users/funnel/dropped-after',
    rule: 'droppedAfter: reached the step and not the next',
    events: abc,
    query: users({ of: funnel('a b c'), step: 0, outcome: 'droppedAfter' }),
    expected: units('cid'),
  },
  {
    key: 'users/funnel/converted-from',
    rule: 'convertedFrom: reached the step and the next, not the last',
    events: abc,
    query: users({ of: funnel('a b c'), step: 0, outcome: 'convertedFrom' }),
    expected: units('ann', 'bob'),
  },
  {
    key: 'users/funnel/optional/required',
    rule: 'who dropped after a step did not reach the next required one; an optional step between does not matter',
    events: withOptional,
    query: users({ of: optional, step: 0, outcome: 'droppedAfter' }),
    expected: units('bob', 'dan'),
  },
  {
    key: 'users/funnel/optional/reached',
    rule: 'behind an optional step is who did it after the required steps before it',
    events: withOptional,
    query: users({ of: optional, step: 1, outcome: 'reached' }),
    expected: units('ann', 'bob'),
  },
  {
    key: 'users/funnel/optional/dropped-after',
    rule: 'who did an optional step and did not reach the required step after it dropped there',
    events: withOptional,
    query: users({ of: optional, step: 1, outcome: 'droppedAfter' }),
    expected: units('bob'),
  },
  {
    key: 'users/funnel/optional/converted-from',
    rule: 'who did an optional step and reached the required step after it converted from there',
    events: withOptional,
    query: users({ of: optional, step: 1, outcome: 'convertedFrom' }),
    expected: units('ann'),
  },
  {
    key: 'users/funnel/key/value',
    rule: 'behind a group are the units of its value by the attribution, not all with an event of that value',
    events: plans,
    query: users({ of: byPlan, step: 0, outcome: 'reached', key: { type: 'value', value: 'pro' } }),
    expected: units('ann', 'bob'),
  },
  {
    key: 'users/funnel/key/outcome',
    rule: 'a group and an outcome: both hold',
    events: plans,
    query: users({
      of: byPlan,
      step: 0,
      outcome: 'droppedAfter',
      key: { type: 'value', value: 'pro' },
    }),
    expected: units('bob'),
  },
  {
    key: 'users/funnel/key/other',
    rule: 'behind other are the units of every folded group, none among them; found by its type',
    events: plans,
    query: users({
      of: byPlan,
      step: 0,
      outcome: 'reached',
      key: { type: 'other', count: 1 },
    }),
    expected: units('cid', 'dan'),
  },
  {
    key: 'users/funnel/key/none',
    rule: 'behind none are those without a value',
    events: plans,
    query: users({
      of: { ...byPlan, breakdown: { property: 'plan' } },
      step: 1,
      outcome: 'reached',
      key: { type: 'none' },
    }),
    expected: units('dan'),
  },
  {
    key: 'users/funnel/key/each',
    rule: 'with attribution each a user is behind every value of its own: in two groups, dropped in one of them',
    events: journeys(`
      ann | 0 a {"plan":"x"} | 1 b {"plan":"x"} | 2 a {"plan":"y"}
      bob | 0 a {"plan":"x"}
    `),
    query: users({
      of: funnel('a b', { breakdown: { property: 'plan', attribution: 'each' } }),
      step: 0,
      outcome: 'droppedAfter',
      key: { type: 'value', value: 'y' },
    }),
    expected: units('ann'),
  },
  {
    key: 'users/funnel/row',
    rule: 'what is said is of all events in scope from the range’s start to its end, not only of those that fill steps',
    events: [
      ...journeys(`ann | -5 z | 0 x {"v":1} | 3 a | 4 b | 9 y {"v":2}`),
      { ...event('ann', 'late', 0, { v: 3 }), time: week.end },
    ],
    query: users({ of: funnel('a b'), step: 1, outcome: 'reached' }),
    expected: rows({
      id: 'ann',
      firstSeen: at(0),
      lastSeen: at(9),
      events: 4,
      properties: { v: 2 },
    }),
  },
  {
    key: 'users/funnel/row/in-window',
    rule: 'where later steps may lie after the range, so may the events something is said about: up to the range’s end plus the window',
    events: journeys(`ann | 50 a | 80 b | 119 x | 120 y`),
    query: users({
      of: funnel('a b', {
        range: { start: day0, end: day0 + hour },
        window: minutes(60),
        finish: 'inWindow',
      }),
      step: 1,
      outcome: 'reached',
    }),
    expected: rows({ id: 'ann', firstSeen: at(50), lastSeen: at(119), events: 3 }),
  },
  {
    key: 'users/funnel/session',
    rule: 'with unit session sessions are behind a step, each with the user of its first event',
    events: [
      { ...event('bob', 'x', 0), session: 's' },
      { ...event('ann', 'a', 1), session: 's' },
      { ...event('ann', 'b', 2), session: 's' },
      { ...event('ann', 'a', 0), session: 't' },
      { ...event('ann', 'b', 1), session: 'u' },
    ],
    query: users({ of: funnel('a b', { unit: 'session' }), step: 0, outcome: 'reached' }),
    expected: {
      unit: 'session',
      ...rows(
        { id: 's', user: 'bob', firstSeen: at(0), lastSeen: at(2), events: 3 },
        { id: 't', user: 'ann', events: 1 },
      ),
    },
  },
  {
    key: 'users/funnel/remove',
    rule: 'units an exclusion takes out are behind no step',
    events: journeys(`
      ann | 0 a | 1 x | 2 b
      bob | 0 a | 2 b
      cid | 0 a
    `),
    query: users({
      of: funnel('a b', {
        exclusions: [{ match: { event: 'x' }, after: 0, before: 1, effect: 'remove' }],
      }),
      step: 0,
      outcome: 'reached',
    }),
    expected: units('bob', 'cid'),
  },
  {
    key: 'users/funnel/unordered',
    rule: 'unordered: behind the second position is who did two of the steps, whichever',
    events: abc,
    query: users({
      of: funnel('c b', { order: 'unordered' }),
      step: 1,
      outcome: 'reached',
    }),
    expected: units('ann'),
  },
  {
    key: 'users/funnel/trend/entered',
    rule: 'entered a bucket: everybody with a start event of their own in it, not only where they are reported',
    events: overTime,
    query: users({ of: byDay, trend: day0 + day, outcome: 'entered' }),
    expected: { unit: 'user', ...units('ann', 'bob', 'cid') },
  },
  {
    key: 'users/funnel/trend/converted',
    rule: 'converted in a bucket: an attempt that starts in it completes, not one that started in another',
    events: overTime,
    query: users({ of: byDay, trend: day0, outcome: 'converted' }),
    expected: units('ann'),
  },
  {
    key: 'users/funnel/trend/lost',
    rule: 'lost in a bucket: entered and did not convert from there, though perhaps from another',
    events: overTime,
    query: users({ of: byDay, trend: day0 + day, outcome: 'lost' }),
    expected: units('ann', 'cid'),
  },
];
