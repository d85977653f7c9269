import { AnalyticsError } from '../model/errors.js';

/** Bits of a place: ids are kept in blocks, and begin below this many bytes of theirs. */
const placeBits = 20;
const placeMask = 2 ** placeBits - 1;
const mostBlocks = 2 ** (32 - placeBits);
/** Bits of a number within its page. */
const pageBits = 14;
const pageMask = 2 ** pageBits - 1;
/** Slots are in parts by their hash, each growing on its own. */
const parts = 256;
/** Share of a part's slots that may be taken. */
const fullest = 0.8;
/** Comes after each id, in none. */
const endByte = 0xff;
/** What every part begins with; never written to. */
const noSlots = new Uint32Array(2);

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
  /** By hash: the number of an id, 0 = free; then its hash. */
  readonly #slots: Uint32Array[] = Array.from({ length: parts }, () => noSlots);
  readonly #taken = new Uint32Array(parts);
  #count = 0;

  /** How many ids there are. */
  get count(): number {
    return this.#count;
  }

  /** Bytes of memory. */
  get byteLength(): number {
    const arrays = [...this.#blocks, ...this.#pages, ...this.#slots];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
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
    if (!fits && last + 1 === mostBlocks) throw tooMany('4 GB of event ids');
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
    const start = this.#next;
    const hash = hashOf(block, start);
    const part = hash >>> 24;
    let slots = this.#slots[part] as Uint32Array;
    let slot = slotOf(hash, slots);
    for (; slots[slot] !== 0; slot = slotAfter(slot, slots)) {
      const number = slots[slot] as number;
      if (slots[slot + 1] === hash && this.#equals(number, block, start)) return number;
    }
    const taken = (this.#taken[part] as number) + 1;
    this.#taken[part] = taken;
    if (taken * 2 > slots.length * fullest) {
      slots = withMoreSlots(slots);
      this.#slots[part] = slots;
      slot = freeSlot(hash, slots);
    }
    const number = ++this.#count;
    slots[slot] = number;
    slots[slot + 1] = hash;
    this.#keepPlace(number, (this.#blocks.length - 1) * 2 ** placeBits + start);
    this.#next = end;
    return number;
  }

  #equals(number: number, other: Uint8Array, start: number): boolean {
    const place = this.#placeOf(number);
    const block = this.#blockOf(place);
    const at = place & placeMask;
    for (let i = 0; ; i++) {
      const byte = block[at + i];
      if (byte !== other[start + i]) return false;
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

function tooMany(what: string): AnalyticsError {
  return new AnalyticsError('load/invalid', `more than ${what}; load the events without them`);
}

/** FNV-1a, with its bits mixed once more as MurmurHash3 does: the upper ones choose the part and the slot. */
function hashOf(bytes: Uint8Array, start: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; bytes[i] !== endByte; i++) {
    hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** By the 24 bits below those that choose the part. */
function slotOf(hash: number, slots: Uint32Array): number {
  return Math.floor(((hash & 0xffffff) / 2 ** 25) * slots.length) * 2;
}

function freeSlot(hash: number, slots: Uint32Array): number {
  let slot = slotOf(hash, slots);
  while (slots[slot] !== 0) slot = slotAfter(slot, slots);
  return slot;
}

const slotAfter = (slot: number, { length }: Uint32Array) => (slot + 2 === length ? 0 : slot + 2);

/** Half as many again: what is kept for later stays a small part. */
function withMoreSlots(before: Uint32Array): Uint32Array {
  const slots = new Uint32Array(before.length + 2 * Math.ceil(before.length / 4));
  for (let from = 0; from < before.length; from += 2) {
    if (before[from] === 0) continue;
    const hash = before[from + 1] as number;
    const slot = freeSlot(hash, slots);
    slots[slot] = before[from] as number;
    slots[slot + 1] = hash;
  }
  return slots;
}
