import {
  type Codes,
  type CodedColumn,
  type Column,
  type NumberColumn,
  sortColumn,
} from './column.js';
import { firstFrom } from './search.js';
import { rowsPerStep, type Work } from './work.js';

/*
 * Columns that are set in few rows, kept as the list of those. They read as any other column does, only that `codes` and
 * `numbers` are then made, and kept no longer than they are held: loops take them once, before they begin.
 */

/** Row `setRows[i]` has the value of row `i` of `set`, and the others none. */
abstract class Sparse<C extends CodedColumn | NumberColumn> {
  readonly rows: number;
  /** Ascending. */
  readonly setRows: Uint32Array;
  readonly set: C;
  #dense: WeakRef<C> | null = null;

  constructor(rows: number, setRows: Uint32Array, set: C) {
    this.rows = rows;
    this.setRows = setRows;
    this.set = set;
  }

  protected abstract scatter(): C;

  /** The column with all its rows. */
  get dense(): C {
    let dense = this.#dense?.deref();
    if (!dense) {
      dense = this.scatter();
      this.#dense = new WeakRef(dense);
    }
    return dense;
  }
}

export class SparseCodes extends Sparse<CodedColumn> implements CodedColumn {
  readonly type = 'coded';

  get values(): CodedColumn['values'] {
    return this.set.values;
  }

  get codes(): Codes {
    return this.dense.codes;
  }

  protected scatter(): CodedColumn {
    const codes = scatterCodes(this.set.codes, this.setRows, this.rows);
    return { type: 'coded', codes, values: this.values };
  }
}

export class SparseNumbers extends Sparse<NumberColumn> implements NumberColumn {
  readonly type = 'numbers';

  get numbers(): Float64Array {
    return this.dense.numbers;
  }

  protected scatter(): NumberColumn {
    const numbers = new Float64Array(this.rows).fill(Number.NaN);
    const { setRows } = this;
    const own = this.set.numbers;
    for (let i = 0; i < own.length; i++) numbers[setRows[i] as number] = own[i] as number;
    return { type: 'numbers', numbers };
  }
}

export type SparseColumn = SparseCodes | SparseNumbers;

export function isSparse(column: Column): column is SparseColumn {
  return column instanceof Sparse;
}

/** A column of `rows` rows of which some are set. */
export function sparseColumn(rows: number, setRows: Uint32Array, set: Column): SparseColumn {
  return set.type === 'coded'
    ? new SparseCodes(rows, setRows, set)
    : new SparseNumbers(rows, setRows, set);
}

/** The column with all its rows, to be held by who goes over them. */
export function denseColumn<C extends Column>(column: C): C {
  return isSparse(column) ? (column.dense as C) : column;
}

/** Bytes of a column's rows, its list of different values not counted. */
export function columnBytes(column: Column): number {
  if (isSparse(column)) return column.setRows.byteLength + columnBytes(column.set);
  return column.type === 'coded' ? column.codes.byteLength : column.numbers.byteLength;
}

/** The column in the form that takes less memory. Costs a pass over its rows, or a part of them. */
export function* packColumn(column: Column): Work<Column> {
  const own = isSparse(column) ? column.set : column;
  const width = (own.type === 'coded' ? own.codes : own.numbers).BYTES_PER_ELEMENT;
  const rows = rowsOf(column);
  // With more rows set, a list of them takes more.
  const most = Math.ceil((rows * width) / (Uint32Array.BYTES_PER_ELEMENT + width));
  if (isSparse(column)) return column.setRows.length < most ? column : column.dense;
  const setRows = yield* setRowsOf(column, most);
  return setRows ? sparseColumn(rows, setRows, sortColumn(column, setRows)) : column;
}

/** The column as a list of the rows that are set. */
export function* asSparse(column: Column): Work<SparseColumn> {
  if (isSparse(column)) return column;
  const setRows = (yield* setRowsOf(column, Number.POSITIVE_INFINITY)) as Uint32Array;
  return sparseColumn(rowsOf(column), setRows, sortColumn(column, setRows));
}

function rowsOf(column: Column): number {
  if (isSparse(column)) return column.rows;
  return column.type === 'coded' ? column.codes.length : column.numbers.length;
}

/** The rows that are set; null when there are as many as `most`. */
function* setRowsOf(column: Column, most: number): Work<Uint32Array | null> {
  const total = rowsOf(column);
  const stretches: Uint32Array[] = [];
  let count = 0;
  for (let from = 0; from < total; from += rowsPerStep) {
    const to = Math.min(total, from + rowsPerStep);
    const rows =
      column.type === 'coded'
        ? setCodes(column.codes, from, to)
        : setNumbers(column.numbers, from, to);
    count += rows.length;
    if (count >= most) return null;
    stretches.push(rows);
    yield { done: to, total, unit: 'events' };
  }
  const setRows = new Uint32Array(count);
  let at = 0;
  for (const rows of stretches) {
    setRows.set(rows, at);
    at += rows.length;
  }
  return setRows;
}

/** Which of some rows are set. */
function setCodes(codes: Codes, from: number, to: number): Uint32Array {
  const rows = new Uint32Array(to - from);
  let count = 0;
  for (let row = from; row < to; row++) if (codes[row] !== 0) rows[count++] = row;
  return rows.slice(0, count);
}

function setNumbers(numbers: Float64Array, from: number, to: number): Uint32Array {
  const rows = new Uint32Array(to - from);
  let count = 0;
  for (let row = from; row < to; row++) if (!Number.isNaN(numbers[row])) rows[count++] = row;
  return rows.slice(0, count);
}

/** Which of the rows that are set is `row`; -1 when it is not. Costs a binary search. */
export function setIndexOf(setRows: Uint32Array, row: number): number {
  const index = firstFrom(setRows, row);
  return setRows[index] === row ? index : -1;
}

// One function per element kind, as for gathering.
function scatter8(from: Uint8Array, rows: Uint32Array, to: Uint8Array): Uint8Array {
  for (let i = 0; i < rows.length; i++) to[rows[i] as number] = from[i] as number;
  return to;
}
function scatter16(from: Uint16Array, rows: Uint32Array, to: Uint16Array): Uint16Array {
  for (let i = 0; i < rows.length; i++) to[rows[i] as number] = from[i] as number;
  return to;
}
function scatter32(from: Uint32Array, rows: Uint32Array, to: Uint32Array): Uint32Array {
  for (let i = 0; i < rows.length; i++) to[rows[i] as number] = from[i] as number;
  return to;
}

function scatterCodes(from: Codes, setRows: Uint32Array, rows: number): Codes {
  if (from instanceof Uint8Array) return scatter8(from, setRows, new Uint8Array(rows));
  if (from instanceof Uint16Array) return scatter16(from, setRows, new Uint16Array(rows));
  return scatter32(from, setRows, new Uint32Array(rows));
}
