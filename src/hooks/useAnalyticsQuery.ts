'use client';
import { keepPreviousData, skipToken, type UseQueryResult, useQuery } from '@tanstack/react-query';

import type { AnalyticsError } from '../model/errors.js';
import type { AnyQuery, Resolved, Result } from '../model/query.js';
import { useAnalyticsContext } from './context.js';
import { type AskedAnswer, analyticsQueryOptions } from './query-options.js';
import { type AnswerState, useQuestion } from './useQuestion.js';

/** TanStack's result, with the question `data` answers. */
export type AnalyticsQueryResult<Q extends AnyQuery> = Omit<
  UseQueryResult<Result<Q>, AnalyticsError>,
  'data'
> &
  AnswerState & {
    data: Result<Q> | undefined;
    /** The question `data` answers: an earlier one while a new answer is on its way. */
    resolved: Resolved<Q> | undefined;
    /** The same as a question: what a selection of one of its numbers is `of`. */
    asked: Q | undefined;
  };

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
  const { queryClient } = useAnalyticsContext(caller);
  const { options, describe } = useQuestion(query, analyticsQueryOptions<Q>, caller);
  const answer = useQuery<AskedAnswer<Q>, AnalyticsError>(
    options
      ? { ...options, placeholderData: keepPreviousData }
      : { queryKey: ['usagekit'], queryFn: skipToken },
    queryClient,
  );
  return {
    ...answer,
    ...describe(answer),
    data: answer.data?.result,
    resolved: answer.data?.resolved,
    asked: answer.data?.asked,
  } as AnalyticsQueryResult<Q>;
}
