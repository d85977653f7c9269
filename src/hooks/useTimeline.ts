'use client';
import type { Format } from '../model/format.js';
import { timelineFacts } from '../model/list-facts.js';
import type { Messages } from '../model/messages.js';
import { compareText } from '../model/order.js';
import type { TimelineQuery, TimelineResult, TimelineSession } from '../model/timeline.js';
import type { Answer } from './query-options.js';
import { type PagedQueryResult, usePagedQuery } from './usePagedQuery.js';
import { useWords, type Words } from './words.js';

/** What a timeline says and means. */
export function timelineWords(
  { resolved, result }: Answer<TimelineQuery>,
  messages: Messages,
  format: Format,
): Words {
  return {
    takeaway: messages.timelineTakeaway(timelineFacts(result), format),
    definition: messages.timelineDefinition(resolved, format),
  };
}

function join(pages: readonly TimelineResult[]): TimelineResult {
  const last = pages.at(-1) as TimelineResult;
  // A session may go on over several pages.
  const sessions = new Map<string, TimelineSession>();
  for (const page of pages) for (const each of page.sessions) sessions.set(each.id, each);
  return {
    ...last,
    events: pages.flatMap(({ events }) => events),
    sessions: [...sessions.values()].sort((a, b) => a.start - b.start || compareText(a.id, b.id)),
  };
}

/** Every event of one session or of one user: a page, and more of them on demand. */
export function useTimeline(
  query: Omit<TimelineQuery, 'cursor'> | null,
): PagedQueryResult<TimelineQuery> & Words {
  const answer = usePagedQuery<TimelineQuery>(query, join, 'useTimeline');
  return useWords(answer, timelineWords, 'useTimeline');
}
