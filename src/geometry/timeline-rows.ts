import type { TimelineEvent } from '../model/timeline.js';
import { repeats, type TimelineGroup } from './timeline.js';

/** How an event's dot is joined with the dots before and after it. */
interface Railed {
  above: boolean;
  below: boolean;
}

/** A line of a timeline. Its `id` is the same however much is loaded, folded or filtered. */
export type TimelineRow =
  /** Heads a group; `shown` of its events pass the filter. */
  | { type: 'group'; id: string; group: TimelineGroup; isOpen: boolean; shown: number }
  /** The event at place `at` of the timeline; `isInner`: one of repeats that were unfolded. */
  | ({
      type: 'event';
      id: string;
      at: number;
      group: TimelineGroup;
      isInner: boolean;
    } & Railed)
  /** Several that say the same, one after the other. */
  | ({
      type: 'repeats';
      id: string;
      events: readonly number[];
      group: TimelineGroup;
      isOpen: boolean;
    } & Railed)
  /** Nothing happened in the session for so many milliseconds. */
  | { type: 'idle'; id: string; ms: number };

/** What {@link timelineRows} shows of the groups, and how. */
export interface TimelineRowsOptions {
  /** By place in the timeline, 1 for an event that passes the filter; null: all do. */
  matches: Uint8Array | null;
  /** Each group has a head and can be closed. */
  hasHeads: boolean;
  /** The group that began last comes first. */
  latestFirst: boolean;
  /** Ids of groups that are closed. */
  closed: ReadonlySet<string>;
  /** Folds repeats into one row. */
  folds: boolean;
  /** Ids of folded repeats that are open. */
  unfolded: ReadonlySet<string>;
}

/** A session that does nothing for longer is idle, in milliseconds. */
export const idleFromMs = 300_000;

/** So many that say the same are folded. */
export const foldFrom = 3;

type EventRow = Extract<TimelineRow, { type: 'event' | 'repeats' }>;

/** Joins the rows of a session one after the other. */
class Rail {
  private last: EventRow | null = null;

  /** A row that is not of the session breaks the rail. */
  join(row: EventRow, isOfSession: boolean): EventRow {
    if (isOfSession && this.last) {
      this.last.below = true;
      row.above = true;
    }
    this.last = isOfSession ? row : null;
    return row;
  }

  cut(): void {
    this.last = null;
  }
}

/** A group's events with what is asked of them by place. */
function readerOf(events: readonly TimelineEvent[], matches: Uint8Array | null) {
  const event = (at: number) => events[at] as TimelineEvent;
  return {
    event,
    isOfSession: (at: number) => Boolean(event(at).session),
    isShown: (at: number) => matches === null || matches[at] === 1,
    msBetween: (a: number, b: number) => event(b).time - event(a).time,
  };
}

type Reader = ReturnType<typeof readerOf>;

/** Where the repeats of the event at `places[first]` end: the index after the last of them. */
function endOfRepeats(places: readonly number[], first: number, reader: Reader): number {
  const { event, isShown, msBetween } = reader;
  const at = places[first] as number;
  let end = first + 1;
  for (; end < places.length; end++) {
    const next = places[end] as number;
    if (!isShown(next) || !repeats(event(at), event(next))) break;
    if (msBetween(places[end - 1] as number, next) > idleFromMs) break;
  }
  return end;
}

function eventRow(group: TimelineGroup, at: number, isInner: boolean): EventRow {
  return { type: 'event', id: `e${at}`, at, group, isInner, above: false, below: false };
}

function repeatsRow(group: TimelineGroup, events: number[], isOpen: boolean): EventRow {
  return {
    type: 'repeats',
    id: `r${events[0]}`,
    events,
    group,
    isOpen,
    above: false,
    below: false,
  };
}

/** Events of one group, from first to last, with what makes rows of them. */
function rowsOfGroup(
  group: TimelineGroup,
  reader: Reader,
  { folds, unfolded }: TimelineRowsOptions,
): TimelineRow[] {
  const rows: TimelineRow[] = [];
  const rail = new Rail();
  const places = group.events;
  /** The last event of the session, shown or not. */
  let before: number | null = null;
  for (let i = 0; i < places.length;) {
    const first = places[i] as number;
    const isOfSession = reader.isOfSession(first);
    const isShown = reader.isShown(first);
    if (isShown && isOfSession && before !== null && reader.isShown(before)) {
      const ms = reader.msBetween(before, first);
      if (ms > idleFromMs) {
        rows.push({ type: 'idle', id: `i${first}`, ms });
        rail.cut();
      }
    }
    const end = folds && isShown ? endOfRepeats(places, i, reader) : i + 1;
    const isFold = end - i >= foldFrom;
    const isOpen = isFold && unfolded.has(`r${first}`);
    if (isFold) {
      const fold = repeatsRow(group, places.slice(i, end), isOpen);
      rows.push(rail.join(fold, isOfSession));
    }
    const singles = isShown && (!isFold || isOpen) ? end : i;
    for (let at = i; at < singles; at++) {
      rows.push(rail.join(eventRow(group, places[at] as number, isFold), isOfSession));
    }
    if (isOfSession) before = places[end - 1] as number;
    i = end;
  }
  return rows;
}

/**
 * The rows of a timeline: events of a group from first to last, repeats folded, idle stretches of a session told. What
 * is hidden by the filter takes no row; nothing is folded or called idle across it, and a group without any is left out.
 */
export function timelineRows(
  events: readonly TimelineEvent[],
  groups: readonly TimelineGroup[],
  options: TimelineRowsOptions,
): TimelineRow[] {
  const { matches, hasHeads, latestFirst, closed } = options;
  const reader = readerOf(events, matches);
  const rows: TimelineRow[] = [];
  for (const group of latestFirst ? groups.toReversed() : groups) {
    const shown = matches
      ? group.events.reduce((count, at) => count + (matches[at] as number), 0)
      : group.events.length;
    if (shown === 0) continue;
    const isOpen = !closed.has(group.id);
    if (hasHeads) rows.push({ type: 'group', id: `g${group.id}`, group, isOpen, shown });
    if (!hasHeads || isOpen) {
      for (const row of rowsOfGroup(group, reader, options)) rows.push(row);
    }
  }
  return rows;
}

/** The row that shows the event at a place of the timeline, or the fold it is in; -1 when none does. */
export function rowOfEvent(rows: readonly TimelineRow[], at: number): number {
  const own = rows.findIndex((row) => row.type === 'event' && row.at === at);
  if (own >= 0) return own;
  return rows.findIndex((row) => row.type === 'repeats' && row.events.includes(at));
}

/** The event a row begins with; -1 for a row without one. */
function firstEventOf(row: TimelineRow): number {
  if (row.type === 'event') return row.at;
  return row.type === 'repeats' ? (row.events[0] as number) : -1;
}

/** The row whose event is nearest to an instant; -1 without rows of events. */
export function rowNear(
  rows: readonly TimelineRow[],
  events: readonly TimelineEvent[],
  time: number,
): number {
  let nearest = -1;
  let least = Infinity;
  for (const [index, row] of rows.entries()) {
    const at = firstEventOf(row);
    const isClosed = row.type === 'group' && !row.isOpen;
    if (at < 0 && !isClosed) continue;
    const instant = row.type === 'group' ? row.group.start : (events[at] as TimelineEvent).time;
    const distance = Math.abs(instant - time);
    if (distance < least) {
      least = distance;
      nearest = index;
    }
  }
  return nearest;
}

/** The last row at or before `index` that heads a group; -1 when none does. */
export function headBefore(heads: readonly number[], index: number): number {
  let low = 0;
  let high = heads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heads[middle] as number) <= index) low = middle + 1;
    else high = middle;
  }
  return heads[low - 1] ?? -1;
}

/** The events shown before and after one, as the rows stand, folded ones too; null at the ends and for one that is hidden. */
export function neighboursOf(
  rows: readonly TimelineRow[],
  at: number,
): { before: number | null; after: number | null } {
  let before: number | null = null;
  let isPast = false;
  for (const row of rows) {
    // Repeats that are open have rows of their own.
    const places =
      row.type === 'event' ? [row.at] : row.type === 'repeats' && !row.isOpen ? row.events : [];
    for (const place of places) {
      if (isPast) return { before, after: place };
      if (place === at) isPast = true;
      else before = place;
    }
  }
  return isPast ? { before, after: null } : { before: null, after: null };
}
