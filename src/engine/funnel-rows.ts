import type { ResolvedFunnelQuery } from '../model/funnel.js';
import type { Meta } from '../model/meta.js';
import { engineMeta } from './meta.js';
import type { StepBits } from './step-bits.js';
import type { EventTable } from './table.js';

/** The rows of a lane in which steps may lie. */
export function rowsOf(
  { userStart, time }: EventTable,
  { range, lastStepBefore }: ResolvedFunnelQuery,
  lane: number,
): { from: number; to: number } {
  let from = userStart[lane] as number;
  let to = userStart[lane + 1] as number;
  while (from < to && (time[from] as number) < range.start) from++;
  while (to > from && (time[to - 1] as number) >= lastStepBefore) to--;
  return { from, to };
}

/** How many events match a step and belong to no unit. */
export function countWithoutUnit(
  table: EventTable,
  query: ResolvedFunnelQuery,
  anyStep: StepBits,
): number {
  const { from, to } = rowsOf(table, query, table.users);
  let count = 0;
  for (let row = from; row < to; row++) if (anyStep.of(row) !== 0) count++;
  return count;
}

export function funnelMeta(
  table: EventTable,
  { unit }: ResolvedFunnelQuery,
  withoutUnit: number,
): Meta {
  return {
    ...engineMeta(table),
    [unit === 'user' ? 'eventsWithoutUser' : 'eventsWithoutSession']: withoutUnit,
  };
}
