import type { Scalar } from '../model/event.js';
import {
  type Codes,
  type CodedColumn,
  type Column,
  codeNumbers,
  codesFor,
  mostCodedNumbers,
  type NumberColumn,
} from './column.js';
import { mergeValues } from './merge-values.js';
import { asSparse, denseColumn, isSparse, packColumn, sparseColumn } from './sparse-column.js';
import { type Splice, spliceArrays, spliceSetRows } from './splice.js';
import type { Work } from './work.js';

/** One column of the rows of two, `delta`'s in the order in which they are placed. */
export function* mergeColumns(base: Column, delta: Column, splice: Splice): Work<Column> {
  if (!isSparse(base)) return yield* packColumn(yield* mergeRows(base, denseColumn(delta), splice));
  const added = yield* asSparse(delta);
  const rows = yield* spliceSetRows(base.setRows, added.setRows, splice);
  const set = yield* mergeRows(base.set, added.set, rows.splice);
  return yield* packColumn(sparseColumn(splice.start.at(-1) as number, rows.setRows, set));
}

function* mergeRows(base: Column, delta: Column, splice: Splice): Work<Column> {
  const isAll = isAllNumbers(base) && isAllNumbers(delta);
  if (isAll && (base.type === 'numbers' || delta.type === 'numbers')) {
    const numbers = yield* spliceArrays(asNumbers(base), asNumbers(delta), splice);
    return { type: 'numbers', numbers };
  }
  const merged = yield* mergeCodes(asCodes(base), asCodes(delta), splice);
  const isMany = isAll && merged.values.length - 1 > mostCodedNumbers;
  return isMany ? { type: 'numbers', numbers: asNumbers(merged) } : merged;
}

/** {@link mergeColumns} of columns of codes that are to stay such. */
export function* mergeCodes(
  base: CodedColumn,
  delta: CodedColumn,
  splice: Splice,
): Work<CodedColumn> {
  const { values, indexOf } = yield* mergeValues(base.values, delta.values);
  const highest = values.length - 1;
  const codes = yield* spliceArrays<Codes>(
    widen(base.codes, highest),
    widen(recode(delta.codes, indexOf), highest),
    splice,
  );
  return { type: 'coded', codes, values };
}

/** Codes in the array that codes up to `highest` take. */
function widen(codes: Codes, highest: number): Codes {
  const wide = codesFor(0, highest);
  if (wide.BYTES_PER_ELEMENT === codes.BYTES_PER_ELEMENT) return codes;
  return new (wide.constructor as new (from: Codes) => Codes)(codes);
}

/** Other codes for the same values. */
export function recode(codes: Codes, codeOf: Uint32Array): Uint32Array {
  const other = new Uint32Array(codes);
  for (let row = 0; row < other.length; row++) other[row] = codeOf[other[row] as number] as number;
  return other;
}

function isAllNumbers(column: Column): boolean {
  return (
    column.type === 'numbers' ||
    column.values.every((value) => value === null || typeof value === 'number')
  );
}

function asNumbers(column: Column): Float64Array {
  if (column.type === 'numbers') return column.numbers;
  const byCode = Float64Array.from(
    column.values as (number | null)[],
    (value) => value ?? Number.NaN,
  );
  const { codes } = column;
  const numbers = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++)
    numbers[row] = byCode[codes[row] as number] as number;
  return numbers;
}

function asCodes(column: Column): CodedColumn {
  return column.type === 'coded' ? column : codeNumbers(column);
}

/** A column of which no row is set, to put rows of another between. */
export function emptyLike(column: Column, rows: number): Column {
  const empty: CodedColumn | NumberColumn =
    column.type === 'coded'
      ? { type: 'coded', codes: new Uint8Array(0), values: [null] satisfies (Scalar | null)[] }
      : { type: 'numbers', numbers: new Float64Array(0) };
  return sparseColumn(rows, new Uint32Array(0), empty);
}
