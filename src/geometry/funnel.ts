import { lowDataUnder } from '../model/facts.js';
import type { FunnelResult } from '../model/funnel.js';

export interface FunnelBar {
  /** Users who reached the step, as a share of the first step, 0–1. */
  reached: number;
  /** Those lost since the previous step, as a share of the first step. */
  lost: number;
  /** 95 % interval of `reached`; null when it is narrower than a reader could see (±1 point). */
  whisker: [number, number] | null;
  /** Too few users before this step to trust its rate. */
  lowData: boolean;
}

/** Bars of a funnel on a scale where the first step is 1. */
export function layoutFunnel({ steps }: Pick<FunnelResult, 'steps'>): FunnelBar[] {
  const first = steps[0]?.count ?? 0;
  return steps.map((step, k) => {
    const [low, high] = step.interval95 ?? [0, 0];
    return {
      reached: step.fromFirst ?? 0,
      lost: first === 0 ? 0 : step.dropped / first,
      whisker: k > 0 && (high - low) / 2 >= 0.01 ? [low, high] : null,
      lowData: k > 0 && first < lowDataUnder,
    };
  });
}
