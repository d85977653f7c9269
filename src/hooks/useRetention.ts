'use client';
import type { Format } from '../model/format.js';
import type { Messages } from '../model/messages.js';
import { retentionFacts } from '../model/retention-facts.js';
import type { RetentionQuery } from '../model/retention.js';
import type { Answer } from './query-options.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';
import { useWords, type Words } from './words.js';

/** What a retention says and means. */
export function retentionWords(
  { resolved, result }: Answer<RetentionQuery>,
  messages: Messages,
  format: Format,
): Words {
  const facts = retentionFacts(result, resolved);
  return {
    takeaway: messages.retentionTakeaway(facts, resolved, format),
    definition: messages.retentionDefinition(resolved, format),
  };
}

/** How many of those who did something came back later. */
export function useRetention(
  query: RetentionQuery | null,
): AnalyticsQueryResult<RetentionQuery> & Words {
  return useWords(useAnalyticsQuery(query, 'useRetention'), retentionWords, 'useRetention');
}
