import type { Scalar } from '../model/event.js';
import type { ResolvedFunnelQuery } from '../model/funnel.js';
import { type Followed, UnitFunnel } from './funnel-unit.js';
import type { RowMask } from './mask.js';
import { combineColumns, noPart, partsOf, type RankedColumn, rankColumn } from './partition.js';
import { type StepBits, stepBitsOf } from './step-bits.js';
import type { EventTable } from './table.js';
import { compareTies } from './unit-events.js';

/** How a unit fared in a funnel of required steps, by the rows of its events. */
export interface Attempt {
  query: ResolvedFunnelQuery;
  /** The furthest position reached by the reported attempt; -1 when there is none. */
  furthest: number;
  /** By step: the row of its event; -1 = not reached. */
  rows: number[];
  /** It began, and an exclusion took it out. */
  isRemoved: boolean;
  /** The rows it may be made of, ascending: those with its held values, or all. */
  among: readonly number[];
  /** Order of two rows, ties included. */
  compare(a: number, b: number): number;
  /** Which steps a row in scope fits. */
  steps: StepBits;
  /** The value the unit is grouped by, where units are in one group; null without one. */
  group: Scalar | null;
}

/** Exclusions that take a unit out do so for the whole funnel; one attempt they only break. */
export function breaking(query: ResolvedFunnelQuery): ResolvedFunnelQuery {
  return {
    ...query,
    exclusions: query.exclusions.map((each) => ({ ...each, effect: 'break' })),
  };
}

/** Whether two attempts take equal events, by what attempts are compared by. */
function isSame(a: Followed, b: Followed, rankInB: (place: number) => number): boolean {
  if (a.outcome.furthest !== b.outcome.furthest) return false;
  for (let step = 0; step <= a.outcome.furthest; step++) {
    const inA = a.outcome.places[step] as number;
    const inB = b.outcome.places[step] as number;
    if (
      a.events.times[inA] !== b.events.times[inB] ||
      a.events.bits[inA] !== b.events.bits[inB] ||
      a.events.ranks[inA] !== rankInB(inB)
    ) {
      return false;
    }
  }
  return true;
}

/**
 * Follows some rows of one unit through a funnel of required steps, as the counts do, and finds which rows the reported
 * attempt took.
 *
 * @param rows ascending
 */
export function findAttempt(
  table: EventTable,
  scope: RowMask,
  query: ResolvedFunnelQuery,
  rows: readonly number[],
): Attempt {
  const { breakdown, hold } = query;
  const steps = stepBitsOf(table, query, scope);
  const values = breakdown ? rankColumn(table, breakdown.property) : null;
  const held = hold.length > 0 ? combineColumns(table, hold) : null;
  const funnel = new UnitFunnel(table, query, scope, steps, values, held);

  // A rank of its own for each row, in the same order, tells which row an event of the attempt is.
  const rankOf = (row: number) => values?.rankOf(row) ?? 0;
  const ranked = rows.toSorted((a, b) => rankOf(a) - rankOf(b) || a - b);
  const places = new Map(ranked.map((row, rank) => [row, rank]));
  const ranks: RankedColumn = { values: [], rankOf: (row) => places.get(row) ?? 0 };

  const attempt: Attempt = {
    query,
    furthest: -1,
    rows: query.steps.map(() => -1),
    isRemoved: false,
    among: held ? rows.filter((row) => held[row] !== noPart) : rows,
    compare: (a, b) =>
      (table.time[a] as number) - (table.time[b] as number) ||
      compareTies(steps.of(a), ranks.rankOf(a), steps.of(b), ranks.rankOf(b)),
    steps,
    group: null,
  };
  const reported = funnel.followRows(rows);
  if (!reported) {
    const unremoved = new UnitFunnel(table, breaking(query), scope, steps, values, held);
    attempt.isRemoved = unremoved.followRows(rows) !== null;
    return attempt;
  }
  if (values) {
    const [from, to] = [rows[0] as number, (rows.at(-1) as number) + 1];
    attempt.group = values.values[funnel.groupRank(reported, from, to)] ?? null;
  }
  const { furthest } = reported.outcome;
  for (const among of held ? partsOf(rows, held) : [rows]) {
    const own = new UnitFunnel(table, { ...breaking(query), hold: [] }, scope, steps, ranks, null);
    const found = own.followRows(among);
    if (!found) continue;
    const rowAt = (place: number) => ranked[found.events.ranks[place] as number] as number;
    // Of equal attempts that of the first values is reported.
    if (held && !isSame(reported, found, (place) => rankOf(rowAt(place)))) continue;
    attempt.furthest = furthest;
    attempt.among = among;
    attempt.rows = query.steps.map((_, step) => {
      const isTaken = query.order === 'unordered' || step <= furthest;
      const place = isTaken ? (found.outcome.places[step] as number) : -1;
      return place < 0 ? -1 : rowAt(place);
    });
    return attempt;
  }
  return attempt;
}
