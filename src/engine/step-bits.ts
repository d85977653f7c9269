import { type EventMatcher, listed } from '../model/filter.js';
import type { ResolvedFunnelQuery } from '../model/funnel.js';
import { matcherMask, type RowMask } from './mask.js';
import type { EventTable } from './table.js';

/** Which of some matchers each row fits, as a set of bits. */
export class StepBits {
  readonly #count: number;
  readonly #codes: ArrayLike<number>;
  readonly #scope: RowMask;
  /** Matchers each event name may fit, by the name's code. */
  readonly #byName: Uint32Array;
  /** Matchers that test more than the event's name, with the rows that pass. */
  readonly #masks: { bit: number; mask: Uint8Array }[];

  /** @param scope rows that may fit at all */
  constructor(table: EventTable, matchers: readonly EventMatcher[], scope: RowMask) {
    const names = matchers.map(({ event }) => new Set<unknown>(listed(event) ?? []));
    this.#count = matchers.length;
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
    const bits = this.#byName[this.#codes[row] as number] as number;
    if (bits === 0 || (this.#scope !== null && this.#scope[row] === 0)) return 0;
    return this.#masks.length === 0 ? bits : this.#tested(row, bits);
  }

  #tested(row: number, bits: number): number {
    let rest = bits;
    for (let i = 0; i < this.#masks.length; i++) {
      const { bit, mask } = this.#masks[i] as { bit: number; mask: Uint8Array };
      if ((rest & bit) !== 0 && mask[row] === 0) rest &= ~bit;
    }
    return rest;
  }

  /** Whether no event name fits two matchers. */
  get disjoint(): boolean {
    return this.#byName.every((bits) => (bits & (bits - 1)) === 0);
  }

  /** By code of the event's name: the first matcher its rows may fit, from 1; 0 = none. */
  firstByName(): Uint8Array {
    return Uint8Array.from(this.#byName, (bits) => 32 - Math.clz32(bits & -bits));
  }

  /** What rows of a fitting name must pass besides: all of them, and those of each matcher, by its number from 1. */
  get tests(): { scope: RowMask; byMatcher: RowMask[] } {
    const byMatcher: RowMask[] = [null];
    for (let i = 0; i < this.#count; i++) {
      byMatcher.push(this.#masks.find(({ bit }) => bit === 1 << i)?.mask ?? null);
    }
    return { scope: this.#scope, byMatcher };
  }

  /** The first row from `from` on that fits one of the matchers in `wanted`; `to` when there is none before. */
  firstOf(wanted: number, from: number, to: number): number {
    const codes = this.#codes;
    const byName = this.#byName;
    let row = from;
    while (row < to) {
      if (((byName[codes[row] as number] as number) & wanted) !== 0) {
        if ((this.of(row) & wanted) !== 0) break;
      }
      row++;
    }
    return row;
  }
}

/** Which steps of a funnel each row matches. */
export function stepBitsOf(
  table: EventTable,
  { steps }: Pick<ResolvedFunnelQuery, 'steps'>,
  scope: RowMask,
): StepBits {
  return new StepBits(
    table,
    steps.map(({ match }) => match),
    scope,
  );
}
