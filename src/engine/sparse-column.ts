import {
  type Codes,
  type CodedColumn,
  type Column,
  gatherCodes,
  gatherNumbers,
  type NumberColumn,
} from './column.js';

/*
 * Columns that are set in few rows, kept as the list of those. They read as any other column does, only that `codes` and
 * `numbers` are then made, and kept no longer than they are held: loops take them once, before they begin.
 */

/** A {@link CodedColumn} of which row `setRows[i]` has the value of row `i` of `set`, and the others none. */
export class SparseCodes implements CodedColumn {
  readonly type = 'coded';
  readonly rows: number;
  /** Ascending. */
  readonly setRows: Uint32Array;
  readonly set: CodedColumn;
  #dense: WeakRef<CodedColumn> | null = null;

  constructor(rows: number, setRows: Uint32Array, set: CodedColumn) {
    this.rows = rows;
    this.setRows = setRows;
    this.set = set;
  }

  get values(): CodedColumn['values'] {
    return this.set.values;
  }

  get codes(): Codes {
    return this.dense.codes;
  }

  /** The column with all its rows. */
  get dense(): CodedColumn {
    let dense = this.#dense?.deref();
    if (!dense) {
      const { set, setRows, rows, values } = this;
      dense = { type: 'coded', codes: scatterCodes(set.codes, setRows, rows), values };
      this.#dense = new WeakRef(dense);
    }
    return dense;
  }
}

/** A {@link NumberColumn} of which row `setRows[i]` has the number of row `i` of `set`, and the others none. */
export class SparseNumbers implements NumberColumn {
  readonly type = 'numbers';
  readonly rows: number;
  /** Ascending. */
  readonly setRows: Uint32Array;
  readonly set: NumberColumn;
  #dense: WeakRef<NumberColumn> | null = null;

  constructor(rows: number, setRows: Uint32Array, set: NumberColumn) {
    this.rows = rows;
    this.setRows = setRows;
    this.set = set;
  }

  get numbers(): Float64Array {
    return this.dense.numbers;
  }

  /** The column with all its rows. */
  get dense(): NumberColumn {
    let dense = this.#dense?.deref();
    if (!dense) {
      const numbers = new Float64Array(this.rows).fill(Number.NaN);
      const { setRows } = this;
      const own = this.set.numbers;
      for (let i = 0; i < own.length; i++) numbers[setRows[i] as number] = own[i] as number;
      dense = { type: 'numbers', numbers };
      this.#dense = new WeakRef(dense);
    }
    return dense;
  }
}

export type SparseColumn = SparseCodes | SparseNumbers;

export function isSparse(column: Column): column is SparseColumn {
  return column instanceof SparseCodes || column instanceof SparseNumbers;
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

/** The column in the form that takes less memory. Costs a pass over its rows. */
export function packColumn(column: Column): Column {
  const { rows, width, setCount } = shapeOf(column);
  const isSmaller = setCount * (Uint32Array.BYTES_PER_ELEMENT + width) < rows * width;
  if (isSmaller) return isSparse(column) ? column : setRowsOf(column, setCount);
  return denseColumn(column);
}

/** The column as a list of the rows that are set. */
export function asSparse(column: Column): SparseColumn {
  return isSparse(column) ? column : setRowsOf(column, shapeOf(column).setCount);
}

function shapeOf(column: Column): { rows: number; width: number; setCount: number } {
  if (isSparse(column)) {
    const { width } = shapeOf(column.set);
    return { rows: column.rows, width, setCount: column.setRows.length };
  }
  const own = column.type === 'coded' ? column.codes : column.numbers;
  const setCount =
    column.type === 'coded' ? countCodes(column.codes) : countNumbers(column.numbers);
  return { rows: own.length, width: own.BYTES_PER_ELEMENT, setCount };
}

function countCodes(codes: Codes): number {
  let count = 0;
  for (let row = 0; row < codes.length; row++) if (codes[row] !== 0) count++;
  return count;
}

function countNumbers(numbers: Float64Array): number {
  let count = 0;
  for (let row = 0; row < numbers.length; row++) if (!Number.isNaN(numbers[row])) count++;
  return count;
}

function setRowsOf(column: Column, count: number): SparseColumn {
  const setRows = new Uint32Array(count);
  let next = 0;
  if (column.type === 'coded') {
    const { codes, values } = column;
    for (let row = 0; row < codes.length; row++) if (codes[row] !== 0) setRows[next++] = row;
    const set: CodedColumn = { type: 'coded', codes: gatherCodes(codes, setRows), values };
    return new SparseCodes(codes.length, setRows, set);
  }
  const { numbers } = column;
  for (let row = 0; row < numbers.length; row++) {
    if (!Number.isNaN(numbers[row])) setRows[next++] = row;
  }
  const set: NumberColumn = { type: 'numbers', numbers: gatherNumbers(numbers, setRows) };
  return new SparseNumbers(numbers.length, setRows, set);
}

/** Which of the rows that are set is `row`; -1 when it is not. Costs a binary search. */
export function setIndexOf(setRows: Uint32Array, row: number): number {
  const index = firstFrom(setRows, row);
  return setRows[index] === row ? index : -1;
}

/** Index of the first of ascending numbers that is not below `least`; their number when all are. */
export function firstFrom(ascending: Uint32Array | Float64Array, least: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
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
