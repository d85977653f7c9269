import type { Scalar } from '../../model/event.js';
import { compareScalars } from '../../model/order.js';
import { matches, valueOf } from './conditions.js';
import type { Plan } from './funnel-plan.js';
import type { PreparedEvent } from './prepare.js';

/** An event of one unit, with what it means in a funnel. */
export interface UnitEvent {
  time: number;
  /** Steps of the funnel at hand it matches. */
  steps: number[];
  /** Exclusions of the funnel at hand it matches. */
  exclusions: number[];
  /** Value of the breakdown's property; null without one. */
  value: Scalar | null;
  event: PreparedEvent;
}

function indexesOf<T>(list: readonly T[], holds: (member: T) => boolean): number[] {
  return list.flatMap((member, index) => (holds(member) ? [index] : []));
}

function setOf(steps: readonly number[]): number {
  return steps.reduce((sum, step) => sum + 2 ** step, 0);
}

/**
 * The order of *Ties*: time; lowest step matched; set of steps matched, as the number Σ 2^step; value of the breakdown's
 * property. Events that match no step come last at their instant.
 */
export function compareTies(a: UnitEvent, b: UnitEvent): number {
  if (a.time !== b.time) return a.time - b.time;
  const lowest = ({ steps }: UnitEvent): number => (steps.length > 0 ? Math.min(...steps) : 1_000);
  return (
    lowest(a) - lowest(b) || setOf(a.steps) - setOf(b.steps) || compareScalars(a.value, b.value)
  );
}

/** What the events of a unit mean in a funnel, in the order of *Ties*. */
export function unitEvents(events: readonly PreparedEvent[], plan: Plan): UnitEvent[] {
  const { breakdown } = plan.query;
  return events
    .map((event) => ({
      time: event.time,
      steps: indexesOf(plan.steps, ({ match }) => matches(event, match)),
      exclusions: indexesOf(plan.exclusions, ({ match }) => matches(event, match)),
      value: breakdown ? valueOf(event, breakdown.property) : null,
      event,
    }))
    .toSorted(compareTies);
}
