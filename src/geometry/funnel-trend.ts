import type { FunnelTrendBucket } from '../model/funnel.js';
import type { AbsoluteRange, Interval } from '../model/scope.js';
import { layoutTrend, type Point, type TrendLayout } from './trend.js';

/** Conversion over time as a line of shares. */
export interface FunnelTrendLayout {
  /** Shares of the axis' lines, from 0. */
  ticks: number[];
  /** Vertical position of a share. */
  y(share: number): number;
  /** Width of a bucket. */
  step: number;
  centers: number[];
  xTicks: TrendLayout['xTicks'];
  /** Share that converted, by bucket; null where nobody entered. */
  shares: (number | null)[];
  /** Stretches between neighbours in which someone entered; `partial` when one of its ends may still change. */
  stretches: { points: Point[]; partial: boolean }[];
  /** Height of each bucket's entries, as a share of the largest. */
  entered: number[];
}

const dayMs = 86_400_000;
const lengths = { minute: 60_000, hour: 3_600_000, day: dayMs, week: 7 * dayMs, month: 30 * dayMs };
/** Fewer points are no line; in more of them there are too few people each to make a rate. */
const fewestBuckets = 8;

/** The widest of a few intervals that still makes a line of a range: rates need more people a bucket than counts do. */
export function rateInterval(
  { start, end }: AbsoluteRange,
  offered: readonly Interval[],
): Interval {
  const length = (interval: Interval) =>
    typeof interval === 'object' ? interval.every * lengths[interval.unit] : lengths[interval];
  const enough = offered.filter((one) => (end - start) / length(one) >= fewestBuckets);
  const [widest] = enough.toSorted((a, b) => length(b) - length(a));
  return widest ?? offered[0] ?? 'day';
}

interface FunnelTrendOptions {
  width: number;
  height: number;
  interval: Interval;
  timeZone: string;
}

/** Where the line of conversion, its ticks and labels go. */
export function layoutFunnelTrend(
  buckets: readonly FunnelTrendBucket[],
  { width, height, interval, timeZone }: FunnelTrendOptions,
): FunnelTrendLayout {
  const shares = buckets.map(({ entered, converted }) =>
    entered === 0 ? null : converted / entered,
  );
  // On an axis of whole per cents the trend's own layout has the ticks; a line of shares has gaps, so it is made here.
  const percents = shares.map((share) => (share ?? 0) * 100);
  const trend = layoutTrend(
    { buckets: [...buckets], series: [{ key: null, values: percents, total: null }] },
    { width, height, chart: 'line', interval, timeZone },
  );
  const y = (share: number) => trend.y(share * 100);
  const stretches: FunnelTrendLayout['stretches'] = [];
  let open: { points: Point[]; partial: boolean } | null = null;
  shares.forEach((share, i) => {
    if (share === null) {
      open = null;
      return;
    }
    const point = { x: trend.centers[i] ?? 0, y: y(share) };
    const previous = shares[i - 1];
    const partial = !!buckets[i]?.partial || (previous != null && !!buckets[i - 1]?.partial);
    if (open && open.partial === partial) open.points.push(point);
    else {
      const from = open?.points.at(-1);
      open = { points: from ? [from, point] : [point], partial };
      stretches.push(open);
    }
  });
  const most = buckets.reduce((max, { entered }) => Math.max(max, entered), 0);
  return {
    ticks: trend.axis.ticks.map((tick) => tick / 100),
    y,
    step: trend.step,
    centers: trend.centers,
    xTicks: trend.xTicks,
    shares,
    stretches,
    entered: buckets.map(({ entered }) => (most === 0 ? 0 : entered / most)),
  };
}
