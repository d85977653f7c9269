import type { Convert } from './plain-value.js';
import type { ReadRow } from './read-row.js';

/** Values of a column by row. */
export interface ValueColumn {
  name: string;
  at(row: number): unknown;
  convert: Convert;
}

/** Rows made of columns before others get a turn. */
const rowsAtOnce = 5_000;

/**
 * Rows of columns that are as long as one another, in pieces. A row with a value that can not be converted is a row with
 * an error.
 *
 * @param before how many rows of the file come before these
 */
export function* columnsToRows(
  columns: readonly ValueColumn[],
  length: number,
  before: number,
): Generator<ReadRow[]> {
  for (let from = 0; from < length; from += rowsAtOnce) {
    const rows: ReadRow[] = [];
    for (let row = from; row < Math.min(length, from + rowsAtOnce); row++) {
      rows.push(readRow(columns, row, before + row + 1));
    }
    yield rows;
  }
}

function readRow(columns: readonly ValueColumn[], index: number, line: number): ReadRow {
  const row: Record<string, unknown> = {};
  for (const { name, at, convert } of columns) {
    try {
      row[name] = convert(at(index));
    } catch (error) {
      return { line, error: `the column "${name}" holds ${(error as Error).message}` };
    }
  }
  return { line, row };
}
