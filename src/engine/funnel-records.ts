import type { FunnelStepRows, TimeRows } from '../model/funnel.js';
import type { Outcome } from './attempt-rules.js';
import { GrowableNumbers } from './growable.js';
import { selectPercentiles } from './select.js';

/** How many units reached each step of a funnel, and how long they took. */
export class StepTally {
  readonly #counts: Float64Array;
  readonly #fromPrevious: GrowableNumbers[];
  readonly #fromFirst: GrowableNumbers[];

  constructor(steps: number) {
    this.#counts = new Float64Array(steps);
    this.#fromPrevious = Array.from({ length: steps }, () => new GrowableNumbers());
    this.#fromFirst = Array.from({ length: steps }, () => new GrowableNumbers());
  }

  /** Counts one unit at `step`; `times` are those of its attempt, `at` the step's place in it. */
  add(step: number, times: ArrayLike<number>, at: number): void {
    this.#counts[step] = (this.#counts[step] as number) + 1;
    if (at === 0) return;
    const time = times[at] as number;
    (this.#fromPrevious[step] as GrowableNumbers).push(time - (times[at - 1] as number));
    // The first step is the one before the second.
    if (at > 1) (this.#fromFirst[step] as GrowableNumbers).push(time - (times[0] as number));
  }

  rows(): FunnelStepRows[] {
    return Array.from(this.#counts, (count, step) => {
      const fromPrevious = timeRows((this.#fromPrevious[step] as GrowableNumbers).view());
      return {
        count,
        fromPrevious,
        fromFirst: timeRows((this.#fromFirst[step] as GrowableNumbers).view()) ?? fromPrevious,
      };
    });
  }
}

/** Sum and percentiles of times; null without any. Reorders them. */
export function timeRows(values: Float64Array): TimeRows | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  const [median, p90] = selectPercentiles(values, [0.5, 0.9]) as [number, number];
  return { sum, median, p90 };
}

/** What a unit was counted with, kept until it is known which groups are shown. */
export interface UnitRecord {
  unit: number;
  /** Rank of the value it is grouped by. */
  rank: number;
  furthest: number;
  times: Float64Array;
}

/** Records of the units of one funnel, in a flat array: unit, rank, furthest, then the times. */
export class UnitRecords {
  readonly #steps: number;
  readonly #numbers = new GrowableNumbers();

  constructor(steps: number) {
    this.#steps = steps;
  }

  add(unit: number, rank: number, { furthest, times }: Outcome): void {
    this.#numbers.push(unit);
    this.#numbers.push(rank);
    this.#numbers.push(furthest);
    for (let step = 0; step < this.#steps; step++) this.#numbers.push(times[step] as number);
  }

  *[Symbol.iterator](): Iterator<UnitRecord> {
    const numbers = this.#numbers.view();
    for (let at = 0; at < numbers.length; at += this.#steps + 3) {
      yield {
        unit: numbers[at] as number,
        rank: numbers[at + 1] as number,
        furthest: numbers[at + 2] as number,
        times: numbers.subarray(at + 3, at + 3 + this.#steps),
      };
    }
  }
}

/**
 * Which of a unit's attempts in folded groups stands for it: the furthest, then the one that ended first, then started
 * last, then took its 2nd, 3rd … step first.
 */
export function isFurther(a: UnitRecord, b: UnitRecord): boolean {
  if (a.furthest !== b.furthest) return a.furthest > b.furthest;
  const at = (record: UnitRecord, step: number) => record.times[step] as number;
  const byEnd = at(a, a.furthest) - at(b, a.furthest);
  if (byEnd !== 0) return byEnd < 0;
  const byStart = at(a, 0) - at(b, 0);
  if (byStart !== 0) return byStart > 0;
  for (let step = 1; step < a.furthest; step++) {
    const byStep = at(a, step) - at(b, step);
    if (byStep !== 0) return byStep < 0;
  }
  return false;
}
