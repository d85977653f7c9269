import { describe, expect, it } from 'vitest';

import { placeAnnotations } from '../../src/geometry/annotations.js';
import { layoutRanked } from '../../src/geometry/ranked.js';
import { bucketAt, layoutTrend, positionOf } from '../../src/geometry/trend.js';
import { valueAxis } from '../../src/geometry/value-axis.js';

const buckets = [0, 1, 2, 3].map((i) => ({ start: i * 10, end: i * 10 + 10, partial: false }));
const options = { width: 400, height: 100, interval: undefined, timeZone: 'UTC' };

describe('valueAxis', () => {
  it('holds 0 and all values between round ticks', () => {
    expect(valueAxis(0, 0.7, false)).toEqual({ min: 0, max: 0.8, ticks: [0, 0.2, 0.4, 0.6, 0.8] });
    const axis = valueAxis(-3, 8, false);
    expect(axis.min).toBeLessThanOrEqual(-3);
    expect(axis.max).toBeGreaterThanOrEqual(8);
    expect(axis.ticks).toContain(0);
  });
});

describe('layoutTrend', () => {
  it('leaves a gap where there is no value', () => {
    const series = [{ key: null, values: [1, null, 2, 3], total: 6 }];
    const [line] = layoutTrend({ buckets, series }, { ...options, chart: 'line' }).lines;
    expect(line?.whole.map(({ y }) => Number.isNaN(y))).toEqual([false, true, false, false]);
  });

  it('draws the time before on the same axis, behind narrower bars', () => {
    const series = [{ key: null, values: [1, 2, 3, 4], total: 10 }];
    const previous = { buckets, series: [{ key: null, values: [8, 0, 0, 0], total: 8 }] };
    const layout = layoutTrend({ buckets, series, previous }, { ...options, chart: 'bar' });
    expect(layout.axis.max).toBeGreaterThanOrEqual(8);
    const [before] = layout.previousBars;
    const own = layout.bars[0]?.[0];
    expect(before?.height).toBeCloseTo((own?.height ?? 0) * 8);
    expect(before?.width).toBeGreaterThan(own?.width ?? 0);
  });

  it('hangs negative numbers below 0', () => {
    const series = [{ key: null, values: [-2, 2, 0, 1], total: 1 }];
    const { bars, y } = layoutTrend(
      { buckets, series },
      { ...options, chart: 'bar', whole: false },
    );
    expect(bars[0]?.[0]?.y).toBeCloseTo(y(0));
    expect(bars[0]?.[1]?.y).toBeCloseTo(y(2));
  });
});

describe('bucketAt', () => {
  it('takes the nearest bucket outside the plot', () => {
    const layout = { step: 10, centers: [5, 15, 25] };
    expect([-4, 0, 12, 99].map((x) => bucketAt(layout, x))).toEqual([0, 0, 1, 2]);
  });
});

describe('positionOf', () => {
  it('is within the bucket of the instant, and null outside', () => {
    expect(positionOf(15, buckets, 100)).toBe(150);
    expect(positionOf(40, buckets, 100)).toBeNull();
  });
});

describe('placeAnnotations', () => {
  it('numbers them in order of time and keeps their pins apart', () => {
    const placed = placeAnnotations(
      [
        { time: 21, label: 'b' },
        { time: 20, label: 'a' },
        { time: 99, label: 'later' },
      ],
      buckets,
      100,
    );
    expect(placed.map(({ label, number, x }) => [label, number, x])).toEqual([
      ['a', 1, 200],
      ['b', 2, 210],
    ]);
    expect((placed[1]?.pin ?? 0) - (placed[0]?.pin ?? 0)).toBeGreaterThanOrEqual(18);
  });
});

describe('layoutRanked', () => {
  const rows = [{ value: 10, before: 5 }, { value: 5 }, { value: 0 }];
  const sizes = { nameWidth: 100, valueWidth: 60 };

  it('gives bars lengths in proportion, within the width', () => {
    const layout = layoutRanked(rows, { ...sizes, width: 800 });
    const [first, second, third] = layout.rows;
    expect(first?.bar.width).toBeCloseTo(2 * (second?.bar.width ?? 0));
    expect(first?.before?.width).toBeCloseTo(second?.bar.width ?? 0);
    expect(third?.bar.width).toBe(0);
    expect((first?.valueX ?? 0) + sizes.valueWidth).toBeLessThanOrEqual(801);
  });

  it('puts names above the bars where it is narrow', () => {
    const [first] = layoutRanked(rows, { ...sizes, width: 300 }).rows;
    expect(first?.bar.width).toBe(300);
    expect(first?.textY).toBeLessThan(first?.bar.y ?? 0);
  });
});
