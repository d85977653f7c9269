import { type EventField, isEventField, type Scalar, type SessionPolicy } from '../model/event.js';
import type { Rejected } from '../model/meta.js';
import { type CodedColumn, type Column, codeNumbers, sortColumn } from './column.js';
import type { IdIndex } from './id-index.js';
import { laneOf } from './search.js';
import { columnBytes, denseColumn, isSparse, setIndexOf } from './sparse-column.js';
import type { Unit } from './units.js';

/**
 * Events as columns, sorted by user and time: built once, never changed.
 *
 * Rows of user `u` are `userStart[u] … userStart[u + 1] - 1`. One lane more, number `users`, holds the events that have
 * no user, by time.
 */
export interface EventTable {
  /** '0' for a table built from events; every merge makes a new one of the line of tables it is in. */
  readonly version: string;
  readonly rows: number;
  /** How many different users there are. */
  readonly users: number;
  readonly userIds: readonly string[];
  /** `users + 2` row numbers. */
  readonly userStart: Uint32Array;
  /** Epoch milliseconds, ascending within a lane. */
  readonly time: Float64Array;
  readonly event: CodedColumn;
  readonly kind: CodedColumn;
  readonly authenticatedUser: CodedColumn;
  readonly account: CodedColumn;
  readonly sessions: SessionColumn;
  /** Columns that few events have may be sparse; {@link columnOf} gives those that loops go over. */
  readonly properties: ReadonlyMap<string, Column>;
  /** Ids of events; null when none has one. Its numbers are by row of the table built, whatever this one is sorted by. */
  readonly ids: IdColumn | null;
  /** Id of the event of a row; null when it has none. */
  idAt(row: number): string | null;
  /** Time of the first and last event; NaN without events. */
  readonly firstTime: number;
  readonly lastTime: number;
  readonly duplicates: number;
  readonly rejected: Rejected;
  /** What a table by another unit is made of, and which row each of its rows is there; order null = the same. */
  readonly base?: { table: EventTable; order: Uint32Array | null; unit: Unit };
}

/** The session of each event: given, or derived from the user's events. */
export interface SessionColumn {
  /** By row: 0 = none, else the session's number from 1. */
  readonly codes: Uint32Array;
  /** How many sessions there are. */
  readonly count: number;
  /** Ids that were given, by the number of their session: the others are numbered after them. `[0]` is null. */
  readonly givenIds: readonly (string | null)[];
  /** Numbers of sessions that have events of several lanes; empty when every session has one user. */
  readonly shared: ReadonlySet<number>;
  /** How the others were derived. */
  readonly policy: SessionPolicy;
  /** Id of a session by its number. */
  id(code: number): string;
}

/** The id of each event. */
export interface IdColumn {
  readonly index: IdIndex;
  /** By row: 0 = none, else the id's number in the index. */
  readonly codes: Uint32Array;
}

/** Columns made on first use: they cost memory only in tables that are asked for them. */
const derived = new WeakMap<EventTable, Map<string, Column>>();

/** A column that is made once and then remembered with the table. */
function derive<C extends Column>(table: EventTable, key: string, make: () => C): C {
  let columns = derived.get(table);
  if (!columns) {
    columns = new Map();
    derived.set(table, columns);
  }
  let column = columns.get(key) as C | undefined;
  if (!column) {
    column = make();
    columns.set(key, column);
  }
  return column;
}

function userColumn({ rows, users, userStart, userIds }: EventTable): CodedColumn {
  const codes = new Uint32Array(rows);
  for (let user = 0; user < users; user++) {
    codes.fill(user + 1, userStart[user], userStart[user + 1]);
  }
  return { type: 'coded', codes, values: [null, ...userIds] };
}

function sessionColumn({ sessions }: EventTable): CodedColumn {
  const values: (Scalar | null)[] = [null];
  for (let code = 1; code <= sessions.count; code++) values.push(sessions.id(code));
  return { type: 'coded', codes: sessions.codes, values };
}

function fieldColumn(table: EventTable, field: EventField): CodedColumn {
  switch (field) {
    case '$event':
      return table.event;
    case '$kind':
      return table.kind;
    case '$authenticatedUser':
      return table.authenticatedUser;
    case '$account':
      return table.account;
    case '$user':
      return derive(table, field, () => userColumn(table));
    case '$session':
      return derive(table, field, () => sessionColumn(table));
  }
}

/** The column of a property or `$field`, not sparse; undefined when no event has the property. */
export function columnOf(table: EventTable, property: string): Column | undefined {
  const { base } = table;
  if (base) {
    const column = columnOf(base.table, property);
    const { order } = base;
    if (!column || !order) return column;
    return derive(table, `sorted ${property}`, () => sortColumn(column, order));
  }
  const column = isEventField(property)
    ? fieldColumn(table, property)
    : table.properties.get(property);
  return column && denseColumn(column);
}

/** As {@link columnOf}, with numbers coded: for splitting by the property. */
export function codedColumnOf(table: EventTable, property: string): CodedColumn | undefined {
  const column = columnOf(table, property);
  if (column?.type !== 'numbers') return column;
  return derive(table, `codes of ${property}`, () => codeNumbers(column));
}

/** Reads the values of a column, or of a property no event has. From a sparse one it takes a search a row. */
export function valueReader(column: Column | undefined): (row: number) => Scalar | null {
  if (!column) return () => null;
  if (isSparse(column)) {
    const { setRows, set } = column;
    const valueOf = valueReader(set);
    return (row) => {
      const index = setIndexOf(setRows, row);
      return index < 0 ? null : valueOf(index);
    };
  }
  if (column.type === 'coded') {
    const { codes, values } = column;
    return (row) => values[codes[row] as number] as Scalar | null;
  }
  const { numbers } = column;
  return (row) => {
    const value = numbers[row] as number;
    return Number.isNaN(value) ? null : value;
  };
}

/** Reads a property or `$field` where the events are stored. */
function storedReader(table: EventTable, property: string): (row: number) => Scalar | null {
  const { userIds, userStart, sessions, properties } = table;
  switch (property) {
    case '$user':
      return (row) => userIds[laneOf(userStart, row)] ?? null;
    case '$session':
      return (row) => {
        const code = sessions.codes[row] as number;
        return code === 0 ? null : sessions.id(code);
      };
    default:
      return valueReader(
        isEventField(property) ? fieldColumn(table, property) : properties.get(property),
      );
  }
}

/** Reads a property or `$field` in a few rows: no column is made for it, whatever the table is sorted by. */
export function rowReader(table: EventTable, property: string): (row: number) => Scalar | null {
  const { base } = table;
  const valueOf = storedReader(base?.table ?? table, property);
  const order = base?.order;
  return order ? (row) => valueOf(order[row] as number) : valueOf;
}

/**
 * Bytes the table's columns and ids take. Not counted: lists of different values, columns made on first use, and tables
 * sorted by other units.
 */
export function tableBytes(table: EventTable): number {
  const { userStart, time, event, kind, authenticatedUser, account, sessions, ids } = table;
  let bytes = userStart.byteLength + time.byteLength + sessions.codes.byteLength;
  if (ids) bytes += ids.codes.byteLength + ids.index.byteLength;
  for (const column of [event, kind, authenticatedUser, account, ...table.properties.values()]) {
    bytes += columnBytes(column);
  }
  return bytes;
}
