import type { Counter } from './counter.js';
import type { EventTable } from './table.js';

/** Whole numbers by slot and bucket, and by slot. */
abstract class WholeCounter implements Counter {
  protected readonly buckets: number;
  protected readonly counts: Float64Array;
  protected readonly totals: Float64Array;

  constructor(slots: number, buckets: number) {
    this.buckets = buckets;
    this.counts = new Float64Array(slots * buckets);
    this.totals = new Float64Array(slots);
  }

  abstract add(lane: number, row: number, slot: number, bucket: number): void;

  headline(slot: number): number {
    return this.totals[slot] as number;
  }

  total(slot: number): number {
    return this.totals[slot] as number;
  }

  cells(slot: number): { bucket: number; value: number }[] {
    const { buckets, counts } = this;
    return Array.from(counts.subarray(slot * buckets, (slot + 1) * buckets), (value, bucket) => ({
      bucket,
      value,
    })).filter(({ value }) => value > 0);
  }
}

export class EventCounter extends WholeCounter {
  add(_lane: number, _row: number, slot: number, bucket: number): void {
    const cell = slot * this.buckets + bucket;
    this.counts[cell] = (this.counts[cell] as number) + 1;
    this.totals[slot] = (this.totals[slot] as number) + 1;
  }
}

export class UserCounter extends WholeCounter {
  readonly #users: number;
  /** By slot: the last user counted, from 1, and in which bucket. */
  readonly #lastUser: Uint32Array;
  readonly #lastBucket: Uint16Array;

  constructor(slots: number, buckets: number, users: number) {
    super(slots, buckets);
    this.#users = users;
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
    const cell = slot * this.buckets + bucket;
    this.counts[cell] = (this.counts[cell] as number) + 1;
  }
}

/** Sessions of one user alternate (two tabs) and may be shared by users, so they are remembered in sets. */
export class SessionCounter extends WholeCounter {
  readonly #slots: number;
  readonly #codes: Uint32Array;
  readonly #shared: ReadonlySet<number>;
  readonly #everywhere = new Set<number>();
  readonly #inLane = new Set<number>();
  #lane = -1;
  #lastKey = -1;

  constructor(slots: number, buckets: number, { sessions }: EventTable) {
    super(slots, buckets);
    this.#slots = slots;
    this.#codes = sessions.codes;
    this.#shared = sessions.shared;
  }

  add(lane: number, row: number, slot: number, bucket: number): void {
    const session = this.#codes[row] as number;
    if (session === 0) return;
    // Bucket + 1, so that 0 stands for the whole range.
    const base = (session * this.#slots + slot) * (this.buckets + 1);
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
    const cell = slot * this.buckets + bucket;
    this.counts[cell] = (this.counts[cell] as number) + 1;
    if (seen.has(base)) return;
    seen.add(base);
    this.totals[slot] = (this.totals[slot] as number) + 1;
  }
}
