import type { NotUsedReason } from '../model/explain.js';
import type { Attempt } from './explain-attempt.js';
import { isIn } from './explain-table.js';
import type { RowMask } from './mask.js';
import { StepBits } from './step-bits.js';
import type { EventTable } from './table.js';

/** What ends an attempt: events later than `limit` can not be taken any more. */
interface Stop {
  reason: NotUsedReason;
  limit: number;
}

/** Tells why an event that fits a step is not part of an attempt. */
export class MissedSteps {
  readonly #attempt: Attempt;
  readonly #time: Float64Array;
  readonly #exclusions: StepBits;
  readonly #among: ReadonlySet<number>;
  readonly #scope: RowMask;

  constructor(table: EventTable, scope: RowMask, attempt: Attempt) {
    this.#attempt = attempt;
    this.#time = table.time;
    this.#exclusions = new StepBits(
      table,
      attempt.query.exclusions.map(({ match }) => match),
      scope,
    );
    this.#among = new Set(attempt.among);
    this.#scope = scope;
  }

  /** @param steps those the row fits and may be taken for; at least one */
  reason(row: number, steps: readonly number[]): NotUsedReason {
    const { furthest, isRemoved, query } = this.#attempt;
    if (!this.#among.has(row)) return 'otherHeldValue';
    if (isRemoved) return 'excluded';
    // With attempts `first`, an earlier event was the start.
    if (furthest < 0) return steps.includes(0) ? 'filledByAnother' : 'wrongOrder';
    return query.order === 'unordered' ? this.#inAnyOrder(row, steps) : this.#inOrder(row, steps);
  }

  #timeOf(row: number): number {
    return this.#time[row] as number;
  }

  /** Whether `a` is later than `b` as the attempt has it: by ties, or where ties block by time. */
  #isLater(a: number, b: number): boolean {
    const { query, compare } = this.#attempt;
    return query.ties === 'block' ? this.#timeOf(a) > this.#timeOf(b) : compare(a, b) > 0;
  }

  #inOrder(row: number, steps: readonly number[]): NotUsedReason {
    const { rows, furthest } = this.#attempt;
    const first = rows[0] as number;
    const last = rows[furthest] as number;
    if (this.#isLater(first, row)) return 'beforeStart';
    if (steps.includes(furthest + 1) && this.#isLater(row, last)) return this.#stop(row);
    return steps.some((step) => step <= furthest) ? 'filledByAnother' : 'wrongOrder';
  }

  /** What kept an attempt from taking a row for the step it missed. */
  #stop(row: number): NotUsedReason {
    const { rows, furthest, query } = this.#attempt;
    const { steps, exclusions, window, order } = query;
    const step = furthest + 1;
    const last = rows[furthest] as number;
    const at = (taken: number) => this.#timeOf(rows[taken] as number);
    const within = steps[step]?.within ?? Number.POSITIVE_INFINITY;
    const between = order === 'strict' && this.#isBetween(last, row);
    return this.#first(row, [
      {
        reason: 'wrongOrder',
        limit: between ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      },
      ...exclusions.flatMap(({ after, before }, list) =>
        after < step && step <= before ? [this.#exclusionAfter(at(after), list)] : [],
      ),
      { reason: 'afterWindow', limit: at(0) + (window ?? Number.POSITIVE_INFINITY) },
      { reason: 'afterWithin', limit: at(furthest) + within },
    ]);
  }

  #inAnyOrder(row: number, steps: readonly number[]): NotUsedReason {
    const { rows, query } = this.#attempt;
    const times = rows.filter((taken) => taken >= 0).map((taken) => this.#timeOf(taken));
    const start = Math.min(...times);
    if (this.#timeOf(row) < start) return 'beforeStart';
    if (steps.every((step) => (rows[step] as number) >= 0)) return 'filledByAnother';
    return this.#first(row, [
      ...query.exclusions.map((_, list) => this.#exclusionAfter(start, list)),
      { reason: 'afterWindow', limit: start + (query.window ?? Number.POSITIVE_INFINITY) },
    ]);
  }

  /** Whether the unit did anything in scope between two of its events. */
  #isBetween(a: number, b: number): boolean {
    const { among, compare } = this.#attempt;
    return among.some(
      (row) => isIn(this.#scope, row) && compare(a, row) < 0 && compare(row, b) < 0,
    );
  }

  #exclusionAfter(time: number, list: number): Stop {
    const row = this.#attempt.among.find(
      (each) => this.#timeOf(each) > time && (this.#exclusions.of(each) & (1 << list)) !== 0,
    );
    return { reason: 'excluded', limit: row === undefined ? Infinity : this.#timeOf(row) };
  }

  /** The first that ended the attempt before a row. */
  #first(row: number, stops: readonly Stop[]): NotUsedReason {
    const time = this.#timeOf(row);
    return stops.filter(({ limit }) => time > limit).reduce((a, b) => (b.limit < a.limit ? b : a))
      .reason;
  }
}
