'use client';
import { flowFacts } from '../model/flow-facts.js';
import type { FlowQuery } from '../model/flow.js';
import type { Format } from '../model/format.js';
import type { Messages } from '../model/messages.js';
import type { Answer } from './query-options.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';
import { useWords, type Words } from './words.js';

/** What a flow says and means. */
export function flowWords(
  { resolved, result }: Answer<FlowQuery>,
  messages: Messages,
  format: Format,
): Words {
  const facts = flowFacts(result, resolved);
  return {
    takeaway: messages.flowTakeaway(facts, resolved, format),
    definition: messages.flowDefinition(resolved, format),
  };
}

/** What people did before and after something. */
export function useFlow(query: FlowQuery | null): AnalyticsQueryResult<FlowQuery> & Words {
  return useWords(useAnalyticsQuery(query, 'useFlow'), flowWords, 'useFlow');
}
