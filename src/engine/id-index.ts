import { AnalyticsError } from '../model/errors.js';
import { hashNext, HashSlots, hashStart, mixed } from './hash-slots.js';

/** Bits of a place: ids are kept in blocks, and begin below this many bytes of theirs. */
const placeBits = 20;
const placeMask = 2 ** placeBits - 1;
const mostBlocks = 2 ** (32 - placeBits);
/** Bits of a number within its page. */
const pageBits = 14;
const pageMask = 2 ** pageBits - 1;
/** Comes after each id, in none. */
const endByte = 0xff;

/**
 * Ids as numbers from 1, in order of arrival: a hash table over their bytes, without a string an id. It only grows, so
 * tables made one from another share it, and no growth takes more than a few milliseconds.
 *
 * A UTF-16 unit is 1 to 3 bytes, as UTF-8 has them, halves of surrogate pairs each on their own: every string comes back as
 * it was. An id takes its bytes and one more, and about 16 to find it by its number and by its bytes.
 */
export class IdIndex {
  readonly #blocks: Uint8Array[] = [new Uint8Array(256)];
  /** Where the next id begins in the last block. */
  #next = 0;
  /** Where each id begins, by number, in pages. */
  readonly #pages: Uint32Array[] = [];
  readonly #slots = new HashSlots();
  readonly #isWritten = (number: number) => this.#equalsWritten(number);
  #count = 0;

  /** How many ids there are. */
  get count(): number {
    return this.#count;
  }

  /** Bytes of memory. */
  get byteLength(): number {
    const parts = [...this.#blocks, ...this.#pages, this.#slots];
    return parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** The number of an id; one that is new gets the next. */
  add(id: string): number {
    const block = this.#reserve(id.length * 3 + 1);
    let at = this.#next;
    for (let i = 0; i < id.length; i++) {
      const unit = id.charCodeAt(i);
      if (unit < 0x80) block[at++] = unit;
      else if (unit < 0x800) {
        block[at++] = 0xc0 | (unit >> 6);
        block[at++] = 0x80 | (unit & 0x3f);
      } else {
        block[at++] = 0xe0 | (unit >> 12);
        block[at++] = 0x80 | ((unit >> 6) & 0x3f);
        block[at++] = 0x80 | (unit & 0x3f);
      }
    }
    block[at++] = endByte;
    return this.#addWritten(block, at);
  }

  /** The number here of an id of another index. */
  addFrom(other: IdIndex, number: number): number {
    const place = other.#placeOf(number);
    const block = other.#blockOf(place);
    const at = place & placeMask;
    const bytes = block.subarray(at, block.indexOf(endByte, at) + 1);
    const own = this.#reserve(bytes.length);
    own.set(bytes, this.#next);
    return this.#addWritten(own, this.#next + bytes.length);
  }

  /** The id of a number. */
  text(number: number): string {
    const place = this.#placeOf(number);
    const block = this.#blockOf(place);
    let at = place & placeMask;
    let text = '';
    const rest = () => (block[at++] as number) & 0x3f;
    for (let first = block[at++] as number; first !== endByte; first = block[at++] as number) {
      if (first < 0x80) text += String.fromCharCode(first);
      else if (first < 0xe0) text += String.fromCharCode(((first & 0x1f) << 6) | rest());
      else text += String.fromCharCode(((first & 0xf) << 12) | (rest() << 6) | rest());
    }
    return text;
  }

  /** Where an id begins: the number of its block, then the byte in it. */
  #placeOf(number: number): number {
    return this.#pages[number >> pageBits]?.[number & pageMask] as number;
  }

  #blockOf(place: number): Uint8Array {
    return this.#blocks[place >>> placeBits] as Uint8Array;
  }

  /** The last block, with room for `size` bytes more. */
  #reserve(size: number): Uint8Array {
    const last = this.#blocks.length - 1;
    const block = this.#blocks[last] as Uint8Array;
    const needed = this.#next + size;
    if (needed <= block.length && this.#next < 2 ** placeBits) return block;
    const fits = needed <= 2 ** placeBits;
    if (!fits && last + 1 === mostBlocks) {
      throw new AnalyticsError(
        'load/invalid',
        'more than 4 GB of event ids; load the events without them',
      );
    }
    const larger = new Uint8Array(
      fits
        ? Math.min(2 ** placeBits, Math.max(needed, block.length * 2))
        : Math.max(size, 2 ** placeBits),
    );
    if (fits) {
      larger.set(block);
      this.#blocks[last] = larger;
    } else {
      this.#blocks.push(larger);
      this.#next = 0;
    }
    return larger;
  }

  /** The number of the id that was written from `#next` to `end` of the last block: kept if it is new. */
  #addWritten(block: Uint8Array, end: number): number {
    const hash = hashOf(block, this.#next);
    const known = this.#slots.find(hash, this.#isWritten);
    if (known !== 0) return known;
    const number = ++this.#count;
    this.#slots.add(hash, number);
    this.#keepPlace(number, (this.#blocks.length - 1) * 2 ** placeBits + this.#next);
    this.#next = end;
    return number;
  }

  #equalsWritten(number: number): boolean {
    const written = this.#blocks.at(-1) as Uint8Array;
    const place = this.#placeOf(number);
    const block = this.#blockOf(place);
    let at = place & placeMask;
    for (let i = this.#next; ; i++) {
      const byte = block[at++];
      if (byte !== written[i]) return false;
      if (byte === endByte) return true;
    }
  }

  #keepPlace(number: number, place: number): void {
    const page = number >> pageBits;
    const at = number & pageMask;
    let places = this.#pages[page];
    if (!places || at === places.length) {
      const larger = new Uint32Array(page > 0 ? 2 ** pageBits : Math.max(64, at * 2));
      if (places) larger.set(places);
      places = larger;
      this.#pages[page] = larger;
    }
    places[at] = place;
  }
}

function hashOf(bytes: Uint8Array, start: number): number {
  let hash = hashStart;
  for (let i = start; bytes[i] !== endByte; i++) hash = hashNext(hash, bytes[i] as number);
  return mixed(hash);
}
