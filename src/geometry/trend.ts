import type { Interval } from '../model/scope.js';
import { dayMs, localDate } from '../model/time-zone.js';
import type { TrendResult } from '../model/trend.js';
import { type CountAxis, countAxis } from './axis.js';

export interface Point {
  x: number;
  y: number;
}

export interface TrendLayout {
  axis: CountAxis;
  /** Vertical position of a value. */
  y(value: number): number;
  /** Width of a bucket. */
  step: number;
  /** Middle of each bucket. */
  centers: number[];
  /** A label of the horizontal axis; `boundary` where a new day, month or year begins. */
  xTicks: { index: number; x: number; boundary: boolean }[];
  /** By series: its points, and the stretches that touch a partial bucket (drawn dashed). */
  lines: { whole: Point[]; partial: Point[][] }[];
  /** By series and bucket: a stacked bar. */
  bars: { x: number; y: number; width: number; height: number }[][];
}

export interface TrendLayoutOptions {
  width: number;
  height: number;
  chart: 'line' | 'bar';
  interval: Interval | undefined;
  timeZone: string;
}

/** Least distance between labels of the horizontal axis. */
const labelGap = 72;
/** Widest bar: a few buckets should not look like walls. */
const widestBar = 48;

/** Where a trend's lines or bars, ticks and labels go. Pure; costs a pass over the numbers. */
export function layoutTrend(
  { buckets, series }: Pick<TrendResult, 'buckets' | 'series'>,
  { width, height, chart, interval, timeZone }: TrendLayoutOptions,
): TrendLayout {
  const count = buckets.length;
  const step = width / Math.max(1, count);
  const value = (s: number, i: number) => series[s]?.values[i] ?? 0;
  const heights = buckets.map((_, i) =>
    chart === 'bar'
      ? series.reduce((sum, _series, s) => sum + value(s, i), 0)
      : Math.max(0, ...series.map((_series, s) => value(s, i))),
  );
  const axis = countAxis(heights.reduce((a, b) => Math.max(a, b), 0));
  const y = (v: number) => height - (v / axis.max) * height;
  const centers = buckets.map((_, i) => (i + 0.5) * step);

  const points = series.map((_series, s) =>
    centers.map((x, i): Point => ({ x, y: y(value(s, i)) })),
  );
  const barWidth = Math.max(
    1,
    Math.min(widestBar, step - (step > 4 ? Math.max(1, step * 0.2) : 0)),
  );
  return {
    axis,
    y,
    step,
    centers,
    xTicks: xTicks(buckets, width, step, interval, timeZone),
    lines: points.map((line) => splitPartial(line, buckets)),
    bars: stackBars(series.length, buckets.length, value, (i) => centers[i] ?? 0, barWidth, y),
  };
}

/** Label steps in buckets: those that a reader of calendars and clocks expects. */
const dayStride = [1, 2, 7, 14, 28];
const weekStride = [1, 2, 4, 8, 13, 26, 52];
const monthStride = [1, 2, 3, 6, 12, 24, 60, 120];
const hourStride = [1, 2, 3, 6, 12, 24, 48, 96, 168];

function stridesOf(interval: Interval | undefined): readonly number[] {
  if (interval === 'day') return dayStride;
  if (interval === 'week') return weekStride;
  if (interval === 'month') return monthStride;
  if (interval === 'hour') return hourStride;
  return [1];
}

/** Labels at even steps that fit, from the first bucket of a larger period on where there is one near. */
function xTicks(
  buckets: TrendResult['buckets'],
  width: number,
  step: number,
  interval: Interval | undefined,
  timeZone: string,
): TrendLayout['xTicks'] {
  const fits = Math.max(1, Math.ceil((labelGap * buckets.length) / Math.max(1, width)));
  const strides = stridesOf(interval);
  const largest = strides.at(-1) ?? 1;
  const every = strides.find((stride) => stride >= fits) ?? Math.ceil(fits / largest) * largest;
  const period = (i: number) => periodOf(buckets[i]?.start ?? 0, interval, timeZone);
  const indexes = buckets.map((_, i) => i);
  // Hours start at a local midnight, so that labels say 0, 6, 12 and 18 o'clock.
  const midnight =
    interval === 'hour' ? indexes.findIndex((i) => i > 0 && period(i) !== period(i - 1)) : 0;
  const offset = Math.max(0, midnight) % every;
  let before: number | null = null;
  return indexes
    .filter((i) => i % every === offset)
    .map((index) => {
      const current = period(index);
      const boundary = current !== before;
      before = current;
      return { index, x: (index + 0.5) * step, boundary };
    });
}

/** The larger period an axis label belongs to: a day for hours, a month for days and weeks, a year for months. */
function periodOf(instant: number, interval: Interval | undefined, timeZone: string): number {
  const date = new Date(localDate(timeZone, instant));
  if (interval === 'month') return date.getUTCFullYear();
  if (interval === 'day' || interval === 'week') {
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  }
  return Math.floor(date.getTime() / dayMs);
}

/** Splits a line where it touches partial buckets: those stretches say that their numbers may still change. */
function splitPartial(
  line: Point[],
  buckets: TrendResult['buckets'],
): { whole: Point[]; partial: Point[][] } {
  const first = buckets.findIndex(({ partial }) => !partial);
  if (first < 0) return { whole: [], partial: [line] };
  const last = buckets.findLastIndex(({ partial }) => !partial);
  const partial = [line.slice(0, first + 1), line.slice(last)].filter(({ length }) => length > 1);
  return { whole: line.slice(first, last + 1), partial };
}

function stackBars(
  seriesCount: number,
  bucketCount: number,
  value: (series: number, bucket: number) => number,
  center: (bucket: number) => number,
  width: number,
  y: (value: number) => number,
): TrendLayout['bars'] {
  const base = Array.from({ length: bucketCount }, () => 0);
  return Array.from({ length: seriesCount }, (_, s) =>
    base.map((below, i) => {
      const above = below + value(s, i);
      base[i] = above;
      // A pixel of background keeps stacked bars apart.
      const height = Math.max(0, y(below) - y(above) - (s > 0 && above > below ? 1 : 0));
      return { x: center(i) - width / 2, y: y(above), width, height };
    }),
  );
}
