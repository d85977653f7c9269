import { describe, expect, it } from 'vitest';

import {
  gridMax,
  isFew,
  retentionRows,
  roundedMax,
  rowMax,
  shadeOf,
  simpleMean,
} from '../../src/geometry/retention.js';
import type { GroupKey } from '../../src/model/groups.js';
import type { RetentionCell, RetentionGroup, RetentionResult } from '../../src/model/retention.js';

const cell = (returned: number, eligible: number, partial = false): RetentionCell => ({
  returned,
  eligible,
  share: eligible === 0 ? null : returned / eligible,
  partial,
});
const group = (start: number, ...cells: RetentionCell[]): RetentionGroup => ({
  start,
  end: start + 1,
  size: cells[0]?.eligible ?? 0,
  cells,
});
const spain: GroupKey = { type: 'value', value: 'Spain' };
const meta = { exact: true, warnings: [] } as unknown as RetentionResult['meta'];

const result = (groups: RetentionGroup[], byKey?: RetentionResult['byKey']): RetentionResult => ({
  kind: 'retention',
  columns: [
    { from: 0, to: 0 },
    { from: 1, to: 1 },
    { from: 2, to: 2 },
  ],
  groups,
  overall: { start: 0, end: 2, size: 300, cells: [cell(300, 300), cell(90, 300)] },
  ...(byKey ? { byKey } : {}),
  meta,
});

describe('retentionRows', () => {
  it('puts everybody first, then each period', () => {
    const rows = retentionRows(result([group(5, cell(9, 9)), group(6, cell(2, 2))]), new Set());
    expect(rows.map(({ id, kind, size, isOpen }) => [id, kind, size, isOpen])).toEqual([
      ['overall', 'overall', 300, null],
      ['5', 'group', 9, null],
      ['6', 'group', 2, null],
    ]);
  });

  it('folds a breakdown, and shows the periods of what is open', () => {
    const split = result(
      [group(5, cell(9, 9))],
      [
        {
          key: spain,
          groups: [group(5, cell(4, 4))],
          overall: { start: 0, end: 2, size: 4, cells: [cell(4, 4)] },
        },
      ],
    );
    expect(retentionRows(split, new Set()).map(({ kind, isOpen }) => [kind, isOpen])).toEqual([
      ['overall', false],
      ['key', false],
    ]);
    const [, key] = retentionRows(split, new Set());
    const open = retentionRows(split, new Set([key?.id ?? '']));
    expect(open.map(({ kind, size, isOpen }) => [kind, size, isOpen])).toEqual([
      ['overall', 300, false],
      ['key', 4, true],
      ['group', 4, null],
    ]);
    expect(open[2]?.key).toEqual(spain);
    expect(new Set(open.map(({ id }) => id)).size).toBe(3);
    expect(retentionRows(split, new Set(['overall'])).map(({ kind }) => kind)).toEqual([
      'overall',
      'group',
      'key',
    ]);
  });
});

describe('roundedMax', () => {
  it('rounds up to 5 %, and not further where it is one already', () => {
    expect([0.32, 0.35, 0.351, 0.15, 0.05, 0, 1].map(roundedMax)).toEqual([
      0.35, 0.35, 0.4, 0.15, 0.05, 0.05, 1,
    ]);
  });
});

describe('gridMax', () => {
  it('leaves out the own period, what is not over, and few people', () => {
    const most = gridMax(
      result([
        group(5, cell(100, 100), cell(42, 100), cell(99, 100, true)),
        group(6, cell(10, 10), cell(9, 10)),
      ]),
    );
    // 42 % of 100; 30 % of everybody; 99 % is not over, 90 % is of ten.
    expect(most).toBe(0.45);
  });

  it('takes few people where there is nothing else', () => {
    const few = result([group(5, cell(10, 10), cell(4, 10))]);
    expect(gridMax({ ...few, overall: { ...few.overall, cells: [cell(10, 10)] } })).toBe(0.4);
  });

  it('counts what is folded', () => {
    const folded = [
      {
        key: spain,
        groups: [group(5, cell(50, 50), cell(40, 50))],
        overall: { start: 0, end: 2, size: 50, cells: [cell(50, 50), cell(20, 50)] },
      },
    ];
    expect(gridMax(result([], folded))).toBe(0.8);
  });
});

describe('rowMax', () => {
  it('is the grid’s, the row’s or 100 %', () => {
    const cells = [cell(50, 50), cell(11, 50)];
    expect((['grid', 'row', 'full'] as const).map((shades) => rowMax(cells, shades, 0.6))).toEqual([
      0.6, 0.25, 1,
    ]);
  });
});

describe('shadeOf', () => {
  it('cuts the scale in nine', () => {
    // A ninth of 45 % is 5 %.
    expect([0, 0.049, 0.051, 0.26, 0.44, 0.45, 0.9].map((share) => shadeOf(share, 0.45))).toEqual([
      0, 0, 1, 5, 8, 8, 8,
    ]);
  });
});

describe('isFew', () => {
  it('is under 25, but not nobody', () => {
    expect([0, 1, 24, 25].map((eligible) => isFew(cell(0, eligible)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('simpleMean', () => {
  it('counts each group that is over once', () => {
    const groups = [
      group(1, cell(10, 10), cell(1, 10)),
      group(2, cell(1000, 1000), cell(500, 1000)),
      group(3, cell(5, 5), cell(5, 5, true)),
      group(4, cell(0, 0), cell(0, 0)),
      group(5, cell(9, 9)),
    ];
    expect(simpleMean(groups, 1)).toEqual({ share: 0.3, groups: 2 });
    expect(simpleMean(groups, 2)).toBeNull();
  });
});
