import { lowDataUnder } from '../model/facts.js';
import type { FunnelResult } from '../model/funnel.js';

export interface FunnelBar {
  /** Users who reached the step, as a share of the first step, 0–1. */
  reached: number;
  /** Those lost since the previous required step, as a share of the first step; 0 for an optional step. */
  lost: number;
  /**
   * On the last required step: those who may still convert, as a share of the first step; 0 when too few to see (under
   * half a point).
   */
  open: number;
  /** 95 % interval of `reached`; null when it is narrower than a reader could see (±1 point). */
  whisker: [number, number] | null;
  /** Too few users before this step to trust its rate. */
  lowData: boolean;
}

/** Bars of a funnel on a scale where the first step is 1. */
export function layoutFunnel({
  steps,
  openWindow = 0,
}: Pick<FunnelResult, 'steps'> & Partial<Pick<FunnelResult, 'openWindow'>>): FunnelBar[] {
  const first = steps[0]?.count ?? 0;
  const last = steps.findLastIndex(({ optional }) => !optional);
  const open = first === 0 ? 0 : openWindow / first;
  return steps.map((step, k) => {
    const [low, high] = step.interval95 ?? [0, 0];
    const reached = step.fromFirst ?? 0;
    return {
      reached,
      lost: first === 0 || step.optional ? 0 : step.dropped / first,
      open: k > 0 && k === last && open >= 0.005 ? Math.min(open, 1 - reached) : 0,
      whisker: k > 0 && (high - low) / 2 >= 0.01 ? [low, high] : null,
      lowData: k > 0 && first < lowDataUnder,
    };
  });
}

/** Narrowest column in which a step's name and numbers can be read, and the room its axis takes. */
const narrowestColumn = 124;
const axisWidth = 48;

/** Columns where every step has room for one, else a row a step. Before the width is known, a guess by the steps. */
export function funnelLayout(steps: number, width: number): 'columns' | 'rows' {
  if (width <= 0) return steps > 6 ? 'rows' : 'columns';
  return (width - axisWidth) / steps >= narrowestColumn ? 'columns' : 'rows';
}
