import { describe, expect, it } from 'vitest';

import {
  curveLine,
  curveMax,
  middleHalf,
  nearestPoint,
  shareY,
} from '../../src/geometry/retention-curve.js';
import { retentionFrame } from '../../src/geometry/retention-frame.js';
import { placeEndLabels } from '../../src/geometry/retention-labels.js';
import type { RetentionCell } from '../../src/model/retention.js';

const cell = (share: number | null, eligible = 100, partial = false): RetentionCell => ({
  returned: Math.round((share ?? 0) * eligible),
  eligible,
  share,
  partial,
});
const frame = { x: (column: number) => column * 10, height: 100, max: 0.5 };
const row = (id: string, ...cells: RetentionCell[]) => ({ id, cells: [cell(1), ...cells] });

describe('shareY', () => {
  it('runs from the floor to the top, and stops there', () => {
    expect([0, 0.25, 0.5, 0.9].map((share) => shareY(share, frame))).toEqual([100, 50, 0, 0]);
  });
});

describe('curveLine', () => {
  it('begins after the own period; what is not over is a tail from the last that is', () => {
    const line = curveLine(row('a', cell(0.5), cell(0.25), cell(0.1, 100, true)), frame);
    expect(line.points.map(({ column, x, y }) => [column, x, y])).toEqual([
      [1, 10, 0],
      [2, 20, 50],
      [3, 30, 80],
    ]);
    expect(line.path).toBe('M10,0L20,50');
    expect(line.tail).toBe('M20,50L30,80');
  });

  it('has no tail where all is over, and leaves out what has no share', () => {
    const line = curveLine(row('a', cell(0.5), cell(null, 0)), frame);
    expect(line.points).toHaveLength(1);
    expect(line.tail).toBe('');
  });
});

describe('curveMax', () => {
  it('holds what is not over, but few people only alone', () => {
    expect(curveMax([row('a', cell(0.31), cell(0.36, 100, true)), row('b', cell(0.9, 10))])).toBe(
      0.4,
    );
    expect(curveMax([row('b', cell(0.9, 10))])).toBe(0.9);
  });
});

describe('middleHalf', () => {
  it('lies between the quarters, while four groups are over', () => {
    const rows = [0.1, 0.2, 0.3, 0.4, 0.5].map((share, i) =>
      row(String(i), cell(share), cell(share), ...(i < 3 ? [cell(share)] : [])),
    );
    // Quarters of 10 … 50 % are 20 and 40 %: 60 and 20 down from the top.
    expect(middleHalf(rows, frame)).toBe('M10,20L20,20L20,60L10,60Z');
    expect(middleHalf(rows.slice(0, 3), frame)).toBe('');
  });
});

describe('nearestPoint', () => {
  const lines = [
    curveLine(row('a', cell(0.4), cell(0.3)), frame),
    curveLine(row('b', cell(0.1)), frame),
  ];

  it('takes the nearest column first, then the nearest line of those that reach it', () => {
    const at = (x: number, y: number) => {
      const found = nearestPoint(lines, x, y);
      return found && [found.id, found.point.column];
    };
    expect(at(11, 85)).toEqual(['b', 1]);
    expect(at(11, 10)).toEqual(['a', 1]);
    // The second line does not reach column 2.
    expect(at(19, 85)).toEqual(['a', 2]);
    expect(nearestPoint([], 1, 1)).toBeNull();
  });
});

describe('placeEndLabels', () => {
  it('keeps neighbours 15 apart, and leaves those far away alone', () => {
    const labels = [
      { id: 'a', text: 'Spain', x: 100, y: 50 },
      { id: 'b', text: 'France', x: 100, y: 52 },
      { id: 'c', text: 'Peru', x: 300, y: 51 },
    ];
    const placed = new Map(placeEndLabels(labels, 500, 200).map((each) => [each.id, each]));
    expect((placed.get('b')?.labelY ?? 0) - (placed.get('a')?.labelY ?? 0)).toBeGreaterThanOrEqual(
      15,
    );
    expect(placed.get('c')).toMatchObject({ labelX: 308, labelY: 51, anchor: 'start' });
  });

  it('puts a name before and over the end where there is no room after it', () => {
    const [placed] = placeEndLabels([{ id: 'a', text: 'Spain', x: 190, y: 80 }], 200, 200);
    expect(placed).toMatchObject({ labelX: 186, labelY: 62, anchor: 'end' });
  });
});

describe('retentionFrame', () => {
  it('spreads columns over the width', () => {
    // 84 letters' width is 6 × 7 + 24 = 66, at least 76; 1000 − 76 − 56 − 100 = 768 over 8.
    expect(
      retentionFrame({ width: 1000, columns: 8, letters: 6, figures: 5, gutter: 100 }),
    ).toEqual({
      head: 76,
      size: 56,
      pitch: 96,
      isCompact: false,
      scrolls: false,
    });
  });

  it('scrolls cells of 64 where more do not fit, of 52 where it is narrow', () => {
    expect(
      retentionFrame({ width: 1000, columns: 60, letters: 6, figures: 5, gutter: 0 }),
    ).toMatchObject({
      pitch: 66,
      scrolls: true,
    });
    expect(
      retentionFrame({ width: 290, columns: 8, letters: 6, figures: 5, gutter: 0 }),
    ).toMatchObject({
      pitch: 54,
      isCompact: true,
      scrolls: true,
    });
  });
});
