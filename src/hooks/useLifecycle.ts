'use client';
import { lifecycleFacts } from '../model/activity-facts.js';
import type { Format } from '../model/format.js';
import type { LifecycleQuery } from '../model/lifecycle.js';
import type { Messages } from '../model/messages.js';
import type { Answer } from './query-options.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';
import { useWords, type Words } from './words.js';

/** What a lifecycle says and means. */
export function lifecycleWords(
  { resolved, result }: Answer<LifecycleQuery>,
  messages: Messages,
  format: Format,
): Words {
  const facts = lifecycleFacts(result);
  return {
    takeaway: messages.lifecycleTakeaway(facts, resolved, format),
    definition: messages.lifecycleDefinition(resolved, format),
  };
}

/** Who is new, stayed, came back and went away, bucket by bucket. */
export function useLifecycle(
  query: LifecycleQuery | null,
): AnalyticsQueryResult<LifecycleQuery> & Words {
  return useWords(useAnalyticsQuery(query, 'useLifecycle'), lifecycleWords, 'useLifecycle');
}
