import type { Scalar } from '../../model/event.js';
import { compareScalars } from '../../model/order.js';
import { outcomeInOrder } from './attempts.js';
import { valueOf } from './conditions.js';
import { type Plan, withoutRemovals } from './funnel-plan.js';
import { compareAttempts, type Outcome } from './outcome.js';
import type { PreparedEvent } from './prepare.js';
import { unitEvents } from './unit-events.js';
import { outcomeInAnyOrder } from './unordered.js';

interface Combination {
  values: (Scalar | null)[];
  events: PreparedEvent[];
}

/** The unit's events by the values they hold, in group order, property by property. Events that miss one take no part. */
function combinationsOf(events: readonly PreparedEvent[], hold: readonly string[]): Combination[] {
  const combinations: Combination[] = [];
  for (const event of events) {
    const values = hold.map((property) => valueOf(event, property));
    if (values.includes(null)) continue;
    const known = combinations.find((each) => each.values.every((value, i) => value === values[i]));
    if (known) known.events.push(event);
    else combinations.push({ values, events: [event] });
  }
  return combinations.toSorted((a, b) => {
    const differs = a.values.findIndex((value, i) => value !== b.values[i]);
    return differs < 0 ? 0 : compareScalars(a.values[differs] ?? null, b.values[differs] ?? null);
  });
}

/** What became of a unit in one funnel: that of its best combination of held values. */
export function outcomeOf(events: readonly PreparedEvent[], plan: Plan): Outcome {
  const { order, hold } = plan.query;
  const outcomes = combinationsOf(events, hold).map((combination) => {
    const ordered = unitEvents(combination.events, plan);
    return order === 'unordered' ? outcomeInAnyOrder(ordered, plan) : outcomeInOrder(ordered, plan);
  });
  // Sorting is stable: among equals the first in group order stays first.
  const [best] = outcomes.toSorted((a, b) => compareAttempts(a.reported, b.reported));
  return best ?? { reported: [], byStep: [], starts: [], converting: [] };
}

/** Whether the unit would get further if the `remove` exclusions did not exist: then it is counted nowhere. */
export function isRemoved(events: readonly PreparedEvent[], plan: Plan, outcome: Outcome): boolean {
  if (plan.exclusions.every(({ effect }) => effect === 'break')) return false;
  return outcomeOf(events, withoutRemovals(plan)).reported.length > outcome.reported.length;
}
