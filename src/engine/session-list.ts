import { encodeCursor } from '../model/cursor.js';
import { compareText } from '../model/order.js';
import {
  type ResolvedSessionsQuery,
  type SessionRow,
  type SessionsRows,
  sortValue,
} from '../model/sessions.js';
import type { Kernel } from './kernel.js';
import { type RowMask, universeMask } from './mask.js';
import { engineMeta } from './meta.js';
import { latestValue, outerNames, ownerOf } from './row-facts.js';
import type { ScopedTable } from './scope.js';
import { selectPercentiles } from './select.js';
import { SessionSums } from './session-sums.js';
import { StepBits } from './step-bits.js';
import { type EventTable, rowReader } from './table.js';
import { TopRows } from './top-rows.js';

/** What sessions are put in order by. */
interface Candidate {
  place: number;
  value: number;
  start: number;
  /** Made when two would else be equal: most never need it. */
  id: string | null;
}

/** No session, in arrays that are by session. */
const none = 0;

/** First finds the sessions that match, then sums up those; only those of the page are looked at in detail. */
class SessionsKernel implements Kernel<SessionsRows> {
  readonly laneStart: Uint32Array;
  readonly passes = 2;
  readonly #table: EventTable;
  readonly #query: ResolvedSessionsQuery;
  readonly #rows: RowMask;
  readonly #matching: StepBits;
  readonly #universe: RowMask;
  readonly #exceptionKind: number;
  /** By session: its place in the lists below, from 1; 0 = it does not match. */
  readonly #placeOf: Uint32Array;
  /** Sessions that match, by place; the first is none. */
  readonly #sessions: number[] = [none];
  /** By lane: 1 = a session of its matches. */
  readonly #hasMatch: Uint8Array;
  #sums = new SessionSums(0, 0);

  constructor({ table, rows }: ScopedTable, query: ResolvedSessionsQuery) {
    this.laneStart = table.userStart;
    this.#table = table;
    this.#query = query;
    this.#rows = rows;
    this.#matching = new StepBits(table, [query.events], rows);
    this.#universe = universeMask(table, query.universe);
    this.#exceptionKind = table.kind.values.indexOf('exception');
    this.#hasMatch = new Uint8Array(table.userStart.length);
    this.#placeOf = new Uint32Array(table.sessions.count + 1);
  }

  run(pass: number, from: number, to: number): void {
    if (pass === 0) {
      this.#match(from, to);
      return;
    }
    if (this.#sums.places === 0) {
      this.#sums = new SessionSums(this.#sessions.length, this.#table.rows);
    }
    this.#sum(from, to);
  }

  #match(from: number, to: number): void {
    const { userStart, time, sessions } = this.#table;
    const { start, end } = this.#query.range;
    const matching = this.#matching;
    const placeOf = this.#placeOf;
    for (let lane = from; lane < to; lane++) {
      const last = userStart[lane + 1] as number;
      let row = matching.firstOf(1, userStart[lane] as number, last);
      for (; row < last; row = matching.firstOf(1, row + 1, last)) {
        const t = time[row] as number;
        if (t < start || t >= end) continue;
        const session = sessions.codes[row] as number;
        if (session === none || placeOf[session] !== 0) continue;
        placeOf[session] = this.#sessions.length;
        this.#sessions.push(session);
        this.#hasMatch[lane] = 1;
      }
    }
  }

  #sum(from: number, to: number): void {
    const { userStart, sessions } = this.#table;
    const isApart = sessions.shared.size === 0;
    for (let lane = from; lane < to; lane++) {
      // A session of one user has no events elsewhere.
      if (isApart && this.#hasMatch[lane] === 0) continue;
      this.#sumRows(userStart[lane] as number, userStart[lane + 1] as number);
    }
  }

  #sumRows(first: number, last: number): void {
    const { time, kind, sessions } = this.#table;
    const { start, end } = this.#query.range;
    const placeOf = this.#placeOf;
    const rows = this.#rows;
    const universe = this.#universe;
    for (let row = first; row < last; row++) {
      const place = placeOf[sessions.codes[row] as number] as number;
      if (place === 0) continue;
      const t = time[row] as number;
      if (t < start || t >= end) {
        if (universe === null || universe[row] === 1) this.#sums.clipped[place] = 1;
      } else if (rows === null || rows[row] === 1) {
        this.#sums.add(place, row, t, kind.codes[row] === this.#exceptionKind);
      }
    }
  }

  finish(): SessionsRows {
    const { limit, after, version } = this.#query;
    const top = new TopRows<Candidate>(limit + 1, (a, b) => this.#compare(a, b));
    const durations: number[] = [];
    const page = after && { place: 0, value: after.value, start: after.start, id: after.id };
    for (let place = 1; place < this.#sessions.length; place++) {
      const start = this.#sums.start[place] as number;
      durations.push((this.#sums.end[place] as number) - start);
      const candidate: Candidate = { place, value: this.#valueOf(place), start, id: null };
      if (!page || this.#compare(page, candidate) < 0) top.add(candidate);
    }
    const found = top.sorted();
    const sessions = found.slice(0, limit).map(({ place }) => this.#rowOf(place));
    const lastRow = sessions.at(-1);
    const { table, meta } = { table: this.#table, meta: engineMeta(this.#table) };
    return {
      kind: 'sessions',
      sessions,
      total: durations.length,
      medianDuration:
        durations.length === 0
          ? null
          : (selectPercentiles(Float64Array.from(durations), [0.5])[0] as number),
      ...(found.length > limit && lastRow
        ? {
            cursor: encodeCursor(table.version, [
              sortValue(lastRow, this.#query.sort),
              lastRow.start,
              lastRow.id,
            ]),
          }
        : {}),
      meta: { ...meta, warnings: changedSince(table, version) },
    };
  }

  #valueOf(place: number): number {
    const { events, exceptions, start, end } = this.#sums;
    switch (this.#query.sort) {
      case 'events':
        return events[place] as number;
      case 'exceptions':
        return exceptions[place] as number;
      case 'start':
        return start[place] as number;
      case 'duration':
        return (end[place] as number) - (start[place] as number);
    }
  }

  #compare(a: Candidate, b: Candidate): number {
    if (a.value !== b.value) return b.value - a.value;
    if (a.start !== b.start) return a.start - b.start;
    return compareText(this.#idOf(a), this.#idOf(b));
  }

  #idOf(candidate: Candidate): string {
    candidate.id ??= this.#table.sessions.id(this.#sessions[candidate.place] as number);
    return candidate.id;
  }

  #rowOf(place: number): SessionRow {
    const table = this.#table;
    const { identity, properties } = this.#query;
    const rows = this.#rowsOf(place);
    const [firstEvent, lastEvent] = outerNames(table, rows);
    return {
      id: table.sessions.id(this.#sessions[place] as number),
      user: ownerOf(table, rows, identity),
      start: this.#sums.start[place] as number,
      end: this.#sums.end[place] as number,
      events: this.#sums.events[place] as number,
      exceptions: this.#sums.exceptions[place] as number,
      firstEvent,
      lastEvent,
      properties: Object.fromEntries(
        properties.map((name) => [name, latestValue(table, rows, rowReader(table, name))]),
      ),
      clipped: this.#sums.clipped[place] === 1,
    };
  }

  /** The session's rows in scope. */
  #rowsOf(place: number): number[] {
    const session = this.#sessions[place];
    const { time, sessions } = this.#table;
    const { start, end } = this.#query.range;
    const found: number[] = [];
    const last = this.#sums.lastRow[place] as number;
    for (let row = this.#sums.firstRow[place] as number; row <= last; row++) {
      if (sessions.codes[row] !== session) continue;
      const t = time[row] as number;
      if (t < start || t >= end) continue;
      if (this.#rows === null || this.#rows[row] === 1) found.push(row);
    }
    return found;
  }
}

/** A warning for a page that follows one of older data. */
export function changedSince({ version }: EventTable, before: string | null): string[] {
  return before === null || before === version
    ? []
    : ['The data changed since the first page: rows may be missing or come twice.'];
}

export function startSessions(
  scoped: ScopedTable,
  query: ResolvedSessionsQuery,
): Kernel<SessionsRows> {
  return new SessionsKernel(scoped, query);
}
