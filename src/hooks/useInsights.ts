'use client';
import type { Format } from '../model/format.js';
import { insightsFacts } from '../model/insights-facts.js';
import type { InsightsQuery } from '../model/insights.js';
import type { Messages } from '../model/messages.js';
import type { Answer } from './query-options.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';
import { useWords, type Words } from './words.js';

/** What insights says and means. */
export function insightsWords(
  { resolved, result }: Answer<InsightsQuery>,
  messages: Messages,
  format: Format,
): Words {
  const facts = insightsFacts(result, resolved);
  return {
    takeaway: messages.insightsTakeaway(facts, resolved, format),
    definition: messages.insightsDefinition(resolved, format),
  };
}

/** What stands out against the time before. Asks many questions at once. */
export function useInsights(
  query: InsightsQuery | null,
): AnalyticsQueryResult<InsightsQuery> & Words {
  return useWords(useAnalyticsQuery(query, 'useInsights'), insightsWords, 'useInsights');
}
