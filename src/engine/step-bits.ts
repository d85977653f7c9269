import { type EventMatcher, listed } from '../model/filter.js';
import { matcherMask, type RowMask } from './mask.js';
import type { EventTable } from './table.js';

/** Which of some matchers each row fits, as a set of bits. */
export class StepBits {
  readonly #codes: ArrayLike<number>;
  readonly #scope: RowMask;
  /** Matchers each event name may fit, by the name's code. */
  readonly #byName: Uint32Array;
  /** Matchers that test more than the event's name, with the rows that pass. */
  readonly #masks: { bit: number; mask: Uint8Array }[];

  /** @param scope rows that may fit at all */
  constructor(table: EventTable, matchers: readonly EventMatcher[], scope: RowMask) {
    const names = matchers.map(({ event }) => new Set<unknown>(listed(event) ?? []));
    this.#codes = table.event.codes;
    this.#scope = scope;
    this.#byName = Uint32Array.from(table.event.values, (name) =>
      matchers.reduce(
        (bits, { event }, i) =>
          event === undefined || names[i]?.has(name) ? bits | (1 << i) : bits,
        0,
      ),
    );
    this.#masks = matchers.flatMap((matcher, i) => {
      const mask = matcherMask(table, matcher);
      return mask ? [{ bit: 1 << i, mask }] : [];
    });
  }

  of(row: number): number {
    let bits = this.#byName[this.#codes[row] as number] as number;
    if (bits === 0 || (this.#scope && this.#scope[row] === 0)) return 0;
    for (const { bit, mask } of this.#masks) {
      if ((bits & bit) !== 0 && mask[row] === 0) bits &= ~bit;
    }
    return bits;
  }
}
