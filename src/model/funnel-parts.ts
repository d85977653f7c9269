import type { Exclusion, ResolvedFunnelQuery, ResolvedFunnelStep } from './funnel.js';

/** The funnel of the required steps, and for each optional step the one it is counted by. */
export interface FunnelParts {
  /** Indexes of the required steps in the query. */
  required: number[];
  main: ResolvedFunnelQuery;
  /** `step` is the optional step's index in the query; it is the last one of its funnel. */
  optional: { step: number; funnel: ResolvedFunnelQuery }[];
}

/**
 * Takes the optional steps out of a funnel: an optional step's count is the last count of a second funnel, the required
 * steps before it, then it. Exclusions around it hold there too; units taken out of the main funnel are out of it as well.
 */
export function splitOptional(query: ResolvedFunnelQuery): FunnelParts {
  const { steps, exclusions, breakdown } = query;
  const required = steps.flatMap((each, k) => (each.optional ? [] : [k]));
  const renumbered = (kept: number[], list: Exclusion[]): Exclusion[] =>
    list.map((each) => {
      const before = kept.indexOf(each.before);
      return {
        ...each,
        after: kept.indexOf(each.after),
        before: before < 0 ? kept.length - 1 : before,
      };
    });
  const funnelOf = (kept: number[], list: Exclusion[]): ResolvedFunnelQuery => ({
    ...query,
    steps: kept.map((k) => steps[k] as ResolvedFunnelStep),
    exclusions: renumbered(kept, list),
  });
  const main = funnelOf(required, exclusions);
  if (breakdown && typeof breakdown.attribution === 'object') {
    const named = breakdown.attribution.step;
    main.breakdown = { ...breakdown, attribution: { step: required.indexOf(named) } };
  }
  const optional = steps.flatMap((each, k) => {
    if (!each.optional) return [];
    const kept = [...required.filter((r) => r < k), k];
    const list = exclusions.filter(({ after }) => after < k);
    return [{ step: k, funnel: funnelOf(kept, list) }];
  });
  return { required, main, optional };
}
