import { describe, expect, it } from 'vitest';

import {
  markBox,
  peopleBehind,
  placeAt,
  trendNumber,
  trendPlace,
} from '../../src/geometry/trend-numbers.js';
import { layoutTrend } from '../../src/geometry/trend.js';
import type { TrendResult } from '../../src/model/trend.js';

const bucket = (start: number) => ({ start, end: start + 10, partial: false });
const buckets = [bucket(100), bucket(110)];
const before = [bucket(80), bucket(90)];
const meta = { computedBy: 'test', exact: true, warnings: [] };
const es = { type: 'value', value: 'ES' } as const;
const other = { type: 'other', count: 3 } as const;

const plain: TrendResult = {
  kind: 'trend',
  buckets,
  series: [{ key: null, values: [4, 0], total: 4 }],
  previous: { buckets: before, series: [{ key: null, values: [8, 2], total: 9 }] },
  meta,
};
const split: TrendResult = {
  kind: 'trend',
  buckets,
  series: [
    { key: es, values: [3, 1], total: 3 },
    { key: other, values: [5, 0], total: 5 },
  ],
  previous: {
    buckets: before,
    series: [
      { key: es, values: [1, 1], total: 2 },
      { key: other, values: [0, 0], total: 0 },
    ],
  },
  meta,
};
const whole = { bucket: null, series: null, previous: false };

describe('trendNumber', () => {
  it('names the bucket by its start, in the time it is of', () => {
    expect(trendNumber(plain, { ...whole, bucket: 1 })).toEqual({ bucket: 110 });
    expect(trendNumber(plain, { ...whole, bucket: 1, previous: true })).toEqual({
      bucket: 90,
      previous: true,
    });
    expect(trendNumber(plain, whole)).toEqual({});
  });

  it('names the group, and none for everything', () => {
    expect(trendNumber(split, { bucket: 0, series: 1, previous: false })).toEqual({
      bucket: 100,
      key: other,
    });
    expect(trendNumber(split, { ...whole, bucket: 0 })).toEqual({ bucket: 100 });
    expect(trendNumber(split, { ...whole, series: 0 })).toEqual({ key: es });
  });
});

describe('trendPlace', () => {
  it('finds what was named', () => {
    for (const place of [
      whole,
      { bucket: 1, series: 0, previous: false },
      { bucket: 0, series: 1, previous: true },
      { ...whole, series: 1 },
    ]) {
      expect(trendPlace(split, trendNumber(split, place))).toEqual(place);
    }
  });

  it('finds “other” however many values it folds', () => {
    expect(trendPlace(split, { key: { type: 'other', count: 99 } })?.series).toBe(1);
  });

  it('is null for a bucket or a group the answer has not', () => {
    expect(trendPlace(split, { bucket: 105 })).toBeNull();
    expect(trendPlace(split, { bucket: 90 })).toBeNull();
    expect(trendPlace(split, { key: { type: 'value', value: 'FR' } })).toBeNull();
  });
});

describe('peopleBehind', () => {
  it('is the number where it counts them', () => {
    expect(peopleBehind(plain, 'users', { ...whole, bucket: 0 })).toBe(4);
    expect(peopleBehind(plain, 'sessions', whole)).toBe(4);
    expect(peopleBehind(plain, 'users', { ...whole, bucket: 1, previous: true })).toBe(2);
    expect(peopleBehind(split, 'users', { bucket: 1, series: 0, previous: false })).toBe(1);
    expect(peopleBehind(split, 'users', { ...whole, series: 0, previous: true })).toBe(2);
  });

  it('is nobody where there is nothing', () => {
    expect(peopleBehind(plain, 'users', { ...whole, bucket: 1 })).toBe(0);
    expect(peopleBehind(plain, 'events', { ...whole, bucket: 1 })).toBe(0);
    const gap = { ...plain, series: [{ key: null, values: [null, 0], total: 0 }] };
    expect(peopleBehind(gap, { of: 'sum', property: 'p' }, { ...whole, bucket: 0 })).toBe(0);
  });

  it('is not claimed for what does not count people, or is not shown', () => {
    expect(peopleBehind(plain, 'events', { ...whole, bucket: 0 })).toBeNull();
    expect(peopleBehind(plain, { of: 'sum', property: 'p' }, whole)).toBeNull();
    // A sum of 0 is still a sum of somebody's.
    const nought = { ...plain, series: [{ key: null, values: [0, 0], total: 0 }] };
    expect(peopleBehind(nought, { of: 'sum', property: 'p' }, whole)).toBeNull();
    // Somebody may be in several groups.
    expect(peopleBehind(split, 'users', { ...whole, bucket: 0 })).toBeNull();
  });
});

const options = { width: 200, height: 100, interval: undefined, timeZone: 'UTC' };

describe('placeAt', () => {
  it('takes the nearest line of the bucket', () => {
    const layout = layoutTrend(split, { ...options, chart: 'line' });
    const at = (value: number) => placeAt(split, layout, 'line', { x: 50, y: layout.y(value) });
    expect(at(5.4)).toEqual({ bucket: 0, series: 1, previous: false });
    expect(at(3.4)).toEqual({ bucket: 0, series: 0, previous: false });
    expect(at(1)).toEqual({ bucket: 0, series: 0, previous: true });
  });

  it('takes the line of the time before only close to it', () => {
    const layout = layoutTrend(plain, { ...options, chart: 'line' });
    const y = layout.y(8);
    expect(placeAt(plain, layout, 'line', { x: 50, y: y + 5 }).previous).toBe(true);
    expect(placeAt(plain, layout, 'line', { x: 50, y: y + 20 }).previous).toBe(false);
  });

  it('takes the part of the stack that is pointed at, and above it the whole bucket', () => {
    const data = { ...split, previous: undefined } as unknown as TrendResult;
    const layout = layoutTrend(data, { ...options, chart: 'bar' });
    const at = (value: number) => placeAt(data, layout, 'bar', { x: 50, y: layout.y(value) });
    expect(at(1).series).toBe(0);
    expect(at(4).series).toBe(1);
    expect(at(8.5)).toEqual({ bucket: 0, series: null, previous: false });
  });

  it('takes the bar of the time before where it stands out behind', () => {
    const layout = layoutTrend(plain, { ...options, chart: 'bar' });
    const at = (x: number, value: number) =>
      placeAt(plain, layout, 'bar', { x, y: layout.y(value) }).previous;
    expect(at(50, 6)).toBe(true);
    expect(at(50, 2)).toBe(false);
    expect(at((layout.previousBars[0]?.x ?? 0) + 1, 2)).toBe(true);
  });
});

describe('markBox', () => {
  it('is around the point, and all of the bars', () => {
    const line = layoutTrend(plain, { ...options, chart: 'line' });
    const point = markBox(line, 'line', { ...whole, bucket: 0 });
    expect(point.x + point.width / 2).toBe(50);
    expect(point.y + point.height / 2).toBeCloseTo(line.y(4));
    const bars = layoutTrend(split, { ...options, chart: 'bar' });
    const stack = markBox(bars, 'bar', { ...whole, bucket: 0 });
    expect(stack.y).toBeCloseTo(bars.y(8));
    expect(stack.y + stack.height).toBeCloseTo(bars.y(0));
    const upper = markBox(bars, 'bar', { bucket: 0, series: 1, previous: false });
    expect(upper.y + upper.height).toBeLessThan(bars.y(2.9));
  });
});
