import { canonicalEvent } from '../../model/canonical.js';
import { compareText } from '../../model/order.js';
import type {
  ResolvedTimelineQuery,
  TimelineEvent,
  TimelineRows,
  TimelineSession,
} from '../../model/timeline.js';
import { passes } from './conditions.js';
import { oracleMeta } from './meta.js';
import { pageOf } from './page.js';
import type { PreparedEvent } from './prepare.js';
import { userOf } from './units.js';

/** An event as it is returned, and its place. */
interface Entry {
  time: number;
  event: string;
  text: string;
  /** How many that say the same come before it. */
  copy: number;
  returned: TimelineEvent;
}

/** An event with what is set. */
function spelledOut(event: PreparedEvent): TimelineEvent {
  const { time, event: name, kind, id, user, session, authenticatedUser, account } = event;
  const set = Object.entries(event.properties).filter(([, value]) => value !== null);
  return {
    time,
    event: name,
    kind,
    ...(id === undefined ? {} : { id }),
    ...(user === null ? {} : { user }),
    ...(session === null ? {} : { session }),
    ...(authenticatedUser === null ? {} : { authenticatedUser }),
    ...(account === null ? {} : { account }),
    ...(set.length === 0 ? {} : { properties: Object.fromEntries(set) }),
  };
}

type Place = Omit<Entry, 'returned'>;

function comparePlaces(a: Place, b: Place): number {
  return (
    a.time - b.time ||
    compareText(a.event, b.event) ||
    compareText(a.text, b.text) ||
    a.copy - b.copy
  );
}

function entriesOf(events: readonly PreparedEvent[]): Entry[] {
  const entries = events.map((event) => {
    const returned = spelledOut(event);
    const { time, event: name } = event;
    return { time, event: name, text: canonicalEvent(returned), copy: 0, returned };
  });
  return entries.toSorted(comparePlaces).map((entry, i, sorted) => ({
    ...entry,
    copy: sorted.slice(0, i).filter(({ text }) => text === entry.text).length,
  }));
}

function sessionsOf(events: readonly PreparedEvent[], ids: readonly string[]): TimelineSession[] {
  return ids
    .map((id) => {
      const times = events.filter(({ session }) => session === id).map(({ time }) => time);
      return { id, start: Math.min(...times), end: Math.max(...times), events: times.length };
    })
    .toSorted((a, b) => a.start - b.start || compareText(a.id, b.id));
}

/** A timeline read from the rules word by word. */
export function timelineByOracle(
  all: readonly PreparedEvent[],
  query: ResolvedTimelineQuery,
): TimelineRows {
  const { session, user, identity, universe, after, limit, reads } = query;
  const events = all.filter(
    (event) =>
      passes(event, universe) &&
      event.time >= (reads.start ?? -Infinity) &&
      event.time < reads.end &&
      (session === null ? userOf(event, identity) === user : event.session === session),
  );
  const { page, cursor } = pageOf(
    entriesOf(events),
    (entry) => after === null || comparePlaces(entry, after) > 0,
    limit,
    ({ time, event, text, copy }) => [time, event, text, copy],
  );
  const shown = page.map(({ returned }) => returned);
  return {
    kind: 'timeline',
    events: shown,
    sessions: sessionsOf(events, [...new Set(shown.flatMap((each) => each.session ?? []))]),
    total: events.length,
    ...(cursor === undefined ? {} : { cursor }),
    meta: oracleMeta(),
  };
}
