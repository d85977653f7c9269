import type { FunnelStep } from '../model/funnel.js';
import type { GroupKey } from '../model/groups.js';
import type { FunnelSelection } from '../model/selection.js';

/** A number of a funnel's steps: how many reached one, or were lost after it, of one group or of all. */
export type FunnelNumber = Omit<FunnelSelection, 'of'>;

/** A part of a step as it is drawn: those who came this far, or those lost since the required step before. */
export interface StepPart {
  part: 'reached' | 'lost';
  /** What it is a number of. */
  number: FunnelNumber;
  count: number;
  /** Reached: of the first step. Lost: of the required step before. Null when that is 0. */
  share: number | null;
}

/** The parts of a step: who reached it, and for a required step that somebody did not reach, who was lost before it. */
export function stepParts(
  steps: readonly FunnelStep[],
  index: number,
  key: GroupKey | null = null,
): StepPart[] {
  const step = steps[index];
  if (!step) return [];
  const group = key ? { key } : {};
  const reached: StepPart = {
    part: 'reached',
    number: { step: index, outcome: 'reached', ...group },
    count: step.count,
    share: step.fromFirst,
  };
  const before = steps.findLastIndex(({ optional }, k) => k < index && !optional);
  if (before < 0 || step.optional || step.dropped <= 0) return [reached];
  const lost: StepPart = {
    part: 'lost',
    number: { step: before, outcome: 'droppedAfter', ...group },
    count: step.dropped,
    share: step.fromPrevious === null ? null : 1 - step.fromPrevious,
  };
  return [reached, lost];
}
