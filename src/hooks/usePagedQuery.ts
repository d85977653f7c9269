'use client';
import {
  type InfiniteData,
  keepPreviousData,
  skipToken,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

import type { AnalyticsError } from '../model/errors.js';
import type { Result } from '../model/query.js';
import { useAnalyticsContext } from './context.js';
import { type AskedAnswer, analyticsPagesOptions, type PagedQuery } from './query-options.js';
import type { AnalyticsQueryResult } from './useAnalyticsQuery.js';
import { useQuestion } from './useQuestion.js';

/** A list as far as it is loaded: `data` holds the rows of all pages so far, one after the other. */
export type PagedQueryResult<Q extends PagedQuery> = AnalyticsQueryResult<Q> & {
  /** There are more rows than are loaded. */
  hasMore: boolean;
  /** Loads the next page. Nothing happens while one is on its way, or when there is none. */
  loadMore(): void;
  /** The next page is on its way. */
  isLoadingMore: boolean;
};

/** The base of the hooks of lists: as {@link useAnalyticsQuery}, a page at a time. */
export function usePagedQuery<Q extends PagedQuery>(
  query: Q | null,
  join: (pages: readonly Result<Q>[]) => Result<Q>,
  caller: string,
): PagedQueryResult<Q> {
  const { queryClient } = useAnalyticsContext(caller);
  const { options, describe } = useQuestion(query, analyticsPagesOptions<Q>, caller);
  const answer = useInfiniteQuery<
    AskedAnswer<Q>,
    AnalyticsError,
    InfiniteData<AskedAnswer<Q>, string | null>,
    readonly unknown[],
    string | null
  >(
    options
      ? { ...options, placeholderData: keepPreviousData }
      : {
          queryKey: ['usagekit', 'pages'],
          queryFn: skipToken,
          initialPageParam: null,
          getNextPageParam: () => null,
        },
    queryClient,
  );
  const pages = answer.data?.pages;
  const data = useMemo(() => pages && join(pages.map(({ result }) => result)), [pages, join]);
  const { fetchNextPage, isFetchingNextPage, isPlaceholderData } = answer;
  const hasMore = answer.hasNextPage && !isPlaceholderData;
  const loadMore = useCallback(() => {
    if (hasMore) void fetchNextPage({ cancelRefetch: false });
  }, [hasMore, fetchNextPage]);
  return {
    ...answer,
    ...describe(answer),
    data,
    resolved: pages?.[0]?.resolved,
    asked: pages?.[0]?.asked,
    hasMore,
    loadMore,
    isLoadingMore: isFetchingNextPage,
  } as unknown as PagedQueryResult<Q>;
}
