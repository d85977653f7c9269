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
  readonly #scope: RowMask;
  readonly #exclusions: StepBits;
  readonly #among: ReadonlySet<number>;
  #known: readonly Stop[] | null = null;
  #next: number | undefined;

  constructor(table: EventTable, scope: RowMask, attempt: Attempt) {
    this.#attempt = attempt;
    this.#time = table.time;
    this.#scope = scope;
    this.#exclusions = new StepBits(
      table,
      attempt.query.exclusions.map(({ match }) => match),
      scope,
    );
    this.#among = new Set(attempt.among);
  }

  /** @param steps those the row fits and may be taken for */
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
    const { rows, furthest, query } = this.#attempt;
    const first = rows[0] as number;
    const last = rows[furthest] as number;
    if (this.#isLater(first, row)) return 'beforeStart';
    if (steps.includes(furthest + 1) && this.#isLater(row, last)) {
      if (query.order === 'strict' && row !== this.#following(last)) return 'wrongOrder';
      return this.#stoppedBy(row);
    }
    return steps.some((step) => step <= furthest) ? 'filledByAnother' : 'wrongOrder';
  }

  #inAnyOrder(row: number, steps: readonly number[]): NotUsedReason {
    const { rows } = this.#attempt;
    if (this.#timeOf(row) < this.#start()) return 'beforeStart';
    const isDone = steps.every((step) => (rows[step] as number) >= 0);
    return isDone ? 'filledByAnother' : this.#stoppedBy(row);
  }

  /** What the unit did next in scope after one of its events. */
  #following(row: number): number | undefined {
    const { among, compare } = this.#attempt;
    this.#next ??= among
      .filter((each) => isIn(this.#scope, each) && compare(row, each) < 0)
      .reduce<number | undefined>(
        (a, b) => (a === undefined || compare(b, a) < 0 ? b : a),
        undefined,
      );
    return this.#next;
  }

  /** When the attempt began. */
  #start(): number {
    const { rows } = this.#attempt;
    return rows.reduce(
      (start, row) => (row < 0 ? start : Math.min(start, this.#timeOf(row))),
      Number.POSITIVE_INFINITY,
    );
  }

  /** Of what keeps an attempt from taking a row for the step it missed, what came first. */
  #stoppedBy(row: number): NotUsedReason {
    this.#known ??= this.#stops();
    const time = this.#timeOf(row);
    return this.#known
      .filter(({ limit }) => time > limit)
      .reduce((a, b) => (b.limit < a.limit ? b : a)).reason;
  }

  #stops(): Stop[] {
    const { rows, furthest, query } = this.#attempt;
    const { steps, exclusions, order, window } = query;
    const step = furthest + 1;
    const start = this.#start();
    const isOrdered = order !== 'unordered';
    const at = (taken: number) => this.#timeOf(rows[taken] as number);
    const within = (isOrdered ? steps[step]?.within : null) ?? Number.POSITIVE_INFINITY;
    return [
      ...exclusions.flatMap(({ after, before }, list) => {
        if (!isOrdered) return [this.#exclusionAfter(start, list)];
        return after < step && step <= before ? [this.#exclusionAfter(at(after), list)] : [];
      }),
      { reason: 'afterWindow', limit: start + (window ?? Number.POSITIVE_INFINITY) },
      { reason: 'afterWithin', limit: at(furthest) + within },
    ];
  }

  #exclusionAfter(time: number, list: number): Stop {
    const row = this.#attempt.among.find(
      (each) => this.#timeOf(each) > time && (this.#exclusions.of(each) & (1 << list)) !== 0,
    );
    return { reason: 'excluded', limit: row === undefined ? Infinity : this.#timeOf(row) };
  }
}
