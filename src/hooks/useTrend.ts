'use client';
import { useMemo } from 'react';

import { trendFacts } from '../model/facts.js';
import type { Format } from '../model/format.js';
import type { Messages } from '../model/messages.js';
import type { TrendQuery } from '../model/trend.js';
import { useAnalyticsContext } from './context.js';
import type { Answer } from './query-options.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';

/** What a result says and means, in the provider's language; empty until there is data. */
export interface Words {
  /** The finding, in one sentence. */
  takeaway: string;
  /** What was counted, over which range. */
  definition: string;
}

/** What a trend says and means. */
export function trendWords(
  { resolved, result }: Answer<TrendQuery>,
  messages: Messages,
  format: Format,
): Words {
  const facts = trendFacts(result, resolved.measure);
  return {
    takeaway: messages.trendTakeaway(facts, resolved, format),
    definition: messages.trendDefinition(resolved, format),
  };
}

export const noWords: Words = { takeaway: '', definition: '' };

/** Users, sessions or events over time. */
export function useTrend(query: TrendQuery | null): AnalyticsQueryResult<TrendQuery> & Words {
  const { messages, format } = useAnalyticsContext('useTrend');
  const answer = useAnalyticsQuery(query, 'useTrend');
  const { data, resolved } = answer;
  const words = useMemo(
    () => (data && resolved ? trendWords({ resolved, result: data }, messages, format) : noWords),
    [data, resolved, messages, format],
  );
  return { ...answer, ...words };
}
