import { type AnswerCase, day, day0, hour, journeys } from '../case.js';
import { aThenB, acquired, days, hours, retention } from './retention.js';

/* Who came back, and when (QUERIES §5). */

export const returnCases: AnswerCase[] = [
  {
    key: 'retention/groups',
    rule: 'every period of the range is a group of those who started in it; columns that have not begun are absent, not 0',
    events: hours(`
      ann | 0 a | 30 a | 50 a
      bob | 1 a | 49 a
    `),
    query: retention(),
    expected: {
      columns: [
        { from: 0, to: 0 },
        { from: 1, to: 1 },
        { from: 2, to: 2 },
      ],
      groups: [
        {
          start: day0,
          end: day0 + day,
          size: 2,
          cells: [
            { returned: 2, eligible: 2, share: 1, partial: false },
            { returned: 1, eligible: 2, share: 0.5, partial: false },
            { returned: 2, eligible: 2, share: 1, partial: false },
          ],
        },
        { start: day0 + day, end: day0 + 2 * day, ...acquired(1, 1, 1) },
        { start: day0 + 2 * day, end: day0 + 3 * day, ...acquired(2, 2) },
      ],
    },
  },
  {
    key: 'retention/groups/empty',
    rule: 'a period nobody started in is a group of size 0 whose shares are null, not 0, and not a missing group',
    events: hours(`
      ann | 0 a
      bob | 50 a
    `),
    query: retention(),
    expected: {
      groups: [
        acquired(1, 1, 0, 0),
        {
          size: 0,
          cells: [
            { returned: 0, eligible: 0, share: null },
            { returned: 0, eligible: 0, share: null },
          ],
        },
        acquired(1, 1),
      ],
    },
  },
  {
    key: 'retention/periods',
    rule: 'as many columns after column 0 as asked for, not as many as there are periods',
    events: hours(`ann | 0 a | 24 a | 48 a`),
    query: retention({ periods: 1 }),
    expected: { groups: [acquired(1, 1, 1), acquired(1, 1, 1), acquired(1, 1)] },
  },
  {
    key: 'retention/column-0',
    rule: 'column 0: a return in the same period at or after the first start event in it; one before it does not count',
    events: hours(`
      ann | 1 b | 2 a
      bob | 1 a | 2 b
      cid | 1 a
      dan | 5 b | 5 a
      eve | 1 a | 2 b | 3 a
    `),
    query: retention({ ...aThenB, range: days(1) }),
    expected: { groups: [acquired(5, 3)] },
  },
  {
    key: 'retention/column-0/start-event',
    rule: 'in column 0 the start event itself counts when it is a return, too: any and any is 100 %',
    events: hours(`
      ann | 0 a
      bob | 1 b
    `),
    query: retention({ range: days(1) }),
    expected: { groups: [{ size: 2, cells: [{ returned: 2, share: 1 }] }] },
  },
  {
    key: 'retention/column-0/same-period',
    rule: 'a return after the period is none of column 0',
    events: hours(`ann | 23 a | 24 b`),
    query: retention({ ...aThenB, range: days(2) }),
    expected: { groups: [acquired(1, 0, 1), acquired(0, 0)] },
  },
  {
    key: 'retention/on',
    rule: 'on: came back in the column’s own period, whatever the hour; not in an earlier or a later one',
    events: hours(`
      ann | 23 a | 24 b
      bob | 0 a | 47 b
      cid | 0 a | 48 b
      dan | 10 a | 11 b
    `),
    query: retention(aThenB),
    expected: { groups: [acquired(4, 1, 2, 1), acquired(0, 0, 0), acquired(0, 0)] },
  },
  {
    key: 'retention/once',
    rule: 'a user counts once in a cell, however often they started and came back',
    events: hours(`ann | 0 a | 1 a | 24 b | 25 b`),
    query: retention({ ...aThenB, range: days(2) }),
    expected: { groups: [acquired(1, 0, 1), acquired(0, 0)] },
  },
  {
    key: 'retention/on-or-after',
    rule: 'onOrAfter: came back in the column’s period or later, not in that period alone',
    events: hours(`
      ann | 0 a | 48 b
      bob | 0 a | 24 b
    `),
    query: retention({ ...aThenB, rule: 'onOrAfter' }),
    expected: { groups: [acquired(2, 2, 2, 1), acquired(0, 0, 0), acquired(0, 0)] },
  },
  {
    key: 'retention/on-or-after/beyond-the-columns',
    rule: 'onOrAfter looks up to the horizon, also beyond the last column shown',
    events: hours(`ann | 0 a | 72 b`),
    query: retention({ ...aThenB, rule: 'onOrAfter', range: days(4), periods: 1 }),
    expected: {
      groups: [acquired(1, 1, 1), acquired(0, 0, 0), acquired(0, 0, 0), acquired(0, 0)],
    },
  },
  {
    key: 'retention/on-or-after/column-0',
    rule: 'column 0 of onOrAfter counts from the first start event on, not from the start of the period',
    events: hours(`
      ann | 1 b | 2 a
      bob | 1 a | 2 b
    `),
    query: retention({ ...aThenB, rule: 'onOrAfter', range: days(1) }),
    expected: { groups: [acquired(2, 1)] },
  },
  {
    key: 'retention/on-or-after/horizon',
    rule: 'onOrAfter ends at the range’s end, not at the last event there is',
    events: hours(`ann | 0 a | 48 b`),
    query: retention({ ...aThenB, rule: 'onOrAfter', range: days(2) }),
    expected: { groups: [acquired(1, 0, 0), acquired(0, 0)] },
  },
  {
    key: 'retention/min-returns',
    rule: 'minReturns is how many returns a column takes, except column 0, which always takes one',
    events: hours(`
      ann | 0 a | 1 b | 24 b | 25 b
      bob | 0 a | 24 b | 48 b
    `),
    query: retention({ ...aThenB, minReturns: 2 }),
    expected: { groups: [acquired(2, 1, 1, 0), acquired(0, 0, 0), acquired(0, 0)] },
  },
  {
    key: 'retention/min-returns/on-or-after',
    rule: 'with onOrAfter minReturns counts from the column’s period to the horizon, not in each period',
    events: hours(`ann | 0 a | 24 b | 48 b`),
    query: retention({ ...aThenB, rule: 'onOrAfter', minReturns: 2 }),
    expected: { groups: [acquired(1, 1, 1, 0), acquired(0, 0, 0), acquired(0, 0)] },
  },
  {
    key: 'retention/hour',
    rule: 'periods of an hour',
    events: journeys(`
      ann | 0 a | 60 b
      bob | 59 a | 119 b
      cid | 0 a | 120 b
    `),
    query: retention({
      ...aThenB,
      period: 'hour',
      range: { start: day0, end: day0 + 2 * hour },
    }),
    expected: { groups: [acquired(3, 0, 2), acquired(0, 0)] },
  },
];
