import { type AnswerCase, day, day0, hour } from '../case.js';
import { aThenB, acquired, days, hours, retention } from './retention.js';

/* Brackets, the horizon, and the row of all groups (QUERIES §5). */

export const horizonCases: AnswerCase[] = [
  {
    key: 'retention/brackets',
    rule: 'brackets are columns of several periods one after another: 1, then 3 are period 1 and periods 2–4, not 1 and 3',
    events: hours(`
      ann | 0 a | 24 b
      bob | 0 a | 48 b
      cid | 0 a | 119 b
      dan | 0 a | 120 b
    `),
    query: retention({ ...aThenB, range: days(6), brackets: [1, 3], acquisition: 'firstInRange' }),
    expected: {
      columns: [
        { from: 0, to: 0 },
        { from: 1, to: 1 },
        { from: 2, to: 4 },
      ],
      groups: [acquired(4, 0, 1, 2), {}, {}, {}, {}, {}],
    },
  },
  {
    key: 'retention/brackets/min-returns',
    rule: 'minReturns counts over the whole bracket, not in each of its periods',
    events: hours(`
      ann | 0 a | 48 b | 96 b
      bob | 0 a | 48 b | 120 b
    `),
    query: retention({ ...aThenB, range: days(6), brackets: [1, 3], minReturns: 2 }),
    expected: { groups: [acquired(2, 0, 0, 1), {}, {}, {}, {}, {}] },
  },
  {
    key: 'retention/brackets/horizon',
    rule: 'a bracket begins with its first period and is over with its last: until then it is partial, not absent',
    events: hours(`ann | 0 a | 24 a | 48 a`),
    query: retention({ range: days(4), brackets: [2, 2] }),
    expected: {
      groups: [
        { cells: [{ partial: false }, { partial: false }, { returned: 0, partial: true }] },
        { cells: [{ partial: false }, { returned: 1, partial: false }] },
        { cells: [{ partial: false }, { partial: true }] },
        { cells: [{ partial: false }] },
      ],
    },
  },
  {
    key: 'retention/horizon',
    rule: 'nothing after now is read: a period that is not over is partial, one that has not begun is absent, its group empty',
    events: hours(`
      ann | 0 a | 30 a | 50 a
      bob | 40 a
    `),
    now: day0 + 36 * hour,
    query: retention(),
    expected: {
      groups: [
        {
          size: 1,
          cells: [
            { returned: 1, partial: false },
            { returned: 1, share: 1, partial: true },
          ],
        },
        { size: 1, cells: [{ returned: 1, partial: true }] },
        { size: 0, cells: [] },
      ],
    },
  },
  {
    key: 'retention/horizon/between-periods',
    rule: 'at now exactly between two periods the one before is not partial and the one after absent',
    events: hours(`ann | 0 a | 24 a`),
    now: day0 + day,
    query: retention({ range: days(2) }),
    expected: {
      groups: [
        { size: 1, cells: [{ returned: 1, partial: false }] },
        { size: 0, cells: [] },
      ],
    },
  },
  {
    key: 'retention/horizon/end-of-range',
    rule: 'nothing after the range is read: its last groups have no later columns though there are events and columns',
    events: hours(`ann | 0 a | 24 a | 48 a | 72 a`),
    query: retention({ range: days(2), periods: 3 }),
    expected: {
      columns: [{}, {}, {}, {}],
      groups: [acquired(1, 1, 1), acquired(1, 1)],
    },
  },
  {
    key: 'retention/overall',
    rule: 'all groups together: the sum of returns over the sum of those eligible, not the average of shares; sizes are summed',
    events: hours(`
      ann | 0 a | 24 a
      bob | 0 a
      cid | 0 a
      dan | 24 a | 48 a
    `),
    query: retention({ acquisition: 'firstInRange' }),
    expected: {
      groups: [acquired(3, 3, 1, 0), acquired(1, 1, 1), acquired(0, 0)],
      overall: {
        size: 4,
        cells: [
          { returned: 4, eligible: 4, share: 1 },
          { returned: 2, eligible: 4, share: 0.5 },
          { returned: 0, eligible: 3, share: 0 },
        ],
      },
    },
  },
  {
    key: 'retention/overall/partial',
    rule: 'partial cells are left out of the row of all groups; a column with no other is null, not 0',
    events: hours(`
      ann | 0 a | 24 a | 50 a
      bob | 0 a
      cid | 24 a | 49 a
    `),
    now: day0 + 60 * hour,
    query: retention(),
    expected: {
      groups: [acquired(2, 2, 1, 1), acquired(2, 2, 2), acquired(2, 2)],
      overall: {
        size: 6,
        cells: [
          { returned: 4, eligible: 4, share: 1, partial: false },
          { returned: 1, eligible: 2, share: 0.5, partial: false },
          { returned: 0, eligible: 0, share: null, partial: true },
        ],
      },
    },
  },
];
