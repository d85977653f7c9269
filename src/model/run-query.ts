import { type AskOptions, askSource } from './ask-source.js';
import type { SavedCohorts } from './cohort.js';
import type { Filter } from './filter.js';
import { nameSteps } from './funnel.js';
import { matcher } from './phrases.js';
import {
  type AnyQuery,
  type QueryKind,
  type QueryKinds,
  type Resolved,
  type Result,
  resolveQuery,
} from './query.js';
import type { AnalyticsSource } from './source.js';

/** What {@link runQuery} needs besides the source and the question. */
export interface RunQueryOptions extends AskOptions {
  /** Epoch milliseconds the question is asked at. */
  now: number;
  /** Which events exist at all, e.g. those of one tenant. */
  universe?: Filter;
  /** What `{ cohort: id }` stands for. */
  cohorts?: SavedCohorts;
}

/**
 * Answers one question: validates and resolves it, asks the source for rows, and computes what is shown from them.
 * The hooks do the same through TanStack Query. Insights and explanations are composed of several questions. Steps of a
 * funnel without a name are named by their matcher in English.
 *
 * @throws an {@link AnalyticsError}: `query/invalid` before the source is asked, `source/unsupported`,
 * `source/aborted`, or what the source threw
 */
export async function runQuery<Q extends AnyQuery>(
  source: AnalyticsSource,
  query: Q,
  { now, universe, cohorts, ...options }: RunQueryOptions,
): Promise<Result<Q>> {
  const context = { now, ...(universe ? { universe } : {}), ...(cohorts ? { cohorts } : {}) };
  const result = await runResolved<Q>(source, resolveQuery(query, context), options);
  if (query.kind !== 'funnel' || result.kind !== 'funnel') return result;
  const names = query.steps.map(({ name, match }) => name || matcher(match));
  return nameSteps(result, names) as Result<Q>;
}

/** As {@link runQuery}, for a query that is resolved already. */
export async function runResolved<Q extends AnyQuery>(
  source: AnalyticsSource,
  resolved: Resolved<Q>,
  options: AskOptions,
): Promise<Result<Q>> {
  const asked: QueryKinds[QueryKind]['resolved'] = resolved;
  switch (asked.kind) {
    // Loaded when they are asked: most pages ask neither.
    case 'insights': {
      const { runInsights } = await import('./run-insights.js');
      return (await runInsights(source, asked, options)) as Result<Q>;
    }
    case 'explain': {
      const { runExplain } = await import('./run-explain.js');
      return (await runExplain(source, asked, options)) as Result<Q>;
    }
    default:
      return (await askSource(source, asked, options)) as Result<Q>;
  }
}
