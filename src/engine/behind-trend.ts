import type { TrendSelection } from '../model/selection.js';
import type { ResolvedTrendQuery, TrendRows } from '../model/trend.js';
import type { Membership } from './behind.js';
import { matcherRows } from './mask.js';
import type { ScopedTable } from './scope.js';
import { ShownGroups } from './shown-groups.js';
import { columnOf, type EventTable, valueReader } from './table.js';

/** The rows a number of a trend is made of: matching, in its bucket and group, with a value to measure. */
function countedRows(
  { table, rows }: ScopedTable,
  { of, bucket, key, previous }: TrendSelection<ResolvedTrendQuery>,
  answer: TrendRows | null,
): Uint8Array {
  const report = previous && of.previous ? of.previous : of;
  const { start, end } = report.buckets.find((each) => each.start === bucket) ?? report.range;
  const matching = matcherRows(table, of.events, rows);
  const keys = answer?.series.flatMap((each) => (each.key ? [each.key] : []));
  const other = answer?.previous?.at(-1)?.key;
  // Before, there may be an `other` that the report has not.
  if (previous && other?.type === 'other') keys?.push(other);
  const shown = new ShownGroups(keys, key);
  const groupOf = valueReader(of.breakdown && columnOf(table, of.breakdown.property));
  const measured =
    typeof of.measure === 'object' ? valueReader(columnOf(table, of.measure.property)) : null;
  const counted = new Uint8Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    if (matching !== null && matching[row] === 0) continue;
    const t = table.time[row] as number;
    if (t < start || t >= end || !shown.holds(groupOf(row))) continue;
    if (!measured || Number.isFinite(measured(row))) counted[row] = 1;
  }
  return counted;
}

/** Whether a lane has one of some rows. */
function hasRow({ userStart }: EventTable, lane: number, rows: Uint8Array): boolean {
  const last = userStart[lane + 1] as number;
  for (let row = userStart[lane] as number; row < last; row++) if (rows[row] === 1) return true;
  return false;
}

/** Who is in a number of a trend: with a row it is made of. */
export function behindTrend(
  scoped: ScopedTable,
  selection: TrendSelection<ResolvedTrendQuery>,
  answer: TrendRows | null,
): Membership {
  const { table } = scoped;
  const counted = countedRows(scoped, selection, answer);
  return { table, counted, isIn: (lane) => hasRow(table, lane, counted) };
}
