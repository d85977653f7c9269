'use client';
import type { Format } from '../model/format.js';
import { sessionsFacts } from '../model/list-facts.js';
import type { Messages } from '../model/messages.js';
import type { SessionsQuery, SessionsResult } from '../model/sessions.js';
import type { Answer } from './query-options.js';
import { type PagedQueryResult, usePagedQuery } from './usePagedQuery.js';
import { useWords, type Words } from './words.js';

/** What a list of sessions says and means. */
export function sessionsWords(
  { resolved, result }: Answer<SessionsQuery>,
  messages: Messages,
  format: Format,
): Words {
  const facts = sessionsFacts(result, resolved);
  return {
    takeaway: messages.sessionsTakeaway(facts, format),
    definition: messages.sessionsDefinition(resolved, format),
  };
}

function join(pages: readonly SessionsResult[]): SessionsResult {
  const last = pages.at(-1) as SessionsResult;
  return { ...last, sessions: pages.flatMap(({ sessions }) => sessions) };
}

/** Sessions, the most interesting first: a page, and more of them on demand. */
export function useSessions(
  query: Omit<SessionsQuery, 'cursor'> | null,
): PagedQueryResult<SessionsQuery> & Words {
  const answer = usePagedQuery<SessionsQuery>(query, join, 'useSessions');
  return useWords(answer, sessionsWords, 'useSessions');
}
