import type { SavedCohorts } from './cohort.js';
import { AnalyticsError, isAnalyticsError, throwIfAborted } from './errors.js';
import type { Filter } from './filter.js';
import { nameSteps } from './funnel.js';
import type { Progress } from './meta.js';
import { matcher } from './phrases.js';
import {
  type AnyQuery,
  type AnyResolvedQuery,
  assemble,
  type ComposedKinds,
  type Resolved,
  type Result,
  resolveQuery,
} from './query.js';
import type { AnalyticsSource } from './source.js';

/** What {@link runQuery} needs besides the source and the question. */
export interface RunQueryOptions {
  /** Epoch milliseconds the question is asked at. */
  now: number;
  /** Stops the work; the promise rejects with `source/aborted`. */
  signal?: AbortSignal;
  /** Which events exist at all, e.g. those of one tenant. */
  universe?: Filter;
  /** What `{ cohort: id }` stands for. */
  cohorts?: SavedCohorts;
  onProgress?(progress: Progress): void;
}

/**
 * Answers one question: validates and resolves it, asks the source for rows, and computes what is shown from them.
 * The hooks do the same through TanStack Query. Steps of a funnel without a name are named by their matcher in English.
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

/** What goes along with a resolved question. */
export type RunResolvedOptions = Pick<RunQueryOptions, 'signal' | 'onProgress'>;

type ComposedQuery = ComposedKinds[keyof ComposedKinds]['resolved'];

function isComposed(resolved: { kind: string }): resolved is ComposedQuery {
  return resolved.kind === 'insights' || resolved.kind === 'explain';
}

/** As {@link runQuery}, for a query that is resolved already. */
export async function runResolved<Q extends AnyQuery>(
  source: AnalyticsSource,
  resolved: Resolved<Q>,
  options: RunResolvedOptions,
): Promise<Result<Q>> {
  const asked: AnyResolvedQuery | ComposedQuery = resolved;
  if (isComposed(asked)) {
    throw new AnalyticsError('source/unsupported', `"${asked.kind}" can not be answered`);
  }
  return (await askSource(source, asked, options)) as Result<Q>;
}

/** Asks a source for rows and makes the answer of them. */
async function askSource<Q extends AnyResolvedQuery>(
  source: AnalyticsSource,
  resolved: Q,
  { signal = new AbortController().signal, onProgress }: RunResolvedOptions,
): Promise<Result<Q>> {
  if (!source.capabilities.kinds.includes(resolved.kind)) {
    throw new AnalyticsError(
      'source/unsupported',
      `the source "${source.id}" can not answer "${resolved.kind}"`,
    );
  }
  throwIfAborted(signal);
  try {
    const rows = await source.run(resolved, { signal, ...(onProgress ? { onProgress } : {}) });
    throwIfAborted(signal);
    return assemble(resolved, rows);
  } catch (error) {
    if (isAnalyticsError(error)) throw error;
    throwIfAborted(signal);
    throw new AnalyticsError(
      'source/unreachable',
      `the source "${source.id}" failed: ${String(error)}`,
      { cause: error },
    );
  }
}
