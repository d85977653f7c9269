'use client';
import { stickinessFacts } from '../model/activity-facts.js';
import type { Format } from '../model/format.js';
import type { Messages } from '../model/messages.js';
import type { StickinessQuery } from '../model/stickiness.js';
import type { Answer } from './query-options.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';
import { useWords, type Words } from './words.js';

/** What a stickiness says and means. */
export function stickinessWords(
  { resolved, result }: Answer<StickinessQuery>,
  messages: Messages,
  format: Format,
): Words {
  const facts = stickinessFacts(result, resolved);
  return {
    takeaway: messages.stickinessTakeaway(facts, resolved, format),
    definition: messages.stickinessDefinition(resolved, format),
  };
}

/** In how many buckets of a range users were active. */
export function useStickiness(
  query: StickinessQuery | null,
): AnalyticsQueryResult<StickinessQuery> & Words {
  return useWords(useAnalyticsQuery(query, 'useStickiness'), stickinessWords, 'useStickiness');
}
