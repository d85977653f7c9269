import { isSplit } from '../../geometry/trend-numbers.js';
import { sameGroup } from '../../model/groups.js';
import type { Measure, TrendResult, TrendSeries } from '../../model/trend.js';

/** How many series have a colour of their own; the rest of a breakdown is folded into `other`. */
export const mostSeries = 6;

/** Colour of a series as a CSS value. The order is fixed: it was chosen for people who see colours differently. */
export function seriesTone(series: readonly TrendSeries[], index: number): string {
  if (series[index]?.key?.type === 'other') return 'var(--uk-series-other)';
  return `var(--uk-series-${(index % mostSeries) + 1})`;
}

const dashes = [undefined, undefined, undefined, '7 3', '2 3', '9 3 2 3'];

/** Dash of a line: from the fourth on, colour is not the only difference. */
export function seriesDash(index: number): string | undefined {
  return dashes[index % dashes.length];
}

/** The series of the time before that faces a series of the report. */
export function seriesBefore(
  { series, previous }: TrendResult,
  index: number,
): TrendSeries | undefined {
  return previous?.series.find(({ key }) => sameGroup(key, series[index]?.key));
}

/** How much more there is than before, 0.1 for 10 %; null when there was nothing before. */
export function changeShare(
  now: number | null | undefined,
  before: number | null | undefined,
): number | null {
  if (now === null || now === undefined || !before) return null;
  return (now - before) / Math.abs(before);
}

/** Whether groups can stand on top of each other: averages can not. */
export function isStackable(measure: Measure): boolean {
  return typeof measure === 'string' || measure.of === 'sum';
}

/**
 * How a trend is drawn. One bucket is a number, or a row for each group; averages of groups are not stacked; a line needs
 * at least three buckets with something in them, unless the reader wants one.
 */
export function chartOf(
  data: TrendResult,
  measure: Measure,
  wanted: 'line' | 'bar' | undefined,
): 'line' | 'bar' | 'ranked' | 'number' {
  const { buckets, series } = data;
  if (buckets.length === 1) return isSplit(data) ? 'ranked' : 'number';
  if (isSplit(data) && !isStackable(measure)) return 'line';
  if (wanted) return wanted;
  const filled = buckets.filter((_, i) => series.some(({ values }) => values[i]));
  return filled.length < 3 ? 'bar' : 'line';
}
