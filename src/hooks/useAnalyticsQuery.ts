'use client';
import { keepPreviousData, skipToken, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';

import { type AnalyticsError, isAnalyticsError } from '../model/errors.js';
import type { Progress } from '../model/meta.js';
import { type AnyQuery, canonicalKey, type Resolved, type Result } from '../model/query.js';
import { useAnalyticsContext } from './context.js';
import { type Answer, analyticsQueryOptions } from './query-options.js';

/** TanStack's result, with the question `data` answers. */
export type AnalyticsQueryResult<Q extends AnyQuery> = Omit<
  UseQueryResult<Result<Q>, AnalyticsError>,
  'data'
> & {
  data: Result<Q> | undefined;
  /** The question `data` answers: an earlier one while a new answer is on its way. */
  resolved: Resolved<Q> | undefined;
  /** `data` answers an earlier question. */
  isStale: boolean;
  /** How far the source is with the answer, when it says so and it takes a while. */
  progress: Progress | null;
  /** Stops computing the answer; `refetch` starts it again. */
  cancel(): void;
  /** The answer was cancelled before it came. */
  isCancelled: boolean;
  /** Why the question asked for is not valid; `data` is then the answer to the last one that was. */
  invalid: AnalyticsError | null;
};

interface Valid<Q> {
  key: string;
  query: Q;
}

function check<Q extends AnyQuery>(query: Q | null): Valid<Q> | AnalyticsError | null {
  if (!query) return null;
  try {
    return { key: canonicalKey(query), query };
  } catch (error) {
    if (isAnalyticsError(error, 'query/invalid')) return error;
    throw error;
  }
}

/** Least time between two reports: more often is not seen. */
const reportMs = 200;

/** The latest progress of a question, and what to report it with. */
function useProgress(key: string | undefined): [Progress | null, (progress: Progress) => void] {
  const [state, setState] = useState<{ key: string | undefined; progress: Progress } | null>(null);
  const reportedAt = useRef(0);
  const report = useCallback(
    (progress: Progress) => {
      const now = performance.now();
      if (now - reportedAt.current < reportMs) return;
      reportedAt.current = now;
      setState({ key, progress });
    },
    [key],
  );
  return [state?.key === key ? (state?.progress ?? null) : null, report];
}

/**
 * The base of every query hook. Asks the provider's source; a question that is replaced before its answer came is
 * aborted; the old answer stays until the new one is there; an invalid question keeps the last valid one's answer.
 *
 * @param query null while there is nothing to ask yet
 */
export function useAnalyticsQuery<Q extends AnyQuery>(
  query: Q | null,
  caller: string,
): AnalyticsQueryResult<Q> {
  const { source, asOf, queryClient, timeZone, weekStart } = useAnalyticsContext(caller);
  const scoped: Q | null =
    query && query.kind !== 'catalog' ? { timeZone, weekStart, ...query } : query;
  const checked = check(scoped);
  const invalid = isAnalyticsError(checked) ? checked : null;
  const [lastValid, setLastValid] = useState<Valid<Q> | null>(null);
  if (checked && !isAnalyticsError(checked) && checked.key !== lastValid?.key)
    setLastValid(checked);
  const asked = invalid ? lastValid : (checked as Valid<Q> | null);
  const key = asked?.key;
  // The same question may come as a new object each render: the key tells whether it changed.
  const [progress, report] = useProgress(key);
  const options = useMemo(
    () =>
      asked ? analyticsQueryOptions(source, asked.query, { now: asOf, onProgress: report }) : null,
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for `asked`
    [source, asOf, key, report],
  );
  const answer = useQuery<Answer<Q>, AnalyticsError>(
    options
      ? { ...options, placeholderData: keepPreviousData }
      : { queryKey: ['usagekit', 'nothing'], queryFn: skipToken },
    queryClient,
  );
  const cancel = useCallback(() => {
    if (options) void queryClient.cancelQueries({ queryKey: options.queryKey });
  }, [queryClient, options]);
  const isWaiting = answer.isPending || answer.isPlaceholderData;
  return {
    ...answer,
    progress: answer.isFetching ? progress : null,
    cancel,
    isCancelled: options !== null && isWaiting && answer.fetchStatus === 'idle',
    data: answer.data?.result,
    resolved: answer.data?.resolved,
    isStale: answer.isPlaceholderData,
    invalid,
  } as AnalyticsQueryResult<Q>;
}
