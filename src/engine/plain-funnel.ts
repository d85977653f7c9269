import type { FunnelRows, FunnelStepRows, ResolvedFunnelQuery } from '../model/funnel.js';
import { timeRows } from './funnel-records.js';
import { countWithoutUnit, funnelMeta } from './funnel-rows.js';
import type { Kernel } from './kernel.js';
import type { RowMask } from './mask.js';
import type { StepBits } from './step-bits.js';
import { StepRows } from './step-rows.js';
import type { EventTable } from './table.js';

/** Units followed at once: their steps fit the processor's cache. */
const lanesAtOnce = 4096;

/**
 * Whether a funnel is of the common kind: only the latest start to each step matters, an event matches at most one step,
 * and nothing but times is asked of the attempts.
 */
export function isPlain(query: ResolvedFunnelQuery, bits: StepBits): boolean {
  return (
    query.order === 'ordered' &&
    query.ties === 'advance' &&
    query.attempts === 'any' &&
    query.finish === 'inRange' &&
    query.exclusions.length === 0 &&
    query.hold.length === 0 &&
    !query.breakdown &&
    !query.buckets &&
    query.steps.every(({ within, optional }) => within === null && !optional) &&
    bits.disjoint
  );
}

/**
 * Follows plain funnels through many units at once, some times as fast as `UnitFunnel` one by one. Steps are numbered from
 * 1 here.
 */
export class PlainFunnel implements Kernel<FunnelRows> {
  readonly laneStart: Uint32Array;
  readonly passes = 1;
  #openWindow = 0;
  #withoutUnit = 0;
  readonly #bits: StepBits;
  readonly #table: EventTable;
  readonly #query: ResolvedFunnelQuery;
  readonly #tests: StepBits['tests'];
  readonly #stepByName: Uint8Array;
  readonly #stepRows: StepRows;
  /** Rows of steps, and the step of each. */
  #rows = new Uint32Array(1024);
  #steps = new Uint8Array(1024);
  /** By step: where the latest attempt that has come this far started, as a place in `rows`; -1 = none. */
  readonly #starts: Int32Array;
  /** By step: units that reached it, and how long each took: from step 2 on, and from the first from step 3 on. */
  readonly #counts: Uint32Array;
  readonly #fromPrevious: Float64Array[];
  readonly #fromFirst: Float64Array[];

  constructor(table: EventTable, query: ResolvedFunnelQuery, bits: StepBits) {
    const steps = query.steps.length;
    this.#table = table;
    this.#query = query;
    this.#bits = bits;
    this.laneStart = table.userStart;
    this.#tests = bits.tests;
    this.#stepByName = bits.firstByName();
    this.#stepRows = new StepRows(
      table.event.codes,
      this.#stepByName.map((step) => Math.min(1, step)),
    );
    this.#starts = new Int32Array(steps + 1);
    this.#counts = new Uint32Array(steps + 1);
    const times = () => Array.from({ length: steps + 1 }, () => new Float64Array(lanesAtOnce));
    this.#fromPrevious = times();
    this.#fromFirst = times();
  }

  run(_pass: number, from: number, to: number): void {
    const { userStart, users } = this.#table;
    const lanes = Math.min(to, users);
    for (let lane = from; lane < lanes; lane += lanesAtOnce) {
      const end = Math.min(lanes, lane + lanesAtOnce);
      const rows = (userStart[end] as number) - (userStart[lane] as number);
      if (rows > this.#rows.length) {
        this.#rows = new Uint32Array(rows * 2);
        this.#steps = new Uint8Array(rows * 2);
      }
      this.#reserve(this.#fromPrevious, 2);
      this.#reserve(this.#fromFirst, 3);
      this.#follow(lane, end, this.#collect(userStart[lane] as number, userStart[end] as number));
    }
    if (from <= users && users < to) {
      this.#withoutUnit = countWithoutUnit(this.#table, this.#query, this.#bits);
    }
  }

  /** Makes room for the times of as many units as are followed at once, from the step on that has them. */
  #reserve(lists: Float64Array[], firstStep: number): void {
    for (let step = firstStep; step < lists.length; step++) {
      const times = lists[step] as Float64Array;
      const needed = (this.#counts[step] as number) + lanesAtOnce;
      if (needed <= times.length) continue;
      const larger = new Float64Array(needed * 2);
      larger.set(times);
      lists[step] = larger;
    }
  }

  /** Finds the rows that fill a step in the range. Returns how many there are. */
  #collect(from: number, to: number): number {
    const { time, firstTime, lastTime, event } = this.#table;
    const { start, end } = this.#query.range;
    const { codes } = event;
    const rows = this.#rows;
    const steps = this.#steps;
    const stepByName = this.#stepByName;
    const found = this.#stepRows.find(from, to, rows);
    const { scope, byMatcher } = this.#tests;
    const whole = firstTime >= start && lastTime < end;
    let kept = 0;
    for (let i = 0; i < found; i++) {
      const row = rows[i] as number;
      const step = stepByName[codes[row] as number] as number;
      rows[kept] = row;
      steps[kept] = step;
      let fits = scope === null ? 1 : (scope[row] as number);
      const mask = byMatcher[step] as RowMask;
      if (mask !== null) fits &= mask[row] as number;
      if (!whole && ((time[row] as number) < start || (time[row] as number) >= end)) fits = 0;
      kept += fits;
    }
    return kept;
  }

  #follow(from: number, to: number, found: number): void {
    const { userStart, time } = this.#table;
    const rows = this.#rows;
    const steps = this.#steps;
    const starts = this.#starts;
    const counts = this.#counts;
    const last = starts.length - 1;
    const { horizon } = this.#query;
    const window = this.#query.window ?? Number.POSITIVE_INFINITY;
    const mayBeOpen = this.#query.window !== null;
    let next = 0;
    for (let lane = from; lane < to && next < found; lane++) {
      const end = userStart[lane + 1] as number;
      if ((rows[next] as number) >= end) continue;
      const first = next;
      for (next++; next < found && (rows[next] as number) < end; next++) {
        if ((steps[next] as number) < (steps[next - 1] as number)) this.#sortTie(first, next);
      }
      let furthest = 0;
      let startAt = -1;
      let endAt = -1;
      for (let step = 1; step <= last; step++) starts[step] = -1;
      for (let at = first; at < next; at++) {
        const step = steps[at] as number;
        starts[0] = at;
        const start = starts[step - 1] as number;
        // A start that is too old for this event is too old for every later one: it is tested only where it matters.
        starts[step] = start;
        if (step <= furthest || start < 0) continue;
        const took = (time[rows[at] as number] as number) - (time[rows[start] as number] as number);
        if (took > window) continue;
        furthest = step;
        startAt = start;
        endAt = at;
        if (step === last) break;
      }
      if (furthest === 0) continue;
      counts[1] = (counts[1] as number) + 1;
      if (furthest > 1) this.#report(furthest, startAt, endAt);
      if (mayBeOpen && furthest < last) {
        const lastStart = time[rows[starts[1] as number] as number] as number;
        if (lastStart + window > horizon) this.#openWindow++;
      }
    }
  }

  /** Moves an event before those of its instant that fill later steps. Rows of one instant are interchangeable. */
  #sortTie(first: number, from: number): void {
    const { time } = this.#table;
    const rows = this.#rows;
    const steps = this.#steps;
    const step = steps[from] as number;
    const t = time[rows[from] as number] as number;
    let at = from;
    while (at > first && (steps[at - 1] as number) > step && time[rows[at - 1] as number] === t) {
      steps[at] = steps[at - 1] as number;
      at--;
    }
    steps[at] = step;
  }

  /** Counts a unit after step 1 with the attempt that ends at `end`; the events between are the first that fit. */
  #report(furthest: number, start: number, end: number): void {
    const { time } = this.#table;
    const rows = this.#rows;
    const steps = this.#steps;
    const counts = this.#counts;
    const begin = time[rows[start] as number] as number;
    let before = begin;
    let at = start;
    for (let step = 2; step <= furthest; step++) {
      if (step === furthest) at = end;
      else {
        do at++;
        while (steps[at] !== step);
      }
      const t = time[rows[at] as number] as number;
      const unit = counts[step] as number;
      counts[step] = unit + 1;
      (this.#fromPrevious[step] as Float64Array)[unit] = t - before;
      if (step > 2) (this.#fromFirst[step] as Float64Array)[unit] = t - begin;
      before = t;
    }
  }

  finish(): FunnelRows {
    return {
      kind: 'funnel',
      steps: this.#rowsOfSteps(),
      openWindow: this.#openWindow,
      meta: funnelMeta(this.#table, this.#query, this.#withoutUnit),
    };
  }

  #rowsOfSteps(): FunnelStepRows[] {
    return this.#query.steps.map((_, index) => {
      const step = index + 1;
      const count = this.#counts[step] as number;
      const timesOf = (lists: Float64Array[]) =>
        index === 0 ? null : timeRows((lists[step] as Float64Array).subarray(0, count));
      const fromPrevious = timesOf(this.#fromPrevious);
      // The first step is the one before the second.
      return {
        count,
        fromPrevious,
        fromFirst: step === 2 ? fromPrevious : timesOf(this.#fromFirst),
      };
    });
  }
}
