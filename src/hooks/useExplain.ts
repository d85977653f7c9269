'use client';
import { useMemo } from 'react';

import { explainFacts } from '../model/explain-facts.js';
import type { ExplainQuery } from '../model/explain.js';
import type { Format } from '../model/format.js';
import type { Messages } from '../model/messages.js';
import type { Selection } from '../model/selection.js';
import type { Answer } from './query-options.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';
import { useWords, type Words } from './words.js';

/** Why someone is, or is not, in a number. */
export function explainWords(
  { resolved, result }: Answer<ExplainQuery>,
  messages: Messages,
  format: Format,
): Words {
  const facts = explainFacts(result, resolved.behind);
  return {
    takeaway: messages.explainTakeaway(facts, resolved, format),
    definition: messages.explainDefinition(resolved, format),
  };
}

/**
 * Which events of one person (or session) count for a number, and why the others do not.
 *
 * @param selection the number; null while there is none
 * @param user id of the user; of the session, where the number counts sessions
 */
export function useExplain(
  selection: Selection | null,
  user: string | null,
): AnalyticsQueryResult<ExplainQuery> & Words {
  const query = useMemo(
    (): ExplainQuery | null =>
      selection && user !== null ? { kind: 'explain', behind: selection, user } : null,
    [selection, user],
  );
  return useWords(useAnalyticsQuery(query, 'useExplain'), explainWords, 'useExplain');
}
