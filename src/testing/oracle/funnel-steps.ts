import type { FunnelStepRows, ResolvedFunnelQuery, TimeRows } from '../../model/funnel.js';
import type { AbsoluteRange } from '../../model/scope.js';
import { mainPlan, planBeside, requiredSteps } from './funnel-plan.js';
import type { CountedUnit } from './funnel-units.js';
import { ascending, interpolated, sumOf } from './statistics.js';
import type { UnitEvent } from './unit-events.js';

function timeRows(times: readonly number[]): TimeRows | null {
  if (times.length === 0) return null;
  const sorted = ascending(times);
  return { sum: sumOf(times), median: interpolated(sorted, 0.5), p90: interpolated(sorted, 0.9) };
}

/** Where a step of the query is in the funnel it is counted by. */
function positionOf(step: number, query: ResolvedFunnelQuery): number {
  return query.steps[step]?.optional
    ? planBeside(query, step).steps.length - 1
    : requiredSteps(query).indexOf(step);
}

/** The attempt a step is counted by. */
function attemptAt(
  { main, beside }: CountedUnit,
  step: number,
  query: ResolvedFunnelQuery,
): UnitEvent[] {
  return query.steps[step]?.optional ? (beside.get(step)?.reported ?? []) : main.reported;
}

/** Whether a unit is counted at a step of the query. */
export function hasReached(unit: CountedUnit, step: number, query: ResolvedFunnelQuery): boolean {
  return attemptAt(unit, step, query).length > positionOf(step, query);
}

/** Rows of the steps for some units: how many reached each, and how long it took them. */
export function stepRows(
  units: readonly CountedUnit[],
  query: ResolvedFunnelQuery,
): FunnelStepRows[] {
  return query.steps.map((_, step) => {
    const position = positionOf(step, query);
    const reached = units
      .filter((unit) => hasReached(unit, step, query))
      .map((unit) => attemptAt(unit, step, query).map(({ time }) => time));
    const since = (from: number): TimeRows | null =>
      timeRows(reached.map((times) => (times[position] as number) - (times[from] as number)));
    return {
      count: reached.length,
      fromPrevious: step === 0 ? null : since(position - 1),
      fromFirst: step === 0 ? null : since(0),
    };
  });
}

/** Units that did not convert and still may: the window of their latest (with `first`: first) start is open. */
export function openWindowOf(units: readonly CountedUnit[], query: ResolvedFunnelQuery): number {
  const { window, horizon } = query;
  if (window === null) return 0;
  const length = mainPlan(query).steps.length;
  return units.filter(({ main }) => {
    const latest = Math.max(...main.starts.map(({ time }) => time));
    return main.reported.length < length && latest + window > horizon;
  }).length;
}

/** Who entered in a bucket, and who of them converted from there. */
export function unitsInBucket(
  units: readonly CountedUnit[],
  { start, end }: AbsoluteRange,
): { entered: CountedUnit[]; converted: CountedUnit[] } {
  const isInside = ({ time }: { time: number }): boolean => time >= start && time < end;
  return {
    entered: units.filter(({ main }) => main.starts.some(isInside)),
    converted: units.filter(({ main }) => main.converting.some(isInside)),
  };
}

/** The funnel's conversion over time; buckets nobody entered in are left out. */
export function trendRows(
  units: readonly CountedUnit[],
  buckets: NonNullable<ResolvedFunnelQuery['buckets']>,
): { bucket: number; entered: number; converted: number }[] {
  return buckets
    .map((span, bucket) => {
      const { entered, converted } = unitsInBucket(units, span);
      return { bucket, entered: entered.length, converted: converted.length };
    })
    .filter(({ entered }) => entered > 0);
}
