import { sameGroup } from '../model/groups.js';
import type { AbsoluteRange, Interval } from '../model/scope.js';
import type { TrendResult, TrendSeries } from '../model/trend.js';
import { timeTicks } from './time-ticks.js';
import { type ValueAxis, valueAxis } from './value-axis.js';

/** `y` is NaN where there is no value: the line has a gap there. */
export interface Point {
  x: number;
  y: number;
}

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TrendLayout {
  axis: ValueAxis;
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
  /** By series and bucket: the line's point, whole and partial stretches together. */
  points: Point[][];
  /** By series and bucket: a stacked bar. */
  bars: Bar[][];
  /** With a time before, by series: its line then. */
  previousLines: Point[][];
  /** With a time before, by bucket: the stack of bars then, as one. */
  previousBars: Bar[];
}

export interface TrendLayoutOptions {
  width: number;
  height: number;
  chart: 'line' | 'bar';
  interval: Interval | undefined;
  timeZone: string;
  /** The values count things, so that the axis has whole numbers only. Default true. */
  whole?: boolean;
}

/** Widest bar: a few buckets should not look like walls. */
const widestBar = 48;
/** Share of a bar's width that is left when the time before is drawn behind it. */
const inFront = 0.62;

type Values = (series: number, bucket: number) => number | null;

/** The series of the time before that face those of the report. */
export function previousSeries({
  series,
  previous,
}: Pick<TrendResult, 'series' | 'previous'>): (TrendSeries | undefined)[] {
  return series.map(({ key }) => previous?.series.find((before) => sameGroup(before.key, key)));
}

/** Where a trend's lines or bars, ticks and labels go. Pure; costs a pass over the numbers. */
export function layoutTrend(
  data: Pick<TrendResult, 'buckets' | 'series' | 'previous'>,
  { width, height, chart, interval, timeZone, whole = true }: TrendLayoutOptions,
): TrendLayout {
  const { buckets, series, previous } = data;
  const before = previous ? previousSeries(data) : [];
  const step = width / Math.max(1, buckets.length);
  const value: Values = (s, i) => series[s]?.values[i] ?? null;
  const valueBefore: Values = (s, i) => before[s]?.values[i] ?? null;
  const shown = [value, ...(previous ? [valueBefore] : [])];
  const ends = buckets.flatMap((_, i) =>
    shown.flatMap((of) => {
      const values = series.map((_series, s) => of(s, i) ?? 0);
      return chart === 'bar' ? [sum(values, 1), sum(values, -1)] : values;
    }),
  );
  const axis = valueAxis(
    ends.reduce((a, b) => Math.min(a, b), 0),
    ends.reduce((a, b) => Math.max(a, b), 0),
    whole,
  );
  const y = (v: number) => height - ((v - axis.min) / (axis.max - axis.min)) * height;
  const centers = buckets.map((_, i) => (i + 0.5) * step);
  const line = (of: Values) => (s: number) =>
    centers.map((x, i): Point => {
      const v = of(s, i);
      return { x, y: v === null ? Number.NaN : y(v) };
    });
  const barWidth = Math.max(
    1,
    Math.min(widestBar, step - (step > 4 ? Math.max(1, step * 0.2) : 0)),
  );
  const indexes = series.map((_, s) => s);
  const points = indexes.map(line(value));
  const place = { count: buckets.length, centers, y };
  return {
    axis,
    y,
    step,
    centers,
    xTicks: timeTicks(buckets, width, step, interval, timeZone),
    lines: points.map((each) => splitPartial(each, buckets)),
    points,
    bars: stackBars(series.length, value, {
      ...place,
      width: previous ? Math.max(1, barWidth * inFront) : barWidth,
      // A pixel of background keeps stacked bars apart.
      gap: 1,
    }),
    previousLines: previous ? indexes.map(line(valueBefore)) : [],
    previousBars: previous
      ? (stackBars(
          1,
          (_s, i) =>
            sum(
              indexes.map((s) => valueBefore(s, i) ?? 0),
              1,
            ),
          {
            ...place,
            width: barWidth,
            gap: 0,
          },
        )[0] ?? [])
      : [],
  };
}

/** The sum of the values of one sign. */
function sum(values: readonly number[], sign: 1 | -1): number {
  return values.reduce((total, v) => (v * sign > 0 ? total + v : total), 0);
}

/** The bucket at a position, or the nearest one. */
export function bucketAt(
  { step, centers }: Pick<TrendLayout, 'step' | 'centers'>,
  x: number,
): number {
  return Math.max(0, Math.min(centers.length - 1, Math.floor(x / step)));
}

/** Position of an instant in the plot; null outside the buckets. */
export function positionOf(
  instant: number,
  buckets: readonly AbsoluteRange[],
  step: number,
): number | null {
  const index = buckets.findIndex(({ start, end }) => instant >= start && instant < end);
  const bucket = buckets[index];
  if (!bucket) return null;
  return (index + (instant - bucket.start) / (bucket.end - bucket.start)) * step;
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

interface BarPlace {
  count: number;
  centers: readonly number[];
  width: number;
  gap: number;
  y(value: number): number;
}

/** Bars on top of each other; what is below 0 is stacked downwards. */
function stackBars(seriesCount: number, value: Values, place: BarPlace): Bar[][] {
  const { count, centers, width, gap, y } = place;
  const bases = { up: Array.from({ length: count }, () => 0), down: [] as number[] };
  bases.down = [...bases.up];
  return Array.from({ length: seriesCount }, (_, s) =>
    Array.from({ length: count }, (_bar, i) => {
      const v = value(s, i) ?? 0;
      const base = v < 0 ? bases.down : bases.up;
      const from = base[i] ?? 0;
      const to = from + v;
      base[i] = to;
      const top = y(Math.max(from, to));
      const space = s > 0 && v !== 0 ? gap : 0;
      const height = Math.max(0, y(Math.min(from, to)) - top - space);
      return { x: (centers[i] ?? 0) - width / 2, y: top, width, height };
    }),
  );
}
