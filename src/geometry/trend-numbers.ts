import { sameGroup } from '../model/groups.js';
import type { TrendSelection } from '../model/selection.js';
import type { Measure, TrendResult, TrendSeries } from '../model/trend.js';
import { type Bar, bucketAt, previousSeries, type TrendLayout } from './trend.js';

/** A number of a trend: a bucket's or the whole range's, of one group or of everything, now or in the time before. */
export type TrendNumber = Omit<TrendSelection, 'of'>;

/** Where a number is in an answer. */
export interface TrendPlace {
  /** Index of the bucket; null: the whole range. */
  bucket: number | null;
  /** Index of the series; null: everything, whatever its group. */
  series: number | null;
  /** In the time before. */
  previous: boolean;
}

/** Whether a trend is of groups. */
export function isSplit({ series }: Pick<TrendResult, 'series'>): boolean {
  return series.length > 1 || series[0]?.key != null;
}

/** The number at a place. */
export function trendNumber(data: TrendResult, place: TrendPlace): TrendNumber {
  const { bucket, series, previous } = place;
  const buckets = previous ? (data.previous?.buckets ?? []) : data.buckets;
  const start = bucket === null ? undefined : buckets[bucket]?.start;
  const key = series === null ? null : (data.series[series]?.key ?? null);
  return {
    ...(start === undefined ? {} : { bucket: start }),
    ...(key ? { key } : {}),
    ...(previous ? { previous: true as const } : {}),
  };
}

/** The place of a number; null when the answer has no such bucket or group. */
export function trendPlace(data: TrendResult, number: TrendNumber): TrendPlace | null {
  const previous = number.previous ?? false;
  const buckets = previous ? (data.previous?.buckets ?? []) : data.buckets;
  const bucket =
    number.bucket === undefined ? null : buckets.findIndex(({ start }) => start === number.bucket);
  const { key } = number;
  const series = key ? data.series.findIndex((one) => sameGroup(one.key, key)) : null;
  return bucket === -1 || series === -1 ? null : { bucket, series, previous };
}

/** The series that make up the number at a place: one, or all of them. */
function seriesAt(data: TrendResult, { series, previous }: TrendPlace): TrendSeries[] {
  const all = previous ? previousSeries(data) : data.series;
  return all.filter(
    (one, s): one is TrendSeries => one !== undefined && (series === null || series === s),
  );
}

/**
 * How many people, or sessions where they are counted, are behind the number at a place.
 *
 * @returns null for a number that does not count them, such as a sum, or that is not shown, such as the number of all
 *   groups together; 0 where there is nobody
 */
export function peopleBehind(
  data: TrendResult,
  measure: Measure,
  place: TrendPlace,
): number | null {
  const parts = seriesAt(data, place).map(({ values, total }) =>
    place.bucket === null ? total : (values[place.bucket] ?? null),
  );
  const isNothing =
    typeof measure === 'string'
      ? parts.every((part) => !part)
      : parts.every((part) => part === null);
  if (isNothing) return 0;
  const counts = measure === 'users' || measure === 'sessions';
  const isShown = place.series !== null || !isSplit(data);
  return counts && isShown ? (parts[0] ?? null) : null;
}

/** A line of the time before is meant when the pointer is this near to it. */
const nearLine = 12;

const holds = ({ y, height }: Bar, at: number) => height > 0 && at >= y && at <= y + height;

/** Which number is at a position of the plot: the nearest line's, the bar's, or above the bars the whole bucket's. */
export function placeAt(
  data: TrendResult,
  layout: TrendLayout,
  chart: 'line' | 'bar',
  { x, y }: { x: number; y: number },
): TrendPlace {
  const bucket = bucketAt(layout, x);
  const split = isSplit(data);
  const whole: TrendPlace = { bucket, series: null, previous: false };
  if (chart === 'bar') {
    const column = layout.bars.flatMap((bars) => bars[bucket] ?? []);
    const before = layout.previousBars[bucket];
    const isBeside = column.every((bar) => x < bar.x || x > bar.x + bar.width);
    const series = column.findIndex((bar) => holds(bar, y));
    if (before && holds(before, y) && (isBeside || series < 0)) return { ...whole, previous: true };
    return split && series >= 0 ? { ...whole, series } : whole;
  }
  const lines = data.series.flatMap(({ values }, s) => {
    const value = values[bucket] ?? null;
    return value === null ? [] : [{ s, previous: false, far: Math.abs(layout.y(value) - y) }];
  });
  const before = layout.previousLines.flatMap((points, s) => {
    const far = Math.abs((points[bucket]?.y ?? Number.NaN) - y);
    return far <= nearLine ? [{ s, previous: true, far }] : [];
  });
  const [nearest] = [...lines, ...before].toSorted((a, b) => a.far - b.far);
  if (!nearest) return whole;
  return { bucket, series: split ? nearest.s : null, previous: nearest.previous };
}

/** Half the side of the box around a point of a line. */
const pointSize = 6;

/** The box around the mark of a bucket's number, for what is shown beside it. */
export function markBox(
  layout: TrendLayout,
  chart: 'line' | 'bar',
  { bucket, series, previous }: TrendPlace,
): Bar {
  const i = bucket ?? 0;
  const center = layout.centers[i] ?? 0;
  const around = (y: number): Bar => ({
    x: center - pointSize,
    y: y - pointSize,
    width: 2 * pointSize,
    height: 2 * pointSize,
  });
  if (chart === 'bar') {
    const column = previous
      ? [layout.previousBars[i]]
      : layout.bars.map((bars, s) => (series === null || series === s ? bars[i] : undefined));
    const drawn = column.filter((bar): bar is Bar => bar !== undefined && bar.height > 0);
    const [first] = drawn;
    if (!first) return around(layout.y(0));
    const top = Math.min(...drawn.map(({ y }) => y));
    const bottom = Math.max(...drawn.map(({ y, height }) => y + height));
    return { x: first.x, y: top, width: first.width, height: bottom - top };
  }
  const ys = (previous ? layout.previousLines : layout.points)
    .filter((_, s) => series === null || series === s)
    .map((points) => points[i]?.y ?? Number.NaN)
    .filter((y) => !Number.isNaN(y));
  return around(ys.length > 0 ? Math.min(...ys) : layout.y(0));
}
