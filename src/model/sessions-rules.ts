import * as v from 'valibot';

import { resolveRange } from './calendar.js';
import { decodeCursor } from './decode-cursor.js';
import { canonicalMatcher, type Filter } from './filter.js';
import { invalidQuery, matcher, name, range, text, wholeNumber } from './schema.js';
import { scopeEntries } from './scope-schema.js';
import { type ResolvedScope, scopeDefaults } from './scope.js';
import type { ResolvedSessionsQuery, SessionsQuery } from './sessions.js';
import type { ResolvedTimelineQuery, TimelineQuery } from './timeline.js';

/* What valid questions for sessions and for single events are. */

const maxProperties = 50;

export const sessionsSchema: v.GenericSchema<unknown, SessionsQuery> = v.strictObject({
  kind: v.literal('sessions'),
  ...scopeEntries,
  events: v.exactOptional(matcher),
  sort: v.exactOptional(
    v.picklist(
      ['events', 'start', 'duration', 'exceptions'],
      'expected events, start, duration or exceptions',
    ),
  ),
  properties: v.exactOptional(
    v.pipe(
      v.array(name, 'expected a list of properties'),
      v.maxLength(maxProperties, `expected at most ${maxProperties} properties`),
    ),
  ),
  limit: v.exactOptional(wholeNumber(1, 10_000)),
  cursor: v.exactOptional(text),
}) as v.GenericSchema<unknown, SessionsQuery>;

function sessionsDefaults(query: SessionsQuery) {
  return {
    events: query.events ?? {},
    sort: query.sort ?? 'events',
    properties: [...new Set(query.properties ?? [])],
    limit: query.limit ?? 100,
  };
}

export function canonicalSessions(query: SessionsQuery): unknown {
  const options = sessionsDefaults(query);
  return { ...scopeDefaults, ...query, ...options, events: canonicalMatcher(options.events) };
}

export function resolveSessions(query: SessionsQuery, scope: ResolvedScope): ResolvedSessionsQuery {
  const { cursor } = query;
  const page = cursor === undefined ? null : decodeCursor(cursor, ['number', 'number', 'string']);
  const [value, start, id] = (page?.key ?? []) as [number, number, string];
  return {
    ...scope,
    kind: 'sessions',
    ...sessionsDefaults(query),
    after: page && { value, start, id },
    version: page?.version ?? null,
  };
}

const { timeZone, weekStart, identity } = scopeEntries;

export const timelineSchema: v.GenericSchema<unknown, TimelineQuery> = v.strictObject({
  kind: v.literal('timeline'),
  timeZone,
  weekStart,
  identity,
  session: v.exactOptional(name),
  user: v.exactOptional(name),
  range: v.exactOptional(range),
  limit: v.exactOptional(wholeNumber(1, 100_000)),
  cursor: v.exactOptional(text),
}) as v.GenericSchema<unknown, TimelineQuery>;

/** Rules that need more than one part of a timeline. Throws `query/invalid`. */
export function checkTimeline({ session, user }: TimelineQuery): void {
  if ((session === undefined) === (user === undefined)) {
    throw invalidQuery('user', 'name a session or a user, one of the two');
  }
}

const timelineLimit = 1_000;

export function canonicalTimeline(query: TimelineQuery): unknown {
  return { ...scopeDefaults, limit: timelineLimit, ...query };
}

export function resolveTimeline(
  query: TimelineQuery,
  { now, universe }: { now: number; universe?: Filter },
): ResolvedTimelineQuery {
  const calendar = { ...scopeDefaults, ...query, now };
  const span = query.range ? resolveRange(query.range, calendar) : null;
  const { cursor } = query;
  const page =
    cursor === undefined ? null : decodeCursor(cursor, ['number', 'string', 'string', 'number']);
  const [time, event, said, copy] = (page?.key ?? []) as [number, string, string, number];
  return {
    kind: 'timeline',
    session: query.session ?? null,
    user: query.user ?? null,
    identity: calendar.identity,
    now,
    ...(universe ? { universe } : {}),
    limit: query.limit ?? timelineLimit,
    after: page && { time, event, text: said, copy },
    version: page?.version ?? null,
    reads: span ?? { start: null, end: now },
  };
}
