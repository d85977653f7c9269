import type { Scalar } from '../model/event.js';
import { type Codes, type Column, codesFor, mostCodedNumbers } from './column.js';
import { doubledFloats } from './doubled.js';

/** A number array that grows by doubling. */
export class GrowableNumbers {
  #array = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) this.#array = doubledFloats(this.#array);
    this.#array[this.length++] = value;
  }

  /** A view of what was pushed; valid until the next push. */
  view(): Float64Array {
    return this.#array.subarray(0, this.length);
  }
}

/** A list of row numbers or codes that grows by doubling; what was never set is 0. */
export class GrowableCodes {
  #array = new Uint32Array(64);
  length = 0;

  push(code: number): void {
    this.set(this.length, code);
  }

  set(index: number, code: number): void {
    if (index >= this.#array.length) {
      const larger = new Uint32Array(Math.max(index + 1, this.#array.length * 2));
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[index] = code;
    if (index >= this.length) this.length = index + 1;
  }

  get(index: number): number {
    return this.#array[index] ?? 0;
  }

  /** The first `length` codes, set or not. */
  finish(length: number): Uint32Array {
    const codes = new Uint32Array(length);
    codes.set(this.#array.subarray(0, Math.min(length, this.length)));
    return codes;
  }
}

/**
 * A column under construction. Rows may be set once, in ascending order; rows never set are missing. Values get codes
 * in order of appearance, in the narrowest array that holds them.
 */
export class GrowableColumn {
  #codes: Codes = new Uint8Array(1024);
  #byValue = new Map<Scalar, number>();
  #values: (Scalar | null)[] = [null];
  #numbers: Float64Array | null = null;
  #allNumbers = true;

  /** Code of a value; new values get the next one. */
  code(value: Scalar): number {
    let code = this.#byValue.get(value);
    if (code === undefined) {
      code = this.#values.length;
      this.#byValue.set(value, code);
      this.#values.push(value);
      if (typeof value !== 'number') this.#allNumbers = false;
    }
    return code;
  }

  set(row: number, value: Scalar): void {
    if (this.#numbers) {
      if (typeof value === 'number') {
        this.#reserveNumbers(row)[row] = value;
        return;
      }
      this.#codeAgain();
    }
    const code = this.code(value);
    if (this.#allNumbers && code > mostCodedNumbers) {
      this.#dropCodes();
      this.#reserveNumbers(row)[row] = value as number;
      return;
    }
    this.#reserveCodes(row, code)[row] = code;
  }

  get(row: number): Scalar | null {
    if (this.#numbers) {
      const value = row < this.#numbers.length ? (this.#numbers[row] as number) : Number.NaN;
      return Number.isNaN(value) ? null : value;
    }
    return this.#values[row < this.#codes.length ? (this.#codes[row] as number) : 0] ?? null;
  }

  /** The column of the first `rows` rows. With `readText`, text that is all numbers or all true/false becomes such. */
  finish(rows: number, readText: boolean): Column {
    if (this.#numbers) {
      return { type: 'numbers', numbers: this.#reserveNumbers(rows).subarray(0, rows) };
    }
    const codes = this.#reserveCodes(rows, this.#values.length - 1).subarray(0, rows) as Codes;
    return { type: 'coded', codes, values: readText ? readValues(this.#values) : this.#values };
  }

  #reserveCodes(row: number, code: number): Codes {
    const widest = this.#codes.BYTES_PER_ELEMENT;
    const needed = code < 0x100 ? 1 : code < 0x10000 ? 2 : 4;
    if (row >= this.#codes.length || needed > widest) {
      const size =
        row < this.#codes.length ? this.#codes.length : Math.max(row + 1, this.#codes.length * 2);
      const larger = codesFor(
        size,
        Math.max(code, widest === 1 ? 0 : widest === 2 ? 0x100 : 0x10000),
      );
      larger.set(this.#codes);
      this.#codes = larger;
    }
    return this.#codes;
  }

  #reserveNumbers(row: number): Float64Array {
    let numbers = this.#numbers ?? new Float64Array(0);
    if (row >= numbers.length) {
      const larger = new Float64Array(Math.max(row + 1, numbers.length * 2)).fill(
        Number.NaN,
        numbers.length,
      );
      larger.set(numbers);
      numbers = larger;
      this.#numbers = larger;
    }
    return numbers;
  }

  /** From codes to numbers: the values turned out to be measurements. */
  #dropCodes(): void {
    const values = this.#values;
    const numbers = new Float64Array(this.#codes.length);
    for (let row = 0; row < numbers.length; row++) {
      numbers[row] = (values[this.#codes[row] as number] ?? Number.NaN) as number;
    }
    this.#numbers = numbers;
    this.#codes = new Uint8Array(0);
    this.#byValue = new Map();
    this.#values = [null];
  }

  /** From numbers back to codes: a value that is not a number came after all. */
  #codeAgain(): void {
    const numbers = this.#numbers ?? new Float64Array(0);
    this.#numbers = null;
    this.#allNumbers = false;
    for (let row = 0; row < numbers.length; row++) {
      const value = numbers[row] as number;
      if (Number.isNaN(value)) continue;
      const code = this.code(value);
      this.#reserveCodes(row, code)[row] = code;
    }
  }
}

/** Text reads as a number only in the form the number prints in, so that `007` and `1e3` stay text. */
function readValues(values: readonly (Scalar | null)[]): readonly (Scalar | null)[] {
  const set = values.slice(1);
  if (set.length === 0) return values;
  if (set.every((value) => typeof value === 'string' && isPlainNumber(value))) {
    return [null, ...set.map(Number)];
  }
  if (set.every((value) => value === 'true' || value === 'false')) {
    return [null, ...set.map((value) => value === 'true')];
  }
  return values;
}

function isPlainNumber(text: string): boolean {
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text);
}
