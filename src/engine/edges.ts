import type { Bucket } from '../model/calendar.js';

/** Buckets of a range, for finding the one an instant lies in. */
export class Edges {
  /** Where buckets begin, and the end of the last. */
  readonly values: Float64Array;
  /** How many there are. */
  readonly length: number;
  readonly #first: number;
  readonly #perMs: number;

  constructor(buckets: readonly Bucket[]) {
    this.length = buckets.length;
    this.values = Float64Array.from([
      ...buckets.map(({ start }) => start),
      buckets.at(-1)?.end ?? 0,
    ]);
    this.#first = this.values[0] as number;
    this.#perMs = this.length / ((this.values[this.length] as number) - this.#first);
  }

  /** The bucket of an instant in the range: guessed as if all were equally long, then corrected. */
  find(time: number): number {
    const { values } = this;
    let bucket = Math.min(this.length - 1, Math.floor((time - this.#first) * this.#perMs));
    while (time < (values[bucket] as number)) bucket--;
    while (time >= (values[bucket + 1] as number)) bucket++;
    return bucket;
  }
}
