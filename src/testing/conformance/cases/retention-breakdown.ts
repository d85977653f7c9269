import type { AnswerCase } from '../case.js';
import { none, other, value } from './funnel.js';
import { aThenB, acquired, days, hours, retention } from './retention.js';

/* Retention by a property of the start event (QUERIES §5). */

const by = (limit?: number) => ({
  breakdown: { property: 'v', ...(limit === undefined ? {} : { limit }) },
});

export const retentionBreakdownCases: AnswerCase[] = [
  {
    key: 'retention/breakdown',
    rule: 'the value is that of the start event that puts the user in the group; returns count whatever theirs is, and groups add up',
    events: hours(`
      ann | 0 a {"v":"x"} | 1 a {"v":"y"} | 24 a {"v":"y"}
      bob | 0 a {"v":"y"}
    `),
    query: retention({ range: days(2), ...by() }),
    expected: {
      groups: [acquired(2, 2, 1), acquired(1, 1)],
      byKey: [
        { key: value('y'), groups: [acquired(1, 1, 0), acquired(1, 1)], overall: { size: 2 } },
        { key: value('x'), groups: [acquired(1, 1, 1), acquired(0, 0)], overall: { size: 1 } },
      ],
    },
  },
  {
    key: 'retention/breakdown/start',
    rule: 'other events give no value, not even earlier ones: only start events do',
    events: hours(`ann | 0 b {"v":"x"} | 1 a {"v":"y"} | 24 b {"v":"z"}`),
    query: retention({ ...aThenB, range: days(2), ...by() }),
    expected: { byKey: [{ key: value('y'), groups: [acquired(1, 0, 1), acquired(0, 0)] }] },
  },
  {
    key: 'retention/breakdown/not-set',
    rule: 'a first start event without the property is the group none, even when a later one has it',
    events: hours(`ann | 0 a | 5 a {"v":"x"}`),
    query: retention({ range: days(1), ...by() }),
    expected: { byKey: [{ key: none, groups: [acquired(1, 1)] }] },
  },
  {
    key: 'retention/breakdown/ties',
    rule: 'of several first start events at one instant the first value that is set decides, in group order: a number before a text, any before none',
    events: hours(`
      ann | 0 a | 0 a {"v":"b"} | 0 a {"v":"a"}
      bob | 0 a {"v":"1"} | 0 a {"v":2}
      cid | 0 a | 0 a {"v":true}
    `),
    query: retention({ range: days(1), ...by() }),
    expected: {
      byKey: [
        { key: value(2), groups: [acquired(1, 1)] },
        { key: value('a'), groups: [acquired(1, 1)] },
        { key: value(true), groups: [acquired(1, 1)] },
      ],
    },
  },
  {
    key: 'retention/breakdown/ties/start',
    rule: 'at that instant only start events give a value',
    events: hours(`ann | 0 a {"v":"y"} | 0 b {"v":"x"}`),
    query: retention({ ...aThenB, range: days(1), ...by() }),
    expected: { byKey: [{ key: value('y'), groups: [acquired(1, 1)] }] },
  },
  {
    key: 'retention/breakdown/ranked',
    rule: 'ranked by the sum of sizes, not by how many users there are; ties in group order, none last among equals',
    events: hours(`
      ann | 0 a {"v":"y"} | 24 a {"v":"y"} | 48 a {"v":"y"}
      bob | 0 a {"v":"x"}
      cid | 0 a {"v":"x"}
      dan | 0 a | 24 a
    `),
    query: retention(by()),
    expected: {
      byKey: [
        { key: value('y'), overall: { size: 3 } },
        { key: value('x'), overall: { size: 2 } },
        { key: none, overall: { size: 2 } },
      ],
    },
  },
  {
    key: 'retention/breakdown/other',
    rule: 'values beyond the limit are one group other, last however large; groups and cells add up to the whole',
    events: hours(`
      ann | 0 a {"v":"x"}
      bob | 0 a {"v":"x"} | 24 a {"v":"z"}
      cid | 0 a {"v":"y"} | 24 a {"v":"y"}
      dan | 0 a
    `),
    query: retention({ range: days(2), ...by(1) }),
    expected: {
      groups: [acquired(4, 4, 2), acquired(2, 2)],
      byKey: [
        { key: value('x'), groups: [acquired(2, 2, 1), acquired(0, 0)] },
        { key: other(3), groups: [acquired(2, 2, 1), acquired(2, 2)] },
      ],
    },
  },
  {
    key: 'retention/breakdown/first-in-range',
    rule: 'with firstInRange each user has the one value of their first start event',
    events: hours(`
      ann | 0 a {"v":"x"} | 24 a {"v":"y"}
      bob | 24 a {"v":"y"}
    `),
    query: retention({ range: days(2), acquisition: 'firstInRange', ...by() }),
    expected: {
      byKey: [
        { key: value('x'), groups: [acquired(1, 1, 1), acquired(0, 0)] },
        { key: value('y'), groups: [acquired(0, 0, 0), acquired(1, 1)] },
      ],
    },
  },
  {
    key: 'retention/breakdown/rolling',
    rule: 'cells of a group have the eligible users of their own, not those of the whole group',
    events: hours(`
      ann | 1 a {"v":"x"} | 26 b
      bob | 23 a {"v":"y"}
    `),
    now: Date.UTC(2024, 2, 5, 12),
    query: retention({ ...aThenB, range: days(2), clock: 'rolling', ...by() }),
    expected: {
      byKey: [
        {
          key: value('x'),
          groups: [
            {
              size: 1,
              cells: [
                { eligible: 1, partial: false },
                { returned: 1, eligible: 1, partial: true },
              ],
            },
            {},
          ],
        },
        {
          key: value('y'),
          groups: [
            {
              size: 1,
              cells: [
                { eligible: 1, partial: true },
                { eligible: 0, share: null, partial: true },
              ],
            },
            {},
          ],
        },
      ],
    },
  },
  {
    key: 'retention/breakdown/field',
    rule: 'a field of the event is a value too',
    events: hours(`
      ann | 0 a
      bob | 0 b | 1 a
    `),
    query: retention({ range: days(1), breakdown: { property: '$event' } }),
    expected: {
      byKey: [
        { key: value('a'), groups: [acquired(1, 1)] },
        { key: value('b'), groups: [acquired(1, 1)] },
      ],
    },
  },
];
