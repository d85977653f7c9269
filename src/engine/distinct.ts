import type { EventTable } from './table.js';

/**
 * Counts events, users or sessions by slot (group) and bucket, and by slot over the whole range.
 *
 * Rows must come lane by lane and in order of time within a lane; that is what makes counting different users a
 * comparison with the last one instead of a set.
 */
export interface Counter {
  add(lane: number, row: number, slot: number, bucket: number): void;
  /** By `slot * buckets + bucket`. */
  readonly cells: Float64Array;
  /** By slot. */
  readonly totals: Float64Array;
}

class EventCounter implements Counter {
  readonly cells: Float64Array;
  readonly totals: Float64Array;
  readonly #buckets: number;

  constructor(slots: number, buckets: number) {
    this.#buckets = buckets;
    this.cells = new Float64Array(slots * buckets);
    this.totals = new Float64Array(slots);
  }

  add(_lane: number, _row: number, slot: number, bucket: number): void {
    const cell = slot * this.#buckets + bucket;
    this.cells[cell] = (this.cells[cell] as number) + 1;
    this.totals[slot] = (this.totals[slot] as number) + 1;
  }
}

class UserCounter implements Counter {
  readonly cells: Float64Array;
  readonly totals: Float64Array;
  readonly #buckets: number;
  readonly #users: number;
  /** By slot: the last user counted, from 1, and in which bucket. */
  readonly #lastUser: Uint32Array;
  readonly #lastBucket: Uint16Array;

  constructor(slots: number, buckets: number, users: number) {
    this.#buckets = buckets;
    this.#users = users;
    this.cells = new Float64Array(slots * buckets);
    this.totals = new Float64Array(slots);
    this.#lastUser = new Uint32Array(slots);
    this.#lastBucket = new Uint16Array(slots);
  }

  add(lane: number, _row: number, slot: number, bucket: number): void {
    if (lane === this.#users) return;
    if (this.#lastUser[slot] === lane + 1) {
      if (this.#lastBucket[slot] === bucket) return;
    } else {
      this.#lastUser[slot] = lane + 1;
      this.totals[slot] = (this.totals[slot] as number) + 1;
    }
    this.#lastBucket[slot] = bucket;
    const cell = slot * this.#buckets + bucket;
    this.cells[cell] = (this.cells[cell] as number) + 1;
  }
}

/** Sessions of one user alternate (two tabs) and may be shared by users, so they are remembered in sets. */
class SessionCounter implements Counter {
  readonly cells: Float64Array;
  readonly totals: Float64Array;
  readonly #buckets: number;
  readonly #slots: number;
  readonly #codes: Uint32Array;
  readonly #shared: ReadonlySet<number>;
  readonly #everywhere = new Set<number>();
  readonly #inLane = new Set<number>();
  #lane = -1;
  #lastKey = -1;

  constructor(slots: number, buckets: number, { sessions }: EventTable) {
    this.#buckets = buckets;
    this.#slots = slots;
    this.#codes = sessions.codes;
    this.#shared = sessions.shared;
    this.cells = new Float64Array(slots * buckets);
    this.totals = new Float64Array(slots);
  }

  add(lane: number, row: number, slot: number, bucket: number): void {
    const session = this.#codes[row] as number;
    if (session === 0) return;
    // Bucket + 1, so that 0 stands for the whole range.
    const base = (session * this.#slots + slot) * (this.#buckets + 1);
    const key = base + bucket + 1;
    if (key === this.#lastKey) return;
    this.#lastKey = key;
    if (lane !== this.#lane) {
      this.#lane = lane;
      this.#inLane.clear();
    }
    const seen = this.#shared.has(session) ? this.#everywhere : this.#inLane;
    if (seen.has(key)) return;
    seen.add(key);
    const cell = slot * this.#buckets + bucket;
    this.cells[cell] = (this.cells[cell] as number) + 1;
    if (seen.has(base)) return;
    seen.add(base);
    this.totals[slot] = (this.totals[slot] as number) + 1;
  }
}

export function createCounter(
  measure: 'events' | 'users' | 'sessions',
  slots: number,
  buckets: number,
  table: EventTable,
): Counter {
  if (measure === 'events') return new EventCounter(slots, buckets);
  if (measure === 'users') return new UserCounter(slots, buckets, table.users);
  return new SessionCounter(slots, buckets, table);
}
