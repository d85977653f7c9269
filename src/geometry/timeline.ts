import { compareText } from '../model/order.js';
import type { TimelineEvent, TimelineSession } from '../model/timeline.js';

/** The events of one session, or a stretch of events outside all of them. */
export interface TimelineGroup {
  /** The session's id; of events outside, one of their own. */
  id: string;
  /** Null: outside all sessions. */
  session: TimelineSession | null;
  /** Epoch milliseconds of its first and last event; of a session, of all of its events, loaded or not. */
  start: number;
  end: number;
  /** Places of its loaded events in the timeline, in order of time. */
  events: number[];
  /** How many of them are exceptions. */
  exceptions: number;
}

interface Place {
  groups: TimelineGroup[];
  /** Sessions, by their order of start, that began so far. */
  begun: number;
  /** Of those, the ones that are not over. */
  open: TimelineGroup[];
  /** Events since the last session began, outside all sessions. */
  outside: TimelineGroup | null;
}

/** The group of an event without a session: the session it happened during, else that of its neighbours outside. */
function groupOutside(time: number, place: Place): TimelineGroup {
  const during = place.open.at(-1);
  if (during) return during;
  place.outside ??= {
    id: `outside ${place.begun}`,
    session: null,
    start: time,
    end: time,
    events: [],
    exceptions: 0,
  };
  if (place.outside.events.length === 0) place.groups.push(place.outside);
  place.outside.end = time;
  return place.outside;
}

/**
 * Events by session, in order of when the sessions began. An event without a session is shown in the one it happened
 * during (the latest begun); between sessions, neighbours without one are a group.
 *
 * @param events in order of time
 * @param sessions in order of start
 */
export function timelineGroups(
  events: readonly TimelineEvent[],
  sessions: readonly TimelineSession[],
): TimelineGroup[] {
  const own = sessions.map((session): TimelineGroup => {
    const { id, start, end } = session;
    return { id, session, start, end, events: [], exceptions: 0 };
  });
  const byId = new Map(own.map((group) => [group.id, group]));
  const place: Place = { groups: [...own], begun: 0, open: [], outside: null };
  for (const [at, { time, session, kind }] of events.entries()) {
    while ((own[place.begun]?.start ?? Infinity) <= time) {
      place.open.push(own[place.begun++] as TimelineGroup);
      place.outside = null;
    }
    place.open = place.open.filter(({ end }) => end >= time);
    const group = (session && byId.get(session)) || groupOutside(time, place);
    group.events.push(at);
    if (kind === 'exception') group.exceptions++;
  }
  return place.groups
    .filter(({ events: { length } }) => length > 0)
    .sort((a, b) => a.start - b.start || compareText(a.id, b.id));
}

/** Properties that say where something happened, the most telling first. */
const placeNames = ['page', 'path', 'url', 'route', 'screen', 'title'] as const;

/** Where an event happened: the page, path, address, route, screen or title it names; null when it names none. */
export function placeOf({ properties = {} }: TimelineEvent): string | null {
  for (const name of placeNames) {
    const value = properties[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

/** Whether one event says again what another said: the same thing, at the same place, in the same session. */
export function repeats(a: TimelineEvent, b: TimelineEvent): boolean {
  return (
    a.event === b.event &&
    a.kind === b.kind &&
    (a.session ?? null) === (b.session ?? null) &&
    placeOf(a) === placeOf(b)
  );
}
