import type { FunnelStepRows, ResolvedFunnelQuery, TimeRows } from '../../model/funnel.js';
import { mainPlan, planBeside, requiredSteps } from './funnel-plan.js';
import type { CountedUnit } from './funnel-units.js';
import { ascending, interpolated, sumOf } from './statistics.js';

function timeRows(times: readonly number[]): TimeRows | null {
  if (times.length === 0) return null;
  const sorted = ascending(times);
  return { sum: sumOf(times), median: interpolated(sorted, 0.5), p90: interpolated(sorted, 0.9) };
}

/** Rows of the steps for some units: how many reached each, and how long it took them. */
export function stepRows(
  units: readonly CountedUnit[],
  query: ResolvedFunnelQuery,
): FunnelStepRows[] {
  const required = requiredSteps(query);
  return query.steps.map(({ optional }, step) => {
    const position = optional ? planBeside(query, step).steps.length - 1 : required.indexOf(step);
    const reached = units
      .map(({ main, beside }) => (optional ? (beside.get(step)?.reported ?? []) : main.reported))
      .filter((attempt) => attempt.length > position)
      .map((attempt) => attempt.map(({ time }) => time));
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

/** Who entered in each bucket, and who of them converted from there. */
export function trendRows(
  units: readonly CountedUnit[],
  buckets: NonNullable<ResolvedFunnelQuery['buckets']>,
): { bucket: number; entered: number; converted: number }[] {
  return buckets
    .map(({ start, end }, bucket) => {
      const isInside = ({ time }: { time: number }): boolean => time >= start && time < end;
      return {
        bucket,
        entered: units.filter(({ main }) => main.starts.some(isInside)).length,
        converted: units.filter(({ main }) => main.converting.some(isInside)).length,
      };
    })
    .filter(({ entered }) => entered > 0);
}
