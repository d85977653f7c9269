import { isAnalyticsError } from '../model/errors.js';
import type { Progress } from '../model/meta.js';
import {
  type AnyQuery,
  canonicalKey,
  type Resolved,
  type Result,
  resolveQuery,
} from '../model/query.js';
import { runResolved } from '../model/run-query.js';
import type { AnalyticsSource } from '../model/source.js';

/** An answer with the question it belongs to, as TanStack Query caches it. */
export interface Answer<Q extends AnyQuery> {
  resolved: Resolved<Q>;
  result: Result<Q>;
}

/**
 * TanStack Query options of a question: the same for hooks, prefetching and reading the cache, in React or not.
 *
 * The key is `['usagekit', source.id, now, canonical query]`. Answers as of an instant do not go stale. A source that
 * could not be reached is asked twice more; other errors are not retried.
 *
 * @throws `query/invalid`
 */
export function analyticsQueryOptions<Q extends AnyQuery>(
  source: AnalyticsSource,
  query: Q,
  { now, onProgress }: { now: number; onProgress?: (progress: Progress) => void },
) {
  return {
    queryKey: ['usagekit', source.id, now, canonicalKey(query)] as const,
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Answer<Q>> => {
      const resolved = resolveQuery(query, { now });
      const options = { signal, ...(onProgress ? { onProgress } : {}) };
      return { resolved, result: await runResolved<Q>(source, resolved, options) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: (failures: number, error: unknown) =>
      failures < 2 && isAnalyticsError(error, 'source/unreachable'),
  };
}
