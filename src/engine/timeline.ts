import { canonicalEvent } from '../model/canonical.js';
import { encodeCursor } from '../model/cursor.js';
import { compareText } from '../model/order.js';
import type {
  ResolvedTimelineQuery,
  TimelineEvent,
  TimelineRows,
  TimelineSession,
} from '../model/timeline.js';
import { eventReader } from './event-reader.js';
import { universeMask } from './mask.js';
import { engineMeta } from './meta.js';
import { changedSince } from './session-list.js';
import type { EventTable } from './table.js';
import { tableByUnit } from './units.js';

/** An event with what orders it among those of its instant and name, found when it is needed. */
interface Entry {
  event: TimelineEvent;
  text: string | null;
}

function textOf(entry: Entry): string {
  entry.text ??= canonicalEvent(entry.event);
  return entry.text;
}

function compareEntries(a: Entry, b: Entry): number {
  return (
    a.event.time - b.event.time ||
    compareText(a.event.event, b.event.event) ||
    compareText(textOf(a), textOf(b))
  );
}

/** The number of a session; 0 when there is none of that id. */
function sessionOf({ base, ...own }: EventTable, id: string): number {
  const { sessions, userIds, userStart } = base?.table ?? own;
  const { codes, givenIds } = sessions;
  const given = givenIds.indexOf(id);
  if (given > 0) return given;
  // A derived id is the user's and when it began.
  const lane = userIds.indexOf(id.slice(0, id.lastIndexOf('/')));
  if (lane < 0) return 0;
  const last = userStart[lane + 1] as number;
  const rows = codes.subarray(userStart[lane], last);
  return rows.find((code) => code >= givenIds.length && sessions.id(code) === id) ?? 0;
}

/** Rows of the session or user asked for, in the universe and the range. */
function rowsOf(table: EventTable, query: ResolvedTimelineQuery): number[] {
  const { userIds, userStart, time, sessions } = table;
  const start = query.reads.start ?? Number.NEGATIVE_INFINITY;
  const { end } = query.reads;
  const exists = universeMask(table, query.universe);
  const isIn = (row: number) =>
    (exists === null || exists[row] === 1) &&
    (time[row] as number) >= start &&
    (time[row] as number) < end;
  const found: number[] = [];
  if (query.user !== null) {
    const lane = userIds.indexOf(query.user);
    if (lane < 0) return found;
    const last = userStart[lane + 1] as number;
    for (let row = userStart[lane] as number; row < last; row++) if (isIn(row)) found.push(row);
    return found;
  }
  const session = sessionOf(table, query.session as string);
  if (session === 0) return found;
  for (let row = 0; row < table.rows; row++) {
    if (sessions.codes[row] === session && isIn(row)) found.push(row);
  }
  return found;
}

function sessionsOf(all: readonly Entry[], page: readonly Entry[]): TimelineSession[] {
  const sessions = new Map<string, TimelineSession>();
  for (const { event } of page) {
    const id = event.session;
    if (id) sessions.set(id, { id, start: Infinity, end: -Infinity, events: 0 });
  }
  for (const { event } of all) {
    const session = event.session && sessions.get(event.session);
    if (!session) continue;
    session.start = Math.min(session.start, event.time);
    session.end = Math.max(session.end, event.time);
    session.events++;
  }
  return [...sessions.values()].sort((a, b) => a.start - b.start || compareText(a.id, b.id));
}

/** Where the page begins among all entries. */
function firstOfPage(entries: readonly Entry[], after: ResolvedTimelineQuery['after']): number {
  if (!after) return 0;
  const { time, event, text, copy } = after;
  let at = 0;
  let copies = 0;
  for (; at < entries.length; at++) {
    const entry = entries[at] as Entry;
    const order =
      entry.event.time - time ||
      compareText(entry.event.event, event) ||
      compareText(textOf(entry), text);
    if (order > 0) break;
    if (order === 0 && ++copies > copy + 1) break;
  }
  return at;
}

/** How many entries before this one say the same. */
function copiesBefore(entries: readonly Entry[], at: number): number {
  let first = at;
  while (first > 0 && compareEntries(entries[first - 1] as Entry, entries[at] as Entry) === 0)
    first--;
  return at - first;
}

/** Every event of one session or user, a page of them. Costs a pass over the rows of the user, or over the sessions of all rows. */
export function timeline(whole: EventTable, query: ResolvedTimelineQuery): TimelineRows {
  const table = tableByUnit(whole, query.identity);
  const read = eventReader(table);
  const entries = rowsOf(table, query)
    .map((row): Entry => ({ event: read(row), text: null }))
    .sort(compareEntries);
  const first = firstOfPage(entries, query.after);
  const page = entries.slice(first, first + query.limit);
  const last = first + page.length - 1;
  const end = page.at(-1);
  return {
    kind: 'timeline',
    events: page.map(({ event }) => event),
    sessions: sessionsOf(entries, page),
    total: entries.length,
    ...(end && last + 1 < entries.length
      ? {
          cursor: encodeCursor(whole.version, [
            end.event.time,
            end.event.event,
            textOf(end),
            copiesBefore(entries, last),
          ]),
        }
      : {}),
    meta: { ...engineMeta(whole), warnings: changedSince(whole, query.version) },
  };
}
