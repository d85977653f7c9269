'use client';
import { keepPreviousData, skipToken, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { type AnalyticsError, isAnalyticsError } from '../model/errors.js';
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
  const options = useMemo(
    () => (asked ? analyticsQueryOptions(source, asked.query, { now: asOf }) : null),
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for `asked`
    [source, asOf, key],
  );
  const answer = useQuery<Answer<Q>, AnalyticsError>(
    options
      ? { ...options, placeholderData: keepPreviousData }
      : { queryKey: ['usagekit', 'nothing'], queryFn: skipToken },
    queryClient,
  );
  return {
    ...answer,
    data: answer.data?.result,
    resolved: answer.data?.resolved,
    isStale: answer.isPlaceholderData,
    invalid,
  } as AnalyticsQueryResult<Q>;
}
