import type { Exclusion, ResolvedFunnelQuery, ResolvedFunnelStep } from '../../model/funnel.js';

/** One funnel of required steps only: the main one, or the one an optional step is counted by. */
export interface Plan {
  steps: ResolvedFunnelStep[];
  exclusions: Exclusion[];
  query: ResolvedFunnelQuery;
}

/** Indexes in the query of the steps that make the funnel. */
export function requiredSteps({ steps }: ResolvedFunnelQuery): number[] {
  return steps.flatMap(({ optional }, step) => (optional ? [] : [step]));
}

function planOf(query: ResolvedFunnelQuery, kept: number[], exclusions: Exclusion[]): Plan {
  return { query, steps: query.steps.filter((_, step) => kept.includes(step)), exclusions };
}

/** The funnel of the required steps. */
export function mainPlan(query: ResolvedFunnelQuery): Plan {
  const kept = requiredSteps(query);
  const exclusions = query.exclusions.map((exclusion) => ({
    ...exclusion,
    after: kept.indexOf(exclusion.after),
    before: kept.indexOf(exclusion.before),
  }));
  return planOf(query, kept, exclusions);
}

/**
 * The funnel an optional step is counted by: the required steps before it, then it. Exclusions that begin before it hold
 * up to it at most, and only break attempts: who is taken out is decided by the main funnel.
 */
export function planBeside(query: ResolvedFunnelQuery, optional: number): Plan {
  const kept = [...requiredSteps(query).filter((step) => step < optional), optional];
  const exclusions = query.exclusions
    .filter(({ after }) => after < optional)
    .map(({ match, after, before }): Exclusion => ({
      match,
      after: kept.indexOf(after),
      before: before < optional ? kept.indexOf(before) : kept.indexOf(optional),
      effect: 'break',
    }));
  return planOf(query, kept, exclusions);
}

/** The same funnel, had the `remove` exclusions not been asked for. */
export function withoutRemovals(plan: Plan): Plan {
  return { ...plan, exclusions: plan.exclusions.filter(({ effect }) => effect === 'break') };
}
