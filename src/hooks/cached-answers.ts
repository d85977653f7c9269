import { notifyManager, type Query, type QueryClient } from '@tanstack/react-query';

import type { AnyQuery } from '../model/query.js';
import type { Answer } from './query-options.js';

/** The answer, or first page, a cached query holds. */
function answerOf({ state }: Query): Answer<AnyQuery> | undefined {
  const data = state.data as Answer<AnyQuery> | { pages: Answer<AnyQuery>[] } | undefined;
  return data && 'pages' in data ? data.pages[0] : data;
}

/** An instant further from the clock than this is not taken over. */
const recentMs = 5 * 60_000;

/**
 * The instant answers about a source were asked at, so that what a server prefetched is not asked again: the latest of those
 * in the cache, when it is of the last five minutes. Null without one.
 */
export function cachedInstant(
  queryClient: QueryClient,
  sourceId: string,
  clock: number,
): number | null {
  const instants = queryClient
    .getQueryCache()
    .findAll({ queryKey: ['usagekit', sourceId] })
    .flatMap((query) => answerOf(query)?.resolved.now ?? [])
    .filter((now) => Math.abs(clock - now) <= recentMs);
  return instants.length > 0 ? Math.max(...instants) : null;
}

/** Whether a cached answer, or one that is on its way, reads events from an instant on. */
function reads(query: Query, from: number): boolean {
  const [, , when] = query.queryKey;
  if (typeof when === 'object' && when !== null) return (when as { end: number }).end > from;
  const resolved = answerOf(query)?.resolved;
  return !resolved || !('reads' in resolved) || resolved.reads.end > from;
}

/** The answers about a source that may be others now that events from an instant on have changed. */
export function answersReading(queryClient: QueryClient, sourceId: string, from: number): Query[] {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: ['usagekit', sourceId], predicate: (query) => reads(query, from) });
}

/**
 * Answers that are no longer up to date: those on screen are asked again, keeping the old answer meanwhile; those on their
 * way start anew; the others are asked when they are next looked at.
 */
export function askAgain(queryClient: QueryClient, answers: ReadonlySet<Query>): void {
  const filter = { predicate: (query: Query) => answers.has(query) };
  notifyManager.batch(() => {
    void queryClient.cancelQueries(filter);
    void queryClient.invalidateQueries(filter);
  });
}
