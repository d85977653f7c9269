import type { ResolvedFunnelQuery } from '../../model/funnel.js';
import { mainPlan, type Plan, planBeside } from './funnel-plan.js';
import type { Outcome } from './outcome.js';
import type { PreparedEvent } from './prepare.js';
import { isRemoved, outcomeOf } from './unit-outcome.js';
import { unitOf } from './units.js';

/** A unit that is counted. */
export interface CountedUnit {
  id: string;
  main: Outcome;
  /** By index of the query's optional step. */
  beside: Map<number, Outcome>;
}

/** The funnel each optional step is counted by. */
function plansBeside(query: ResolvedFunnelQuery): Map<number, Plan> {
  const plans = new Map<number, Plan>();
  query.steps.forEach(({ optional }, step) => {
    if (optional) plans.set(step, planBeside(query, step));
  });
  return plans;
}

/** The units that started and were not removed, with what became of them, going by these events alone. */
export function countUnits(
  events: readonly PreparedEvent[],
  query: ResolvedFunnelQuery,
): CountedUnit[] {
  const plan = mainPlan(query);
  const plans = plansBeside(query);
  const ids = new Set(events.map((event) => unitOf(event, query)));
  const counted: CountedUnit[] = [];
  for (const id of ids) {
    if (id === null) continue;
    const own = events.filter((event) => unitOf(event, query) === id);
    const main = outcomeOf(own, plan);
    if (main.reported.length === 0 || isRemoved(own, plan, main)) continue;
    const beside = new Map<number, Outcome>();
    for (const [step, other] of plans) beside.set(step, outcomeOf(own, other));
    counted.push({ id, main, beside });
  }
  return counted;
}
