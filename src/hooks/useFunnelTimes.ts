'use client';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { AnalyticsError } from '../model/errors.js';
import type { FunnelQuery } from '../model/funnel.js';
import { useAnalyticsContext } from './context.js';
import { analyticsQueryOptions } from './query-options.js';

export interface FunnelTimes {
  /** Units that can go through the funnel within each window; null until all answers are there. */
  within: readonly number[] | null;
  error: AnalyticsError | null;
  isFetching: boolean;
  refetch(): void;
}

/** The same funnel within a shorter window, without the parts that do not change how many convert. */
function narrowed(query: FunnelQuery, window: number | null): FunnelQuery {
  const { breakdown: _breakdown, interval: _interval, ...rest } = query;
  return { ...rest, window: window === null ? null : { value: window / 1000, unit: 'second' } };
}

/**
 * How many convert within each of a few windows: the same funnel asked once a window, side by side. What is counted is
 * each unit's quickest way through the funnel, so the counts never fall as windows grow.
 *
 * @param query a valid question, or null while there is none
 * @param windows milliseconds, ascending; null = no limit
 */
export function useFunnelTimes(
  query: FunnelQuery | null,
  windows: readonly (number | null)[],
): FunnelTimes {
  const { source, asOf, queryClient, timeZone, weekStart, cohorts, universe } =
    useAnalyticsContext('useFunnelTimes');
  const asked = JSON.stringify([query, windows]);
  const queries = useMemo(() => {
    const context = { now: asOf, timeZone, weekStart, cohorts, ...(universe ? { universe } : {}) };
    return query
      ? windows.map((window) => analyticsQueryOptions(source, narrowed(query, window), context))
      : [];
    // oxlint-disable-next-line react/exhaustive-deps -- `asked` stands for `query` and `windows`
  }, [asked, source, asOf, timeZone, weekStart, cohorts, universe]);
  const answers = useQueries({ queries }, queryClient);
  const counts = answers.map(({ data }) => {
    const steps = data?.result.steps;
    return steps?.findLast(({ optional }) => !optional)?.count ?? null;
  });
  const known = counts.filter((count) => count !== null);
  return {
    within: query && known.length === windows.length ? known : null,
    error: (answers.find(({ error }) => error)?.error as AnalyticsError | undefined) ?? null,
    isFetching: answers.some(({ isFetching }) => isFetching),
    refetch: () => answers.forEach((answer) => void answer.refetch()),
  };
}
