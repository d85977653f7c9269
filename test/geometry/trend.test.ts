import { describe, expect, it } from 'vitest';

import { countAxis, spreadLabels } from '../../src/geometry/axis.js';
import { layoutTrend } from '../../src/geometry/trend.js';

describe('countAxis', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [412, [0, 100, 200, 300, 400, 500]],
  ])('marks round whole numbers up to %i', (highest, ticks) => {
    const axis = countAxis(highest);
    expect(axis.ticks).toEqual(ticks);
    expect(axis.max).toBeGreaterThanOrEqual(highest);
  });
});

describe('spreadLabels', () => {
  it('leaves labels that have room where they want to be', () => {
    expect(spreadLabels([50, 10], 14, 0, 100)).toEqual([50, 10]);
  });

  it('moves crowded labels apart in their order and within the bounds', () => {
    const wanted = [99, 98, 97, 0];
    const placed = spreadLabels(wanted, 14, 0, 100);
    expect(placed).toEqual([100, 86, 72, 0]);
  });
});

describe('layoutTrend', () => {
  const bucket = (i: number, partial = false) => ({ start: i * 10, end: i * 10 + 10, partial });
  const options = {
    width: 400,
    height: 100,
    interval: undefined,
    timeZone: 'UTC',
    chart: 'line' as const,
  };

  it('places values between 0 and the top of the axis', () => {
    const data = {
      buckets: [bucket(0), bucket(1)],
      series: [{ key: null, values: [0, 8], total: 8 }],
    };
    const layout = layoutTrend(data, options);
    expect(layout.centers).toEqual([100, 300]);
    expect(layout.lines[0]?.whole).toEqual([
      { x: 100, y: 100 },
      { x: 300, y: 0 },
    ]);
  });

  it('sets apart the stretches that touch a partial bucket', () => {
    const data = {
      buckets: [bucket(0, true), bucket(1), bucket(2), bucket(3, true)],
      series: [{ key: null, values: [1, 1, 1, 1], total: 1 }],
    };
    const [line] = layoutTrend(data, options).lines;
    expect(line?.whole.map(({ x }) => x)).toEqual([150, 250]);
    expect(line?.partial.map((points) => points.map(({ x }) => x))).toEqual([
      [50, 150],
      [250, 350],
    ]);
  });

  it('stacks bars without gaps in value and a pixel of background between', () => {
    const data = {
      buckets: [bucket(0)],
      series: [
        { key: null, values: [6], total: 6 },
        { key: null, values: [2], total: 2 },
      ],
    };
    const { bars, axis, y } = layoutTrend(data, { ...options, chart: 'bar' });
    expect(axis.max).toBe(8);
    expect(bars[0]?.[0]).toMatchObject({ y: y(6), height: 75 });
    expect(bars[1]?.[0]).toMatchObject({ y: y(8), height: 24 });
  });

  it('labels hours at even times of the local day and marks where a day begins', () => {
    const hour = 3_600_000;
    const start = Date.UTC(2024, 0, 1, 20);
    const buckets = Array.from({ length: 48 }, (_, i) => ({
      start: start + i * hour,
      end: start + (i + 1) * hour,
      partial: false,
    }));
    const { xTicks } = layoutTrend(
      { buckets, series: [] },
      { ...options, width: 600, interval: 'hour' },
    );
    const labels = xTicks.map(({ index, boundary }) => [
      new Date(buckets[index]?.start ?? 0).getUTCHours(),
      boundary,
    ]);
    expect(labels).toEqual([
      [0, true],
      [6, false],
      [12, false],
      [18, false],
      [0, true],
      [6, false],
      [12, false],
      [18, false],
    ]);
  });

  it('survives no buckets and no width', () => {
    const layout = layoutTrend({ buckets: [], series: [] }, { ...options, width: 0 });
    expect(layout.xTicks).toEqual([]);
  });
});
