import type { Scalar } from '../model/event.js';
import { compareScalars, compareText } from '../model/order.js';
import type { AbsoluteRange, Identity } from '../model/scope.js';
import type { RowMask } from './mask.js';
import { type EventTable, rowReader } from './table.js';

/* What is said of a few events of one unit: the first and last, and the values seen last. */

function nameAt({ event }: EventTable, row: number): string {
  return event.values[event.codes[row] as number] as string;
}

/** Rows of a lane in a span, of those that take part. */
export function rowsInSpan(
  { userStart, time }: EventTable,
  lane: number,
  { start, end }: AbsoluteRange,
  rows: RowMask,
): number[] {
  const found: number[] = [];
  const last = userStart[lane + 1] as number;
  for (let row = userStart[lane] as number; row < last; row++) {
    const t = time[row] as number;
    if (t >= end) break;
    if (t >= start && (rows === null || rows[row] === 1)) found.push(row);
  }
  return found;
}

/** Order of two events by time, then name. */
function byTimeAndName(table: EventTable, a: number, b: number): number {
  return (
    (table.time[a] as number) - (table.time[b] as number) ||
    compareText(nameAt(table, a), nameAt(table, b))
  );
}

/** Name of the first and of the last event; at one instant names are ordered by code point. */
export function outerNames(table: EventTable, rows: readonly number[]): [string, string] {
  const first = rows.reduce((a, b) => (byTimeAndName(table, b, a) < 0 ? b : a));
  const last = rows.reduce((a, b) => (byTimeAndName(table, b, a) > 0 ? b : a));
  return [nameAt(table, first), nameAt(table, last)];
}

/** The first or last of some rows in the order of time, event name, then a value. */
export function outermost(
  table: EventTable,
  rows: readonly number[],
  at: 'first' | 'last',
  valueOf: (row: number) => Scalar | null,
): number {
  const sign = at === 'first' ? 1 : -1;
  return rows.reduce((a, b) => {
    const order = byTimeAndName(table, a, b) || compareScalars(valueOf(a), valueOf(b));
    return sign * order <= 0 ? a : b;
  });
}

/** Whose id the first event has; at one instant the first name, then the first id, a missing one last. */
export function ownerOf(
  table: EventTable,
  rows: readonly number[],
  identity: Identity,
): string | null {
  const idOf = rowReader(table, `$${identity}`);
  return idOf(outermost(table, rows, 'first', idOf)) as string | null;
}

/** The value on the latest event that has one; at one instant the last in group order. Null when none has. */
export function latestValue(
  { time }: EventTable,
  rows: readonly number[],
  valueOf: (row: number) => Scalar | null,
): Scalar | null {
  let latest = Number.NEGATIVE_INFINITY;
  let found: Scalar | null = null;
  for (const row of rows) {
    const value = valueOf(row);
    const t = time[row] as number;
    if (value === null || t < latest) continue;
    if (t > latest || found === null || compareScalars(value, found) > 0) found = value;
    latest = t;
  }
  return found;
}
