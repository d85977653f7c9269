/** Slots are in parts by the upper bits of the hash, each growing on its own: none takes more than a few milliseconds. */
const parts = 256;
/** Share of a part's slots that may be taken. */
const fullest = 0.8;
/** What every part begins with; never written to. */
const noSlots = new Uint32Array(2);

/** Numbers from 1 by the hash of what they stand for, which is kept elsewhere. Takes 10 to 15 bytes a number. */
export class HashSlots {
  /** By hash: a number, 0 = free; then its hash. */
  readonly #parts: Uint32Array[] = Array.from({ length: parts }, () => noSlots);
  readonly #taken = new Uint32Array(parts);

  /** Bytes of memory. */
  get byteLength(): number {
    return this.#parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** The number of this hash that `isIt`; 0 when there is none. */
  find(hash: number, isIt: (number: number) => boolean): number {
    const slots = this.#parts[hash >>> 24] as Uint32Array;
    for (let slot = slotOf(hash, slots); slots[slot] !== 0; slot = slotAfter(slot, slots)) {
      const number = slots[slot] as number;
      if (slots[slot + 1] === hash && isIt(number)) return number;
    }
    return 0;
  }

  /** Adds a number that was not found. */
  add(hash: number, number: number): void {
    const part = hash >>> 24;
    const taken = (this.#taken[part] as number) + 1;
    this.#taken[part] = taken;
    let slots = this.#parts[part] as Uint32Array;
    if (taken * 2 > slots.length * fullest) {
      slots = withMoreSlots(slots);
      this.#parts[part] = slots;
    }
    put(hash, number, slots);
  }
}

/** By the 24 bits below those that choose the part. */
function slotOf(hash: number, slots: Uint32Array): number {
  return Math.floor(((hash & 0xffffff) / 2 ** 25) * slots.length) * 2;
}

const slotAfter = (slot: number, { length }: Uint32Array) => (slot + 2 === length ? 0 : slot + 2);

function put(hash: number, number: number, slots: Uint32Array): void {
  let slot = slotOf(hash, slots);
  while (slots[slot] !== 0) slot = slotAfter(slot, slots);
  slots[slot] = number;
  slots[slot + 1] = hash;
}

/** Half as many again: what is kept for later stays a small part. */
function withMoreSlots(before: Uint32Array): Uint32Array {
  const slots = new Uint32Array(before.length + 2 * Math.ceil(before.length / 4));
  for (let from = 0; from < before.length; from += 2) {
    if (before[from] !== 0) put(before[from + 1] as number, before[from] as number, slots);
  }
  return slots;
}

/** Mixes the bits of a hash that was made unit by unit, as MurmurHash3 does, so that the upper ones depend on all. */
export function mixed(sum: number): number {
  let hash = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** FNV-1a: what a hash begins with, and the next one with one unit more. */
export const hashStart = 0x811c9dc5;
export const hashNext = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193);
