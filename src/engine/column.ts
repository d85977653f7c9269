import type { Scalar } from '../model/event.js';

export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Values by code: `values[0]` is null, the missing value. */
export interface CodedColumn {
  readonly type: 'coded';
  readonly codes: Codes;
  readonly values: readonly (Scalar | null)[];
}

/** Numbers of too many different values to code; NaN is missing. */
export interface NumberColumn {
  readonly type: 'numbers';
  readonly numbers: Float64Array;
}

export type Column = CodedColumn | NumberColumn;

/** More different numbers than this are kept as numbers instead of codes. */
export const mostCodedNumbers = 4096;

/** Zeros in the narrowest array for codes up to `highest`. */
export function codesFor(rows: number, highest: number): Codes {
  if (highest < 0x100) return new Uint8Array(rows);
  if (highest < 0x10000) return new Uint16Array(rows);
  return new Uint32Array(rows);
}

/*
 * One gather function per element kind: a single one that sees every kind is ten times slower, because the engine's
 * inline caches give up.
 */
function gather8(from: Uint8Array, order: Uint32Array): Uint8Array {
  const to = new Uint8Array(order.length);
  for (let i = 0; i < order.length; i++) to[i] = from[order[i] as number] as number;
  return to;
}
function gather16(from: Uint16Array, order: Uint32Array): Uint16Array {
  const to = new Uint16Array(order.length);
  for (let i = 0; i < order.length; i++) to[i] = from[order[i] as number] as number;
  return to;
}
function gather32(from: Uint32Array, order: Uint32Array): Uint32Array {
  const to = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) to[i] = from[order[i] as number] as number;
  return to;
}

export function gatherCodes(from: Codes, order: Uint32Array): Codes {
  if (from instanceof Uint8Array) return gather8(from, order);
  if (from instanceof Uint16Array) return gather16(from, order);
  return gather32(from, order);
}

export function gatherNumbers(from: Float64Array, order: Uint32Array): Float64Array {
  const to = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) to[i] = from[order[i] as number] as number;
  return to;
}

/** A column's rows in another order. */
export function sortColumn<C extends Column>(column: C, order: Uint32Array): C {
  return column.type === 'coded'
    ? ({ type: 'coded', codes: gatherCodes(column.codes, order), values: column.values } as C)
    : ({ type: 'numbers', numbers: gatherNumbers(column.numbers, order) } as C);
}

/** Codes of a number column's values, for splitting by them. Costs one pass and a map entry per different number. */
export function codeNumbers({ numbers }: NumberColumn): CodedColumn {
  const byValue = new Map<number, number>();
  const values: (Scalar | null)[] = [null];
  const codes = new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] as number;
    if (Number.isNaN(value)) continue;
    let code = byValue.get(value);
    if (code === undefined) {
      code = values.length;
      byValue.set(value, code);
      values.push(value);
    }
    codes[i] = code;
  }
  return { type: 'coded', codes, values };
}
