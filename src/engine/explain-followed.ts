import { type FunnelParts, splitOptional } from '../model/funnel-parts.js';
import type { ResolvedFunnelQuery } from '../model/funnel.js';
import type { AbsoluteRange } from '../model/scope.js';
import { type Attempt, breaking, findAttempt } from './explain-attempt.js';
import type { UnitTable } from './explain-table.js';
import { isFurther, type UnitRecord } from './funnel-records.js';

/** A funnel followed through one unit's rows: its required steps, and each optional one by the funnel it is counted by. */
export interface Followed {
  parts: FunnelParts;
  main: Attempt;
  /** By index of the optional step; none when the main funnel was not begun. */
  optional: Map<number, Attempt>;
  /** The rows it was followed through. */
  rows: readonly number[];
  /** Attempts start in here. */
  starts: AbsoluteRange;
}

/** Of the attempts that start in a bucket, the one that is reported. */
function attemptIn(unit: UnitTable, whole: Attempt, bucket: AbsoluteRange): Attempt {
  const { table, scope } = unit;
  const { query, steps } = whole;
  const time = (row: number) => table.time[row] as number;
  const among = whole.among.filter((row) => time(row) >= bucket.start);
  const first = whole.among.find((row) => (steps.of(row) & 1) !== 0 && time(row) < query.range.end);
  if (query.attempts === 'first' && first !== undefined && time(first) < bucket.start) {
    return { ...whole, furthest: -1, rows: query.steps.map(() => -1), among };
  }
  const inBucket = { ...breaking(query), range: bucket, hold: [] };
  return findAttempt(table, scope, inBucket, among);
}

/**
 * @param rows in the range, and of the group if one is meant
 * @param bucket only attempts that start in it; null = in the range
 */
export function follow(
  unit: UnitTable,
  query: ResolvedFunnelQuery,
  rows: readonly number[],
  bucket: AbsoluteRange | null,
): Followed {
  const { table, scope } = unit;
  const parts = splitOptional(query);
  const whole = findAttempt(table, scope, parts.main, rows);
  const main = bucket && whole.furthest >= 0 ? attemptIn(unit, whole, bucket) : whole;
  const starts = bucket ?? query.range;
  const own = bucket ? rows.filter((row) => (table.time[row] as number) >= bucket.start) : rows;
  return {
    parts,
    main,
    optional: new Map(
      (main.furthest < 0 ? [] : parts.optional).map(({ step, funnel }) => [
        step,
        findAttempt(table, scope, { ...breaking(funnel), range: starts }, own),
      ]),
    ),
    rows: own,
    starts,
  };
}

function recordOf({ table }: UnitTable, { furthest, rows }: Attempt): UnitRecord {
  const taken = rows.filter((row) => row >= 0).map((row) => table.time[row] as number);
  return { unit: 0, rank: 0, furthest, times: Float64Array.from(taken).sort() };
}

/** Of the funnels of several values, the one that stands for the unit in the group they make. */
export function bestOf(unit: UnitTable, all: readonly Followed[]): Followed | null {
  const begun = all.filter(({ main }) => main.furthest >= 0);
  const [first, ...others] = begun;
  if (!first) return all.find(({ main }) => main.isRemoved) ?? all[0] ?? null;
  return others.reduce(
    (best, each) => (isFurther(recordOf(unit, each.main), recordOf(unit, best.main)) ? each : best),
    first,
  );
}
