import type { Codes } from './column.js';

/** Finds the rows whose code is wanted, in order. Without a branch a row, which would be mispredicted every few rows. */
export class StepRows {
  readonly #codes: Codes;
  /** By code: 1 = wanted. */
  readonly #wanted: Uint8Array;
  /** Two codes at a time, where a code is one byte: by both together, which of the two are wanted. */
  readonly #pairs: Uint16Array | null;
  readonly #wantedOfPair: Uint8Array | null;

  constructor(codes: Codes, wanted: Uint8Array) {
    this.#codes = codes;
    this.#wanted = wanted;
    const paired = codes instanceof Uint8Array && codes.byteOffset % 2 === 0 && isLittleEndian;
    this.#pairs = paired
      ? new Uint16Array(codes.buffer, codes.byteOffset, codes.length >> 1)
      : null;
    this.#wantedOfPair = paired ? pairUp(wanted) : null;
  }

  /** Writes the wanted rows of `from` … `to` - 1 to `rows`, which has room for all; returns how many there are. */
  find(from: number, to: number, rows: Uint32Array): number {
    const pairs = this.#pairs;
    if (!pairs || to - from < 96) return this.#findOneByOne(from, to, rows, 0);
    const first = (from + 31) & ~31;
    let found = this.#findOneByOne(from, first, rows, 0);
    const wanted = this.#wantedOfPair as Uint8Array;
    const last = to & ~31;
    for (let row = first; row < last; row += 32) {
      let bits = 0;
      for (let pair = 0; pair < 16; pair++) {
        bits |= (wanted[pairs[(row >> 1) + pair] as number] as number) << (pair * 2);
      }
      while (bits !== 0) {
        const lowest = bits & -bits;
        rows[found++] = row + 31 - Math.clz32(lowest);
        bits ^= lowest;
      }
    }
    return this.#findOneByOne(last, to, rows, found);
  }

  #findOneByOne(from: number, to: number, rows: Uint32Array, found: number): number {
    const codes = this.#codes;
    const wanted = this.#wanted;
    let count = found;
    for (let row = from; row < to; row++) {
      rows[count] = row;
      count += wanted[codes[row] as number] as number;
    }
    return count;
  }
}

const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function pairUp(wanted: Uint8Array): Uint8Array {
  const ofPair = new Uint8Array(65_536);
  for (let high = 0; high < wanted.length; high++) {
    for (let low = 0; low < wanted.length; low++) {
      ofPair[(high << 8) | low] = (wanted[low] as number) | ((wanted[high] as number) << 1);
    }
  }
  return ofPair;
}
