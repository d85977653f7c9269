import { canonicalEvent } from '../../model/canonical.js';
import type { AnalyticsEvent, Scalar, SessionPolicy } from '../../model/event.js';
import { compareText } from '../../model/order.js';

/** An event with every field spelled out; null is missing. Only an id is left out when there is none. */
export interface PreparedEvent {
  id?: string;
  time: number;
  event: string;
  kind: string;
  user: string | null;
  session: string | null;
  authenticatedUser: string | null;
  account: string | null;
  properties: Record<string, Scalar | null>;
}

function isBetter(a: AnalyticsEvent, b: AnalyticsEvent): boolean {
  if (a.time !== b.time) return a.time < b.time;
  return compareText(canonicalEvent(a), canonicalEvent(b)) < 0;
}

/** Keeps, of the events with one id, the earliest, then the first in canonical JSON order. Events without id all stay. */
export function dropDuplicates(events: readonly AnalyticsEvent[]): AnalyticsEvent[] {
  const best = new Map<string, AnalyticsEvent>();
  for (const event of events) {
    if (!event.id) continue;
    const known = best.get(event.id);
    if (known === undefined || isBetter(event, known)) best.set(event.id, event);
  }
  const kept = new Set<string>();
  return events.filter((event) => {
    if (!event.id) return true;
    if (kept.has(event.id) || best.get(event.id) !== event) return false;
    kept.add(event.id);
    return true;
  });
}

/** Runs of one user's events in time order: a gap of more than `idleMs` begins a new one. */
function runsOf(sorted: PreparedEvent[], idleMs: number): PreparedEvent[][] {
  const runs: PreparedEvent[][] = [];
  let last: PreparedEvent | undefined;
  for (const event of sorted) {
    if (last === undefined || event.time - last.time > idleMs) runs.push([]);
    runs.at(-1)?.push(event);
    last = event;
  }
  return runs;
}

/** Pieces of a run, cut every `maxMs` after its first event; an event exactly on a cut belongs before it. */
function piecesOf(run: PreparedEvent[], maxMs: number): PreparedEvent[][] {
  const start = (run[0] as PreparedEvent).time;
  const pieces = new Map<number, PreparedEvent[]>();
  for (const event of run) {
    let piece = 0;
    while (event.time > start + (piece + 1) * maxMs) piece++;
    pieces.set(piece, [...(pieces.get(piece) ?? []), event]);
  }
  return [...pieces.values()];
}

/** Gives every event that has a user and no session the id of its derived session, `user/startMs`. */
function deriveSessions(events: PreparedEvent[], policy: SessionPolicy): void {
  const users = new Set(events.map((event) => event.user));
  for (const user of users) {
    if (user === null) continue;
    const own = events.filter((event) => event.user === user).toSorted((a, b) => a.time - b.time);
    for (const run of runsOf(own, policy.idleMs)) {
      for (const piece of piecesOf(run, policy.maxMs)) {
        const id = `${user}/${(piece[0] as PreparedEvent).time}`;
        for (const event of piece) event.session ??= id;
      }
    }
  }
}

/** The events a source holds: without duplicates, fields spelled out, sessions derived from all of them. */
export function prepareEvents(
  events: readonly AnalyticsEvent[],
  policy: SessionPolicy,
): PreparedEvent[] {
  const prepared = dropDuplicates(events).map((event): PreparedEvent => ({
    ...(event.id ? { id: event.id } : {}),
    time: event.time,
    event: event.event,
    kind: event.kind || 'event',
    user: event.user || null,
    session: event.session || null,
    authenticatedUser: event.authenticatedUser || null,
    account: event.account || null,
    properties: event.properties ?? {},
  }));
  deriveSessions(prepared, policy);
  return prepared;
}
