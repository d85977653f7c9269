import type { Scalar } from '../model/event.js';
import { compareScalars, compareText } from '../model/order.js';
import type { Identity } from '../model/scope.js';
import { type EventTable, rowReader } from './table.js';

/* What is said of a few events of one unit: the first and last, and the values seen last. */

function nameAt({ event }: EventTable, row: number): string {
  return event.values[event.codes[row] as number] as string;
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

/** Whose id the first event has; at one instant the first name, then the first id, a missing one last. */
export function ownerOf(
  table: EventTable,
  rows: readonly number[],
  identity: Identity,
): string | null {
  const idOf = rowReader(table, `$${identity}`);
  const first = rows.reduce((a, b) =>
    (byTimeAndName(table, b, a) || compareScalars(idOf(b), idOf(a))) < 0 ? b : a,
  );
  return idOf(first) as string | null;
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
