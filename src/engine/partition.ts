import type { Scalar } from '../model/event.js';
import { compareScalars } from '../model/order.js';
import { codedColumnOf, type EventTable } from './table.js';

/** Values of a property by row, as ranks in group order; a missing value has the highest rank. */
export interface RankedColumn {
  /** The value of each rank; the last is null. */
  values: readonly (Scalar | null)[];
  rankOf(row: number): number;
}

/** A column by the order of its values. Costs a sort of the different values. */
export function rankColumn(table: EventTable, property: string): RankedColumn {
  const column = codedColumnOf(table, property);
  if (!column) return { values: [null], rankOf: () => 0 };
  const order = column.values.map((_, code) => code);
  order.sort((a, b) => compareScalars(column.values[a] ?? null, column.values[b] ?? null));
  const ranks = new Uint32Array(order.length);
  order.forEach((code, rank) => {
    ranks[code] = rank;
  });
  const { codes } = column;
  return {
    values: order.map((code) => column.values[code] ?? null),
    rankOf: (row) => ranks[codes[row] as number] as number,
  };
}

/** Rows that miss one of the properties are in no part. */
export const noPart = -1;

/**
 * Numbers the combinations of values of some properties, by row, so that smaller numbers come first in the order of their
 * values, property by property.
 */
export function combineColumns(table: EventTable, properties: readonly string[]): Int32Array {
  const parts = new Int32Array(table.rows);
  for (const property of properties) {
    const { values, rankOf } = rankColumn(table, property);
    const missing = values.length - 1;
    const found = new Set<number>();
    const pair = (row: number) => (parts[row] as number) * values.length + rankOf(row);
    for (let row = 0; row < table.rows; row++) {
      if (parts[row] === noPart) continue;
      if (rankOf(row) === missing) parts[row] = noPart;
      else found.add(pair(row));
    }
    const numbers = new Map([...found].sort((a, b) => a - b).map((key, i) => [key, i]));
    for (let row = 0; row < table.rows; row++) {
      if (parts[row] !== noPart) parts[row] = numbers.get(pair(row)) as number;
    }
  }
  return parts;
}

export function* rowsFrom(from: number, to: number): Iterable<number> {
  for (let row = from; row < to; row++) yield row;
}

/** Rows by what each of them has, in the order it first occurs. */
export function rowsBy<K>(rows: Iterable<number>, keyOf: (row: number) => K): Map<K, number[]> {
  const parts = new Map<K, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const own = parts.get(key);
    if (own) own.push(row);
    else parts.set(key, [row]);
  }
  return parts;
}

/** Rows by the combination of values they carry, in the order of the values; without those that are in no part. */
export function partsOf(rows: Iterable<number>, parts: Int32Array): number[][] {
  const byPart = rowsBy(rows, (row) => parts[row] as number);
  byPart.delete(noPart);
  return [...byPart].sort(([a], [b]) => a - b).map(([, own]) => own);
}
