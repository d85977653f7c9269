'use client';
import type { Query, QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import type { AnalyticsSource } from '../model/source.js';
import { answersReading, askAgain } from './cached-answers.js';

const minute = 60_000;

/**
 * Follows a source whose data changes: moves the instant of the page, then asks again what the change touches. Events of the
 * minute that is running are not in any range yet; the instant moves once more when it is over.
 *
 * @param refresh moves the instant to the current minute; null when the host holds it
 */
export function useLiveData(
  source: AnalyticsSource,
  queryClient: QueryClient,
  refresh: (() => void) | null,
): void {
  const [changes, setChanges] = useState(0);
  const outdated = useRef(new Set<Query>());

  useEffect(() => {
    let nextMinute: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = source.subscribe?.(({ from }) => {
      for (const answer of answersReading(queryClient, source.id, from)) {
        outdated.current.add(answer);
      }
      setChanges((count) => count + 1);
      if (!refresh) return;
      refresh();
      nextMinute ??= setTimeout(
        () => {
          nextMinute = undefined;
          refresh();
        },
        minute - (Date.now() % minute),
      );
    });
    return () => {
      unsubscribe?.();
      clearTimeout(nextMinute);
    };
  }, [source, queryClient, refresh]);

  // After the hooks below have turned to the new instant: what they no longer ask is not asked once more.
  useEffect(() => {
    if (outdated.current.size > 0) askAgain(queryClient, outdated.current);
    outdated.current = new Set();
  }, [changes, queryClient]);
}
