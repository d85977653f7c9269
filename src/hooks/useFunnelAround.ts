'use client';
import { useMemo } from 'react';

import {
  afterFunnel,
  beforeFunnel,
  eventsAfter,
  eventsBefore,
  type Neighbours,
} from '../model/around.js';
import type { AnalyticsError } from '../model/errors.js';
import type { FunnelQuery, FunnelResult } from '../model/funnel.js';
import { useAnalyticsQuery } from './useAnalyticsQuery.js';

export interface FunnelNeighbours {
  /** Whether there is a question: not for funnels in another order, or (before) of first attempts. */
  isAsked: boolean;
  /** Null until it is known, and for funnels it is not asked for. */
  data: Neighbours | null;
  /** `data` answers an earlier question. */
  isStale: boolean;
  /** Why there is no answer. */
  error: AnalyticsError | null;
}

function useNeighbours(
  query: FunnelQuery | null,
  read: (result: FunnelResult) => Neighbours,
  caller: string,
): FunnelNeighbours {
  const { data, isStale, error } = useAnalyticsQuery(query, caller);
  const found = useMemo(() => (data ? read(data) : null), [data, read]);
  return { data: query ? found : null, isAsked: query !== null, isStale, error };
}

/** The events most common right after the last step of an ordered funnel. One step is enough. Asks one more funnel. */
export function useEventsAfter(query: FunnelQuery | null): FunnelNeighbours {
  return useNeighbours(query && afterFunnel(query), eventsAfter, 'useEventsAfter');
}

/** The events most common right before the first step, of those who went through the funnel. Asks one more funnel. */
export function useEventsBefore(query: FunnelQuery | null): FunnelNeighbours {
  return useNeighbours(query && beforeFunnel(query), eventsBefore, 'useEventsBefore');
}
