import type { AbsoluteRange } from '../model/scope.js';
import type { TrendSelection } from '../model/selection.js';
import type { ResolvedTrendQuery, TrendRows } from '../model/trend.js';
import type { Membership } from './behind.js';
import { matcherRows } from './mask.js';
import type { ScopedTable } from './scope.js';
import { ShownGroups } from './shown-groups.js';
import { columnOf, type EventTable, valueReader } from './table.js';

/** What a number of a trend is made of, apart from which events are looked at. */
export interface TrendNumber {
  /** The report's range, or that of the time before. */
  range: AbsoluteRange;
  /** The bucket, or all of the range. */
  span: AbsoluteRange;
  /** Whether a row is of the group that was selected. */
  inGroup(row: number): boolean;
  /** Whether a row has a number to measure, where numbers are. */
  isMeasured(row: number): boolean;
}

/** @param answer the trend's rows, where a group was selected: they alone know which are shown */
export function trendNumber(
  table: EventTable,
  { of, bucket, key, previous }: TrendSelection<ResolvedTrendQuery>,
  answer: TrendRows | null,
): TrendNumber {
  const { range, buckets } = (previous && of.previous) || of;
  const { measure, breakdown } = of;
  const { series = [], previous: before = [] } = answer ?? {};
  // Before, there may be an `other` that the report has not.
  const keys = [...series, ...(previous ? before : [])].flatMap((each) => each.key ?? []);
  const shown = new ShownGroups(keys, key);
  const groupOf = valueReader(breakdown && columnOf(table, breakdown.property));
  const measured =
    typeof measure === 'object' ? valueReader(columnOf(table, measure.property)) : null;
  return {
    range,
    span: buckets.find(({ start }) => start === bucket) ?? range,
    inGroup: (row) => shown.holds(groupOf(row)),
    isMeasured: (row) => !measured || Number.isFinite(measured(row)),
  };
}

/** The rows a number is made of. */
function countedRows(
  { table, rows }: ScopedTable,
  selection: TrendSelection<ResolvedTrendQuery>,
  answer: TrendRows | null,
): Uint8Array {
  const { span, inGroup, isMeasured } = trendNumber(table, selection, answer);
  const matching = matcherRows(table, selection.of.events, rows);
  const counted = new Uint8Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    if (matching !== null && matching[row] === 0) continue;
    const t = table.time[row] as number;
    if (t >= span.start && t < span.end && inGroup(row) && isMeasured(row)) counted[row] = 1;
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
  return { counted, isIn: (lane) => hasRow(table, lane, counted) };
}
