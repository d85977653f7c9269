import type { Format } from './format.js';
import { plural } from './phrases.js';
import type { SessionRow, SessionSort } from './sessions.js';

/* English for the list of sessions. */

const sorts: Record<SessionSort, string> = {
  events: 'Most events',
  exceptions: 'Most exceptions',
  duration: 'Longest',
  start: 'Latest',
};

const sessions = (count: number, format: Format): string =>
  `${format.number(count)} ${plural(count, 'session', 'sessions')}`;

const exceptions = (count: number, format: Format): string =>
  count === 0
    ? 'no exceptions'
    : `${format.number(count)} ${plural(count, 'exception', 'exceptions')}`;

export const sessionListMessages = {
  sessionSample: 'Sample of these sessions',
  sessionsWith: 'With event',
  sessionSort: 'Sort',
  sessionSortName: (sort: SessionSort): string => sorts[sort],
  sessionColumns: 'Columns',
  noSessionColumns: 'Usual',
  sessionColumnsChosen: (count: number): string => `+ ${count}`,
  sessionStart: 'Start',
  sessionEnd: 'End',
  sessionId: 'Session',
  sessionUser: 'User',
  sessionDuration: 'Duration',
  sessionDurationMs: 'Duration in milliseconds',
  sessionEvents: 'Events',
  sessionExceptions: 'Exceptions',
  sessionPath: 'First and last event',
  sessionFirstEvent: 'First event',
  sessionLastEvent: 'Last event',
  sessionClipped: 'Goes on outside the range',
  /** Everything a row shows, for people who hear it. */
  sessionName: (row: SessionRow, format: Format): string =>
    [
      row.user === null ? 'Session without a user' : `Session of ${row.user}`,
      format.dateTime(row.start),
      format.duration(row.end - row.start),
      `${format.number(row.events)} ${plural(row.events, 'event', 'events')}`,
      exceptions(row.exceptions, format),
      row.events === 1 ? row.firstEvent : `from ${row.firstEvent} to ${row.lastEvent}`,
      row.clipped ? 'goes on outside the range' : '',
    ]
      .filter(Boolean)
      .join(', '),
  noSessionUser: 'No user',
  sessionUserName: (user: string): string => `User ${user}`,
  noValue: 'Not set',
  sessionsShown: (shown: number, total: number, format: Format): string =>
    shown < total ? `${format.number(shown)} of` : '',
  sessionCount: sessions,
  lastSessions: 'Shown is the answer to the last question that could be asked',
  moreSessions: 'Show more',
  loadingMoreSessions: 'Loading more…',
  clippedNote: '+ goes on before or after the range; its numbers are of the part within',
};
