'use client';
import { useMemo } from 'react';

import type { Format } from '../model/format.js';
import { usersFacts } from '../model/list-facts.js';
import type { Messages } from '../model/messages.js';
import type { Selection } from '../model/selection.js';
import type { UsersQuery, UsersResult } from '../model/users.js';
import type { Answer } from './query-options.js';
import { type PagedQueryResult, usePagedQuery } from './usePagedQuery.js';
import { useWords, type Words } from './words.js';

/** What a list of users says and means. */
export function usersBehindWords(
  { resolved, result }: Answer<UsersQuery>,
  messages: Messages,
  format: Format,
): Words {
  return {
    takeaway: messages.usersTakeaway(usersFacts(result), resolved, format),
    definition: messages.usersDefinition(resolved, format),
  };
}

function join(pages: readonly UsersResult[]): UsersResult {
  const last = pages.at(-1) as UsersResult;
  return { ...last, users: pages.flatMap(({ users }) => users) };
}

/**
 * The users (or sessions) behind a number: a page, and more of them on demand.
 *
 * @param selection the number; null while there is none
 * @param options `limit`: how many a page, 1 … 10,000. Default 100.
 */
export function useUsersBehind(
  selection: Selection | null,
  { limit }: { limit?: number } = {},
): PagedQueryResult<UsersQuery> & Words {
  const query = useMemo(
    (): UsersQuery | null =>
      selection && { kind: 'users', behind: selection, ...(limit === undefined ? {} : { limit }) },
    [selection, limit],
  );
  return useWords(usePagedQuery(query, join, 'useUsersBehind'), usersBehindWords, 'useUsersBehind');
}
