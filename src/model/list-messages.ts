import type { Format } from './format.js';
import type { SessionsFact, TimelineFact, UsersFact } from './list-facts.js';
import { keptWords, scopeWords } from './people-messages.js';
import { capital, deed, isAny, joined, plural, userNouns, users, when } from './phrases.js';
import { selectionText } from './selection-messages.js';
import { selectedSpan } from './selection.js';
import type { ResolvedSessionsQuery, SessionSort } from './sessions.js';
import type { ResolvedTimelineQuery } from './timeline.js';
import type { ResolvedUsersQuery } from './users.js';

/* English for lists: sessions, a timeline, the units behind a number. */

const sorted: Record<SessionSort, string> = {
  events: 'most events first',
  start: 'latest first',
  duration: 'longest first',
  exceptions: 'most exceptions first',
};

const events = (count: number, format: Format): string =>
  `${format.number(count)} ${plural(count, 'event', 'events')}`;

function firstSession(sort: SessionSort, value: number, format: Format): string {
  switch (sort) {
    case 'events':
      return `the busiest has ${events(value, format)}`;
    case 'start':
      return `the latest began on ${format.dateTime(value)}`;
    case 'duration':
      return `the longest took ${format.duration(value)}`;
    case 'exceptions':
      return value === 0
        ? 'none with an exception'
        : `the worst has ${format.number(value)} ${plural(value, 'exception', 'exceptions')}`;
  }
}

export const listMessages = {
  sessionsTakeaway: (facts: readonly SessionsFact[], format: Format): string => {
    const total = facts.find((fact) => fact.kind === 'total');
    if (!total) return 'No sessions in this range';
    const median = facts.find((fact) => fact.kind === 'median');
    const first = facts.find((fact) => fact.kind === 'first');
    return [
      `${format.number(total.total)} ${plural(total.total, 'session', 'sessions')}`,
      median && total.total > 1 ? `, half of at most ${format.duration(median.ms)}` : '',
      first ? `; ${firstSession(first.sort, first.value, format)}` : '',
    ].join('');
  },
  sessionsDefinition: (query: ResolvedSessionsQuery, format: Format): string =>
    joined([
      isAny(query.events) ? 'Sessions' : `Sessions with ${deed(query.events)}`,
      sorted[query.sort],
      'numbers of their events in the range',
      ...scopeWords(query, format),
    ]),
  timelineTakeaway: (facts: readonly TimelineFact[], format: Format): string => {
    const total = facts.find((fact) => fact.kind === 'total');
    const since = facts.find((fact) => fact.kind === 'since');
    if (!total || !since) return 'No events';
    const until = facts.find((fact) => fact.kind === 'until');
    const count = events(total.total, format);
    if (total.total === 1) return `${count}, on ${format.dateTime(since.instant)}`;
    return until
      ? `${count}, from ${format.dateTime(since.instant)} to ${format.dateTime(until.instant)}`
      : `${count}, the first on ${format.dateTime(since.instant)}`;
  },
  timelineDefinition: (query: ResolvedTimelineQuery, format: Format): string => {
    const { session, user, identity, reads } = query;
    const { start, end } = reads;
    return joined([
      session === null
        ? `Every event of ${userNouns(identity)[0]} ${user ?? ''}`
        : `Every event of session ${session}`,
      start === null ? 'all time' : format.range({ start, end }),
      format.timeZone,
    ]);
  },
  usersTakeaway: (
    facts: readonly UsersFact[],
    { behind }: ResolvedUsersQuery,
    format: Format,
  ): string => {
    const total = facts.find((fact) => fact.kind === 'total');
    const without = facts.find((fact) => fact.kind === 'withoutUser');
    const who = !total
      ? 'Nobody'
      : total.unit === 'session'
        ? `${format.number(total.total)} ${plural(total.total, 'session', 'sessions')}`
        : users(total.total, behind.of.identity, format);
    return without ? `${who}, and ${events(without.events, format)} without a user` : who;
  },
  usersDefinition: ({ behind }: ResolvedUsersQuery, format: Format): string => {
    const { of } = behind;
    return joined([
      capital(selectionText(behind, format)),
      ...keptWords(of, format),
      `their events ${when(selectedSpan(behind), format)}`,
      of.timeZone,
    ]);
  },
};
