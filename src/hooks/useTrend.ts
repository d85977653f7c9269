'use client';
import { trendFacts } from '../model/facts.js';
import type { Format } from '../model/format.js';
import type { Messages } from '../model/messages.js';
import type { TrendQuery } from '../model/trend.js';
import type { Answer } from './query-options.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';
import { useWords, type Words } from './words.js';

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

/** Users, sessions or events over time. */
export function useTrend(query: TrendQuery | null): AnalyticsQueryResult<TrendQuery> & Words {
  return useWords(useAnalyticsQuery(query, 'useTrend'), trendWords, 'useTrend');
}
