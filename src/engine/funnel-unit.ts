import type { ResolvedFunnelQuery } from '../model/funnel.js';
import { type AttemptRules, lastStart, Outcome, rulesOf } from './attempt-rules.js';
import { solve } from './attempt.js';
import type { RowMask } from './mask.js';
import { partsOf, type RankedColumn, rowsFrom } from './partition.js';
import { StepBits } from './step-bits.js';
import type { EventTable } from './table.js';
import { compareTies, UnitEvents } from './unit-events.js';

/** A unit's events and how far an attempt came through them. */
export interface Followed {
  events: UnitEvents;
  outcome: Outcome;
}

/** Whether `a` is reported rather than `b`: further, else ended first, started last, took its 2nd, 3rd … step first. */
function isBetter(a: Followed, b: Followed): boolean {
  const { furthest } = a.outcome;
  if (furthest !== b.outcome.furthest) return furthest > b.outcome.furthest;
  const order = (step: number) => {
    const atA = a.outcome.places[step] as number;
    const atB = b.outcome.places[step] as number;
    return (
      (a.events.times[atA] as number) - (b.events.times[atB] as number) ||
      compareTies(
        a.events.bits[atA] as number,
        a.events.ranks[atA] as number,
        b.events.bits[atB] as number,
        b.events.ranks[atB] as number,
      )
    );
  };
  if (furthest < 0) return false;
  const byEnd = order(furthest);
  if (byEnd !== 0) return byEnd < 0;
  const byStart = order(0);
  if (byStart !== 0) return byStart > 0;
  for (let step = 1; step < furthest; step++) {
    const byStep = order(step);
    if (byStep !== 0) return byStep < 0;
  }
  return false;
}

/** One funnel of required steps, followed through the rows of one unit after the other. */
export class UnitFunnel {
  readonly rules: AttemptRules;
  readonly #table: EventTable;
  readonly #query: ResolvedFunnelQuery;
  readonly #scope: RowMask;
  readonly #steps: StepBits;
  readonly #exclusions: StepBits | null;
  readonly #ranks: RankedColumn | null;
  /** Rules without the exclusions that remove; null when there are none. */
  readonly #lenient: AttemptRules | null;
  /** The combination of held values each row has; null without `hold`. */
  readonly #held: Int32Array | null;
  #best: Followed;
  #other: Followed;
  readonly #scratch: Outcome;

  /**
   * @param scope rows that take part at all; null = all
   * @param stepBits which of the funnel's steps each row matches
   * @param held the combination of held values of each row; null without `hold`
   */
  constructor(
    table: EventTable,
    query: ResolvedFunnelQuery,
    scope: RowMask,
    stepBits: StepBits,
    ranks: RankedColumn | null,
    held: Int32Array | null,
  ) {
    const { steps, exclusions } = query;
    this.#table = table;
    this.#query = query;
    this.#ranks = ranks;
    this.#scope = scope;
    this.#steps = stepBits;
    this.#exclusions =
      exclusions.length > 0
        ? new StepBits(
            table,
            exclusions.map(({ match }) => match),
            scope,
          )
        : null;
    this.rules = rulesOf(query);
    this.#lenient = exclusions.some(({ effect }) => effect === 'remove')
      ? rulesOf(query, 'break only')
      : null;
    this.#held = held;
    const empty = (): Followed => ({
      events: new UnitEvents(exclusions.length),
      outcome: new Outcome(steps.length),
    });
    this.#best = empty();
    this.#other = empty();
    this.#scratch = new Outcome(steps.length);
  }

  /** Rank of the value a followed unit is grouped by, where each unit has one. */
  groupRank({ events, outcome }: Followed, from: number, to: number): number {
    const { values } = this.#ranks as RankedColumn;
    const attribution = this.#query.breakdown?.attribution;
    if (typeof attribution !== 'object') return this.#attributed(from, to, attribution === 'last');
    const { step } = attribution;
    const reached = this.#query.order === 'unordered' || step <= outcome.furthest;
    const place = reached ? (outcome.places[step] as number) : -1;
    return place < 0 ? values.length - 1 : (events.ranks[place] as number);
  }

  /** Rank of the first, or last, set value on the unit's events that match a step, in the order of ties. */
  #attributed(from: number, to: number, last: boolean): number {
    const { time } = this.#table;
    const ranks = this.#ranks as RankedColumn;
    const missing = ranks.values.length - 1;
    const step = last ? -1 : 1;
    let chosen = -1;
    for (let row = last ? to - 1 : from; row >= from && row < to; row += step) {
      if (chosen >= 0 && time[row] !== time[chosen]) break;
      if (this.#steps.of(row) === 0 || ranks.rankOf(row) === missing) continue;
      if (chosen < 0 || step * this.#compareTies(row, chosen, ranks) < 0) chosen = row;
    }
    return chosen < 0 ? missing : ranks.rankOf(chosen);
  }

  #compareTies(a: number, b: number, { rankOf }: RankedColumn): number {
    return compareTies(this.#steps.of(a), rankOf(a), this.#steps.of(b), rankOf(b));
  }

  /** When the unit's latest attempt could begin, with `attempts: 'first'` its first. */
  lastStart({ events }: Followed): number {
    return lastStart(events, this.rules);
  }

  /**
   * Follows the unit that has the rows `from` … `to` - 1.
   *
   * @returns null when it never started or is taken out; valid until the next call
   */
  follow(from: number, to: number): Followed | null {
    const first = this.#firstStart(from, to);
    if (first === to) return null;
    if (this.#held) return this.#followHeld(rowsFrom(first, to), this.#held);
    const { events } = this.#best;
    events.clear();
    if (this.#exclusions || this.#query.order === 'strict') {
      for (let row = first; row < to; row++) this.#take(events, row);
    } else {
      this.#takeSteps(events, first, to);
    }
    return this.#followAll();
  }

  /** Adds the rows of steps, from one to the next. */
  #takeSteps(events: UnitEvents, from: number, to: number): void {
    const { time } = this.#table;
    for (let row = from; ; row++) {
      row = this.#steps.firstOf(~0, row, to);
      if (row === to) return;
      events.add(
        time[row] as number,
        this.#steps.of(row),
        this.#ranks ? this.#ranks.rankOf(row) : 0,
      );
    }
  }

  /** As {@link follow}, for some of the rows, ascending. */
  followRows(rows: readonly number[]): Followed | null {
    if (this.#held) return this.#followHeld(rows, this.#held);
    const { events } = this.#best;
    events.clear();
    for (const row of rows) this.#take(events, row);
    return this.#followAll();
  }

  /** Events before the first that can start matter to no attempt, but those of its instant may come after it. */
  #firstStart(from: number, to: number): number {
    const { time } = this.#table;
    const starts = this.#query.order === 'unordered' ? ~0 : 1;
    let row = this.#steps.firstOf(starts, from, to);
    if (row === to) return to;
    while (row > from && time[row - 1] === time[row]) row--;
    return row;
  }

  #followAll(): Followed | null {
    const { events, outcome } = this.#best;
    solve(events, this.rules, outcome);
    if (outcome.furthest < 0) return null;
    if (this.#lenient && this.#lenientReach(events) > outcome.furthest) return null;
    return this.#best;
  }

  #followHeld(rows: Iterable<number>, held: Int32Array): Followed | null {
    let lenient = -1;
    this.#best.outcome.furthest = -1;
    for (const own of partsOf(rows, held)) {
      const { events, outcome } = this.#other;
      events.clear();
      for (const row of own) this.#take(events, row);
      solve(events, this.rules, outcome);
      lenient = Math.max(lenient, this.#lenientReach(events));
      if (isBetter(this.#other, this.#best)) {
        [this.#best, this.#other] = [this.#other, this.#best];
      }
    }
    const { furthest } = this.#best.outcome;
    return furthest < 0 || lenient > furthest ? null : this.#best;
  }

  /** How far a unit would come without the exclusions that remove; -1 when there are none. */
  #lenientReach(events: UnitEvents): number {
    if (!this.#lenient) return -1;
    solve(events, this.#lenient, this.#scratch);
    return this.#scratch.furthest;
  }

  /** Adds a row to the unit's events when it is one of a step or an exclusion, with `strict` any in scope. */
  #take(events: UnitEvents, row: number): void {
    const time = this.#table.time[row] as number;
    const bits = this.#steps.of(row);
    const strict = this.#query.order === 'strict';
    if (bits !== 0 || (strict && (!this.#scope || this.#scope[row] === 1))) {
      events.add(time, bits, this.#ranks ? this.#ranks.rankOf(row) : 0);
    }
    if (!this.#exclusions) return;
    const excluded = this.#exclusions.of(row);
    if (excluded === 0) return;
    for (let list = 0; list < events.excluded.length; list++) {
      if ((excluded & (1 << list)) !== 0) events.excluded[list]?.push(time);
    }
  }
}
