import { type AnswerCase, day0 } from '../case.js';
import { explain, unused, used } from './explain.js';
import { aThenB, hours, retention } from './retention.js';

/* Why a user is, or is not, behind a cell of a retention (QUERIES §11). */

const returned = (column: number) =>
  explain({ of: retention(aThenB), group: day0, column, outcome: 'returned' });

export const explainRetentionCases: AnswerCase[] = [
  {
    key: 'explain/retention/returned',
    rule: 'used are the first start event of the period and the returns of the column; another start is none, a later return too late, an earlier one before the start',
    events: hours(`ann | 0 b | 1 a | 2 a | 24 b | 25 b | 48 b`),
    query: returned(1),
    expected: {
      unit: 'user',
      counted: true,
      reached: null,
      events: [
        { ...unused('b', 'beforeStart'), matches: [1] },
        { ...used('a', 0), matches: [0] },
        unused('a', 'filledByAnother'),
        used('b', 1),
        used('b', 1),
        unused('b', 'afterWindow'),
      ],
    },
  },
  {
    key: 'explain/retention/both',
    rule: 'a start event that is a return, too, is used as both in column 0',
    events: hours(`ann | 0 a`),
    query: explain({ of: retention(), group: day0, column: 0, outcome: 'returned' }),
    expected: { counted: true, events: [{ ...used('a', 0), matches: [0, 1], also: [1] }] },
  },
  {
    key: 'explain/retention/lost',
    rule: 'who did not come back in the column is behind those lost, not behind those returned',
    events: hours(`ann | 0 a | 48 b`),
    query: explain({ of: retention(aThenB), group: day0, column: 1, outcome: 'lost' }),
    expected: { counted: true, events: [used('a', 0), unused('b', 'afterWindow')] },
  },
  {
    key: 'explain/retention/not-acquired',
    rule: 'who did not start in the period is not counted: returns then came in the wrong order',
    events: hours(`ann | 24 b`),
    query: returned(1),
    expected: { counted: false, events: [unused('b', 'wrongOrder')] },
  },
  {
    key: 'explain/retention/rolling',
    rule: 'by a user’s own clock the column is a span from their start, not a day of the calendar',
    events: hours(`ann | 20 a | 43 b | 44 b | 67 b | 68 b`),
    query: explain({
      of: retention({ ...aThenB, clock: 'rolling' }),
      group: day0,
      column: 1,
      outcome: 'returned',
    }),
    expected: {
      counted: true,
      events: [
        used('a', 0),
        { used: null },
        used('b', 1),
        used('b', 1),
        unused('b', 'afterWindow'),
      ],
    },
  },
  {
    key: 'explain/retention/on-or-after',
    rule: 'with onOrAfter returns after the column’s period are used too',
    events: hours(`ann | 0 a | 48 b`),
    query: explain({
      of: retention({ ...aThenB, rule: 'onOrAfter' }),
      group: day0,
      column: 1,
      outcome: 'returned',
    }),
    expected: { counted: true, events: [used('a', 0), used('b', 1)] },
  },
  {
    key: 'explain/retention/first-ever',
    rule: 'with firstEver history decides: who started before the range is not counted, and the start event in it not used',
    events: hours(`ann | -24 a | 0 a`),
    query: explain({
      of: retention({ ...aThenB, acquisition: 'firstEver' }),
      group: day0,
      column: 0,
      outcome: 'acquired',
    }),
    expected: { counted: false, events: [{ used: null }, { used: null }] },
  },
  {
    key: 'explain/retention/group',
    rule: 'nothing is used of who is in the group of another value',
    events: hours(`
      ann | 0 a {"v":"x"} | 24 b
      bob | 0 a {"v":"y"}
    `),
    query: explain({
      of: retention({ ...aThenB, breakdown: { property: 'v' } }),
      group: day0,
      column: 1,
      outcome: 'returned',
      key: { type: 'value', value: 'y' },
    }),
    expected: {
      counted: false,
      events: [unused('a', 'outsideScope'), unused('b', 'outsideScope')],
    },
  },
];
