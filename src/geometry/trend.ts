import type { Interval } from '../model/scope.js';
import { dayMs, localDate } from '../model/time-zone.js';
import type { TrendResult } from '../model/trend.js';
import { type CountAxis, countAxis, spacedIndexes } from './axis.js';

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

function xTicks(
  buckets: TrendResult['buckets'],
  width: number,
  step: number,
  interval: Interval | undefined,
  timeZone: string,
): TrendLayout['xTicks'] {
  const periodOf = (instant: number): number => {
    const date = new Date(localDate(timeZone, instant));
    if (interval === 'month') return date.getUTCFullYear();
    if (interval === 'day' || interval === 'week') {
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    }
    return Math.floor(date.getTime() / dayMs);
  };
  let before: number | null = null;
  return spacedIndexes(buckets.length, width, labelGap).map((index) => {
    const period = periodOf(buckets[index]?.start ?? 0);
    const boundary = period !== before;
    before = period;
    return { index, x: (index + 0.5) * step, boundary };
  });
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
  const base = new Array<number>(bucketCount).fill(0);
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
