import { canonicalJson } from '../model/canonical.js';
import type { SavedCohorts } from '../model/cohort.js';
import { isAnalyticsError } from '../model/errors.js';
import type { Filter } from '../model/filter.js';
import type { Progress } from '../model/meta.js';
import { canonicalQuery, prepareQuery } from '../model/prepare-query.js';
import { type AnyQuery, type Resolved, type Result, resolveQuery } from '../model/query.js';
import { runResolved } from '../model/run-query.js';
import type { SessionsQuery } from '../model/sessions.js';
import { settledAt } from '../model/settled.js';
import type { AnalyticsSource } from '../model/source.js';
import type { TimelineQuery } from '../model/timeline.js';
import type { UsersQuery } from '../model/users.js';
import { askedQuery, type DefaultZone } from './asked-query.js';

/** What a question is asked with. Zone, cohorts and universe are the provider's, where there is one. */
export interface QuestionContext extends DefaultZone {
  /** What `{ cohort: id }` stands for. */
  cohorts?: SavedCohorts;
  /** Which events exist at all, e.g. without those of robots. */
  universe?: Filter;
  onProgress?(progress: Progress): void;
}

/** An answer with the question it belongs to. */
export interface Answer<Q extends AnyQuery> {
  resolved: Resolved<Q>;
  result: Result<Q>;
}

/** An answer as TanStack Query caches it. */
export interface AskedAnswer<Q extends AnyQuery> extends Answer<Q> {
  /**
   * The question with its range as instants, its zone, and saved cohorts spelled out, but not its labels: what the `of` of a
   * selection holds, with `resolved.now` as its `asOf`, so that it stays the number that was shown.
   */
  asked: Q;
}

/** A question that is answered a page at a time. */
export type PagedQuery = SessionsQuery | TimelineQuery | UsersQuery;

/** The question as it is asked, what a source gets of it, and where its answer is kept. */
function asking<Q extends AnyQuery>(source: AnalyticsSource, query: Q, options: QuestionContext) {
  const { now, cohorts = {}, universe } = options;
  const context = { now, ...(universe ? { universe } : {}) };
  const asked = askedQuery(prepareQuery(query, cohorts) as Q, options);
  const resolved = resolveQuery(asked, context);
  const settled = settledAt(resolved, true);
  const isSettled = settled !== null && settled <= now;
  return {
    asked,
    resolved,
    context,
    queryKey: [
      'usagekit',
      source.id,
      isSettled && 'reads' in resolved ? resolved.reads : now,
      canonicalJson(canonicalQuery(asked)),
      ...(universe ? [universe] : []),
    ] as readonly unknown[],
  };
}

/** Answers do not go stale by themselves: they are as of an instant. */
const policy = {
  staleTime: Number.POSITIVE_INFINITY,
  retry: (failures: number, error: unknown) =>
    failures < 2 && isAnalyticsError(error, 'source/unreachable'),
};

/**
 * TanStack Query options of a question: the same for hooks, prefetching and reading the cache, in React or not.
 *
 * The key is `['usagekit', source.id, when, question]`. `when` is the span of time that is read, where the answer is
 * settled: it is then not asked again as `now` moves on. Else it is `now`. Prefetch everything of a page with one `now`, a
 * whole minute, and with what its provider is given (zone, cohorts, universe): the provider goes on from the instant of the
 * answers it finds.
 *
 * A source that could not be reached is asked twice more; other errors are not retried.
 *
 * @throws `query/invalid`
 */
export function analyticsQueryOptions<Q extends AnyQuery>(
  source: AnalyticsSource,
  query: Q,
  options: QuestionContext,
) {
  const { asked, resolved, queryKey } = asking(source, query, options);
  const { onProgress } = options;
  return {
    ...policy,
    queryKey,
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<AskedAnswer<Q>> => {
      const run = { signal, ...(onProgress ? { onProgress } : {}) };
      return { asked, resolved, result: await runResolved<Q>(source, resolved, run) };
    },
  };
}

/**
 * As {@link analyticsQueryOptions}, for all pages of a list: for `prefetchInfiniteQuery` and `useInfiniteQuery`. The key
 * ends with `'pages'`.
 *
 * @throws `query/invalid`
 */
export function analyticsPagesOptions<Q extends PagedQuery>(
  source: AnalyticsSource,
  query: Q,
  options: QuestionContext,
) {
  const { asked, context, queryKey } = asking(source, query, options);
  const { onProgress } = options;
  return {
    ...policy,
    queryKey: [...queryKey, 'pages'] as readonly unknown[],
    queryFn: async ({
      signal,
      pageParam,
    }: {
      signal: AbortSignal;
      pageParam: string | null;
    }): Promise<AskedAnswer<Q>> => {
      const run = { signal, ...(onProgress ? { onProgress } : {}) };
      const page = pageParam === null ? asked : { ...asked, cursor: pageParam };
      const resolved = resolveQuery(page, context);
      return { asked, resolved, result: await runResolved<Q>(source, resolved, run) };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ result }: Answer<Q>): string | null =>
      (result as { cursor?: string }).cursor ?? null,
  };
}
