import type { TrendSeries } from '../../model/trend.js';

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
