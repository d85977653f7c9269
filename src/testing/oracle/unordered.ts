import type { Plan } from './funnel-plan.js';
import type { Outcome } from './outcome.js';
import { compareTies, type UnitEvent } from './unit-events.js';

/** A stretch of time that holds a set of different steps. */
interface Stretch {
  start: number;
  end: number;
  /** For each step its first event in the stretch. */
  byStep: (UnitEvent | undefined)[];
  /** How many different steps lie in it. */
  size: number;
}

/**
 * Every stretch an attempt may fill: from an event that does a step, before the end of the range, to one that does a step,
 * within the window, no exclusion strictly between. A set of steps is an attempt when its first and last event span one.
 */
function everyStretch(ordered: readonly UnitEvent[], { steps, query }: Plan): Stretch[] {
  const { window, range } = query;
  const doing = ordered.filter((event) => event.steps.length > 0);
  const starts = new Set(doing.map(({ time }) => time).filter((time) => time < range.end));
  const ends = new Set(doing.map(({ time }) => time));
  const found: Stretch[] = [];
  for (const start of starts) {
    for (const end of ends) {
      if (end < start || (window !== null && end - start > window)) continue;
      const isExcluded = ordered.some(
        ({ exclusions, time }) => exclusions.length > 0 && time > start && time < end,
      );
      if (isExcluded) continue;
      const inside = doing.filter(({ time }) => time >= start && time <= end);
      const byStep = steps.map((_, step) => inside.find((event) => event.steps.includes(step)));
      found.push({ start, end, byStep, size: byStep.filter((event) => event).length });
    }
  }
  return found;
}

/** What became of a unit in a funnel whose steps may come in any order: position k is reached by k different steps. */
export function outcomeInAnyOrder(ordered: readonly UnitEvent[], plan: Plan): Outcome {
  const stretches = everyStretch(ordered, plan);
  const furthest = Math.max(0, ...stretches.map(({ size }) => size));
  const [best] = stretches
    .filter(({ size }) => size === furthest)
    .toSorted((a, b) => a.end - b.end || b.start - a.start);
  const byStep = best?.byStep ?? [];
  const complete = new Set(
    stretches.filter(({ size }) => size === plan.steps.length).map(({ start }) => start),
  );
  const starts = ordered.filter(
    ({ steps, time }) => steps.length > 0 && time < plan.query.range.end,
  );
  return {
    reported: byStep.filter((event) => event !== undefined).toSorted(compareTies),
    byStep,
    starts,
    converting: starts.filter(({ time }) => complete.has(time)),
  };
}
