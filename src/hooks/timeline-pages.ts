'use client';
import { useCallback, useEffect, useState } from 'react';

import type { AnalyticsError } from '../model/errors.js';
import type { TimelineQuery } from '../model/timeline.js';
import type { PagedQueryResult } from './usePagedQuery.js';

/** How much of a timeline is there. */
export interface TimelinePages {
  /** Events that are loaded, of `total`. */
  loaded: number;
  total: number;
  hasMore: boolean;
  /** A page after the first is on its way. */
  isLoading: boolean;
  /** Page after page is loaded until all are there. */
  isLoadingAll: boolean;
  /** All were wanted, and somebody stopped it. */
  isStopped: boolean;
  /** Why the last page asked for did not come; what was loaded before stays. */
  error: AnalyticsError | null;
  /** Loads the next page. */
  loadMore(): void;
  /** Loads all of them. */
  loadAll(): void;
  /** Stops loading; what is there stays. */
  stop(): void;
}

/**
 * Loads a timeline's pages: the next one on demand, and all of them while `wantsAll`, until somebody stops it. A page that
 * fails stops it too; `loadMore` and `loadAll` try again.
 */
export function useTimelinePages(
  answer: PagedQueryResult<TimelineQuery>,
  wantsAll: boolean,
): TimelinePages {
  const { data, hasMore, isLoadingMore, isFetching, loadMore, cancel, error } = answer;
  const [mode, setMode] = useState<'asNeeded' | 'all' | 'stopped'>('asNeeded');
  // Wanting all anew is not what was stopped.
  const [wanted, setWanted] = useState(wantsAll);
  if (wanted !== wantsAll) {
    setWanted(wantsAll);
    setMode('asNeeded');
  }
  const isLoadingAll =
    hasMore && error === null && mode !== 'stopped' && (wantsAll || mode === 'all');
  const loaded = data?.events.length ?? 0;
  useEffect(() => {
    if (isLoadingAll && !isFetching) loadMore();
    // A page may come so fast that nobody sees it fetched: then only what is loaded tells that there is a next one to get.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [isLoadingAll, isFetching, loaded, loadMore]);
  const loadAll = useCallback(() => {
    setMode('all');
    loadMore();
  }, [loadMore]);
  const stop = useCallback(() => {
    setMode('stopped');
    cancel();
  }, [cancel]);
  return {
    loaded,
    total: data?.total ?? 0,
    hasMore,
    isLoading: isLoadingMore,
    isLoadingAll,
    isStopped: mode === 'stopped' && hasMore,
    error: data ? error : null,
    loadMore,
    loadAll,
    stop,
  };
}
