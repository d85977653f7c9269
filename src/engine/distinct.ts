import type { Codes } from './column.js';
import { type Counter, eachRow, noSlot, type RowsToCount } from './counter.js';
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

  abstract count(rows: RowsToCount, from: number, to: number): void;

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
  count(rows: RowsToCount, from: number, to: number): void {
    const { buckets, counts, totals } = this;
    eachRow(rows, from, to, (_lane, _row, slot, bucket) => {
      const cell = slot * buckets + bucket;
      counts[cell] = (counts[cell] as number) + 1;
      totals[slot] = (totals[slot] as number) + 1;
    });
  }
}

export class UserCounter extends WholeCounter {
  /** By slot: the last user counted, from 1, and up to when the bucket they were counted in goes. */
  readonly #lastUser: Uint32Array;
  readonly #countedUntil: Float64Array;

  constructor(slots: number, buckets: number) {
    super(slots, buckets);
    this.#lastUser = new Uint32Array(slots);
    this.#countedUntil = new Float64Array(slots);
  }

  count(rows: RowsToCount, from: number, to: number): void {
    const lanes = Math.min(to, rows.table.users);
    const { table, range, codes } = rows;
    const whole = table.firstTime >= range.start && table.lastTime < range.end;
    if (codes && whole && this.buckets === 1) this.#countOnce(rows, codes, from, lanes);
    else if (rows.codes) this.#countBySlot(rows, rows.codes, from, lanes);
    else this.#countAll(rows, from, lanes);
  }

  /** A user's times ascend: only rows past the bucket they were counted in last need a look. */
  #countAll({ table, range, mask, edges }: RowsToCount, from: number, to: number): void {
    const { userStart, time } = table;
    const { counts, totals } = this;
    const { start, end } = range;
    const ends = edges.values;
    for (let lane = from; lane < to; lane++) {
      const last = userStart[lane + 1] as number;
      let next = start;
      let any = 0;
      for (let row = userStart[lane] as number; row < last; row++) {
        const t = time[row] as number;
        if (t < next) continue;
        if (t >= end) break;
        if (mask !== null && mask[row] === 0) continue;
        const bucket = edges.find(t);
        counts[bucket] = (counts[bucket] as number) + 1;
        next = ends[bucket + 1] as number;
        any = 1;
      }
      totals[0] = (totals[0] as number) + any;
    }
  }

  /** When all events are in the one bucket, their times do not matter. */
  #countOnce({ table, mask, slotOf }: RowsToCount, codes: Codes, from: number, to: number): void {
    const { userStart } = table;
    const { counts, totals } = this;
    const lastUser = this.#lastUser;
    for (let lane = from; lane < to; lane++) {
      const last = userStart[lane + 1] as number;
      for (let row = userStart[lane] as number; row < last; row++) {
        if (mask !== null && mask[row] === 0) continue;
        const code = codes[row] as number;
        const slot = slotOf ? (slotOf[code] as number) : code;
        if (slot === noSlot || lastUser[slot] === lane + 1) continue;
        lastUser[slot] = lane + 1;
        totals[slot] = (totals[slot] as number) + 1;
        counts[slot] = (counts[slot] as number) + 1;
      }
    }
  }

  #countBySlot(
    { table, range, mask, edges, slotOf }: RowsToCount,
    codes: Codes,
    from: number,
    to: number,
  ): void {
    const { userStart, time } = table;
    const { counts, totals, buckets } = this;
    const { start, end } = range;
    const ends = edges.values;
    const lastUser = this.#lastUser;
    const countedUntil = this.#countedUntil;
    for (let lane = from; lane < to; lane++) {
      const last = userStart[lane + 1] as number;
      for (let row = userStart[lane] as number; row < last; row++) {
        if (mask !== null && mask[row] === 0) continue;
        const code = codes[row] as number;
        const slot = slotOf ? (slotOf[code] as number) : code;
        if (slot === noSlot) continue;
        const t = time[row] as number;
        if (lastUser[slot] === lane + 1) {
          if (t < (countedUntil[slot] as number)) continue;
        } else if (t < start) continue;
        if (t >= end) break;
        if (lastUser[slot] !== lane + 1) {
          lastUser[slot] = lane + 1;
          totals[slot] = (totals[slot] as number) + 1;
        }
        const bucket = edges.find(t);
        countedUntil[slot] = ends[bucket + 1] as number;
        const cell = slot * buckets + bucket;
        counts[cell] = (counts[cell] as number) + 1;
      }
    }
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

  count(rows: RowsToCount, from: number, to: number): void {
    eachRow(rows, from, to, (lane, row, slot, bucket) => this.#add(lane, row, slot, bucket));
  }

  #add(lane: number, row: number, slot: number, bucket: number): void {
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
