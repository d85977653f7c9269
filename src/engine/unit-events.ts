import { doubledCounts, doubledFloats } from './doubled.js';
import { firstFrom } from './search.js';

/**
 * The events of one unit that matter to a funnel, in the order of ties: time; lowest step matched; set of steps matched
 * as the number Σ 2^step; rank of the breakdown's value. Events that match no step (kept for `strict`) come last at their
 * instant. Reused from unit to unit: `clear`, then `add` in order of time.
 */
export class UnitEvents {
  length = 0;
  times = new Float64Array(64);
  /** By event: the steps it matches, as bits. */
  bits = new Uint32Array(64);
  /** By event: the rank of its breakdown value in group order. */
  ranks = new Uint32Array(64);
  /** By exclusion: when its events happened, ascending. */
  readonly excluded: Instants[];

  constructor(exclusions: number) {
    this.excluded = Array.from({ length: exclusions }, () => new Instants());
  }

  clear(): void {
    this.length = 0;
    for (let i = 0; i < this.excluded.length; i++) (this.excluded[i] as Instants).length = 0;
  }

  /** Adds an event; `time` is not before the last one's. */
  add(time: number, bits: number, rank: number): void {
    if (this.length === this.times.length) this.#grow();
    const { times } = this;
    let at = this.length++;
    if (at > 0 && times[at - 1] === time) at = this.#shift(at, bits, rank);
    times[at] = time;
    this.bits[at] = bits;
    this.ranks[at] = rank;
  }

  /** Makes room for an event among those of its instant, from the end of the run. */
  #shift(end: number, bits: number, rank: number): number {
    const { times } = this;
    const time = times[end - 1] as number;
    let at = end;
    while (at > 0 && times[at - 1] === time) {
      const before = this.bits[at - 1] as number;
      if (compareTies(bits, rank, before, this.ranks[at - 1] as number) >= 0) break;
      times[at] = time;
      this.bits[at] = before;
      this.ranks[at] = this.ranks[at - 1] as number;
      at--;
    }
    return at;
  }

  #grow(): void {
    this.times = doubledFloats(this.times);
    this.bits = doubledCounts(this.bits);
    this.ranks = doubledCounts(this.ranks);
  }
}

/** Order of two events of one instant: negative when `a` comes first. */
export function compareTies(bitsA: number, rankA: number, bitsB: number, rankB: number): number {
  if (bitsA === bitsB) return rankA - rankB;
  if (bitsA === 0 || bitsB === 0) return bitsA === 0 ? 1 : -1;
  const lowestA = bitsA & -bitsA;
  const lowestB = bitsB & -bitsB;
  // The 32nd bit is never used: there are at most 20 steps.
  return lowestA === lowestB ? bitsA - bitsB : lowestA - lowestB;
}

/** Ascending instants. */
export class Instants {
  length = 0;
  #times = new Float64Array(8);

  /** Adds an instant that is not before the last one. */
  push(time: number): void {
    if (this.length > 0 && this.#times[this.length - 1] === time) return;
    if (this.length === this.#times.length) {
      this.#times = doubledFloats(this.#times);
    }
    this.#times[this.length++] = time;
  }

  /** The last instant before `time`, exclusive; -Infinity when there is none. */
  lastBefore(time: number): number {
    const next = firstFrom(this.#times, time, 0, this.length);
    return next === 0 ? Number.NEGATIVE_INFINITY : (this.#times[next - 1] as number);
  }
}
