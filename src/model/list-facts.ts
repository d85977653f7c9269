import type { ResolvedSessionsQuery, SessionsResult } from './sessions.js';
import { type SessionSort, sortValue } from './sessions.js';
import type { TimelineResult } from './timeline.js';
import type { UsersResult } from './users.js';

/* What lists of sessions, events and users say, as facts: of all pages, whatever is loaded. */

export type SessionsFact =
  | { kind: 'empty' }
  | { kind: 'total'; total: number }
  /** Half of the sessions last at most so many milliseconds. */
  | { kind: 'median'; ms: number }
  /** The first of the list, by what it is sorted by: a count, milliseconds, or an instant for `start`. */
  | { kind: 'first'; sort: SessionSort; value: number };

export type TimelineFact =
  | { kind: 'empty' }
  | { kind: 'total'; total: number }
  | { kind: 'since'; instant: number }
  /** Known when the last page is there. */
  | { kind: 'until'; instant: number };

export type UsersFact =
  | { kind: 'empty' }
  | { kind: 'total'; total: number; unit: 'user' | 'session' }
  | { kind: 'withoutUser'; events: number };

/** The facts of a list of sessions, most important first. */
export function sessionsFacts(
  { sessions, total, medianDuration }: SessionsResult,
  { sort }: Pick<ResolvedSessionsQuery, 'sort'>,
): SessionsFact[] {
  if (total === 0) return [{ kind: 'empty' }];
  const facts: SessionsFact[] = [{ kind: 'total', total }];
  if (medianDuration !== null) facts.push({ kind: 'median', ms: medianDuration });
  const [first] = sessions;
  if (first) facts.push({ kind: 'first', sort, value: sortValue(first, sort) });
  return facts;
}

/** The facts of a timeline, most important first. */
export function timelineFacts({ events, total, cursor }: TimelineResult): TimelineFact[] {
  const [first] = events;
  const last = events.at(-1);
  if (total === 0 || !first || !last) return [{ kind: 'empty' }];
  return [
    { kind: 'total', total },
    { kind: 'since', instant: first.time },
    ...(cursor === undefined ? [{ kind: 'until', instant: last.time } as const] : []),
  ];
}

/** The facts of the units behind a number, most important first. */
export function usersFacts({ total, unit, eventsWithoutUser = 0 }: UsersResult): UsersFact[] {
  const facts: UsersFact[] = [total === 0 ? { kind: 'empty' } : { kind: 'total', total, unit }];
  if (eventsWithoutUser > 0) facts.push({ kind: 'withoutUser', events: eventsWithoutUser });
  return facts;
}
