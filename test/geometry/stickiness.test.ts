import { describe, expect, it } from 'vitest';

import { averageBuckets, layoutStickiness, stickinessRows } from '../../src/geometry/stickiness.js';

const countsOf = (...users: number[]) => users.map((each, i) => ({ count: i + 1, users: each }));

describe('stickinessRows', () => {
  const result = { counts: countsOf(50, 30, 0, 20) };

  it('keeps the exact numbers with their share', () => {
    expect(stickinessRows(result, 'exactly')).toEqual([
      { count: 1, users: 50, share: 0.5 },
      { count: 2, users: 30, share: 0.3 },
      { count: 3, users: 0, share: 0 },
      { count: 4, users: 20, share: 0.2 },
    ]);
  });

  it('adds up from the end for "at least"', () => {
    expect(stickinessRows(result, 'atLeast').map(({ users }) => users)).toEqual([100, 50, 20, 20]);
  });

  it('has no shares of nobody', () => {
    expect(stickinessRows({ counts: countsOf(0, 0) }, 'exactly')[0]?.share).toBeNull();
  });
});

describe('averageBuckets', () => {
  it('weighs each user once', () => {
    // 50 × 1 + 30 × 2 + 20 × 4 = 190 buckets of 100 users.
    expect(averageBuckets({ counts: countsOf(50, 30, 0, 20) })).toBe(1.9);
    expect(averageBuckets({ counts: countsOf(0, 0) })).toBeNull();
  });
});

describe('layoutStickiness', () => {
  const rowsOf = (length: number, users = 10) =>
    stickinessRows({ counts: countsOf(...Array.from({ length }, () => users)) }, 'exactly');

  it('puts bars on a scale of round numbers from 0', () => {
    const rows = stickinessRows({ counts: countsOf(8, 4) }, 'exactly');
    const layout = layoutStickiness(rows, { width: 100, height: 80 });
    expect(layout.axis).toEqual({ max: 8, ticks: [0, 2, 4, 6, 8] });
    expect(layout.bars).toEqual([
      { x: 5, y: 0, width: 40, height: 80 },
      { x: 55, y: 40, width: 40, height: 40 },
    ]);
    expect(layout.xTicks).toEqual([
      { index: 0, x: 25 },
      { index: 1, x: 75 },
    ]);
  });

  it('keeps 90 bars at 3 pixels or more in a phone, without overlap', () => {
    const { bars, step } = layoutStickiness(rowsOf(90), { width: 284, height: 100 });
    for (const { width } of bars) {
      expect(width).toBeGreaterThanOrEqual(3);
      expect(width).toBeLessThanOrEqual(step);
    }
  });

  it('writes 1, the last one and round numbers that are far enough apart', () => {
    const layout = layoutStickiness(rowsOf(90), { width: 284, height: 100 });
    expect(layout.xTicks.map(({ index }) => index + 1)).toEqual([
      1, 10, 20, 30, 40, 50, 60, 70, 80, 90,
    ]);
    const wide = layoutStickiness(rowsOf(7), { width: 700, height: 100 });
    expect(wide.xTicks.map(({ index }) => index + 1)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('shows a single user among thousands', () => {
    const rows = stickinessRows({ counts: countsOf(5000, 1, 0) }, 'exactly');
    const { bars } = layoutStickiness(rows, { width: 90, height: 100 });
    expect(bars.map(({ height }) => height)).toEqual([100, 1, 0]);
  });
});
