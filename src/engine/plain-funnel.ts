import type { ResolvedFunnelQuery } from '../model/funnel.js';
import type { StepTally } from './funnel-records.js';
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

/** Follows plain funnels through many units at once, some times as fast as `UnitFunnel` one by one. */
export class PlainFunnel {
  openWindow = 0;
  readonly #table: EventTable;
  readonly #query: ResolvedFunnelQuery;
  readonly #bits: StepBits;
  readonly #stepRows: StepRows;
  readonly #tally: StepTally;
  /** Rows of steps, and the step of each, from 1. */
  #rows = new Uint32Array(1024);
  #steps = new Uint8Array(1024);
  /** By step from 1: where the latest attempt that has come this far started, as a place in `rows`; -1 = none. */
  readonly #starts: Int32Array;
  readonly #times: Float64Array;

  constructor(table: EventTable, query: ResolvedFunnelQuery, bits: StepBits, tally: StepTally) {
    this.#table = table;
    this.#query = query;
    this.#bits = bits;
    this.#tally = tally;
    this.#stepRows = new StepRows(table.event.codes, bits.names());
    this.#starts = new Int32Array(query.steps.length + 1);
    this.#times = new Float64Array(query.steps.length);
  }

  /** Follows the units `from` … `to` - 1. */
  run(from: number, to: number): void {
    const { userStart } = this.#table;
    for (let lane = from; lane < to; lane += lanesAtOnce) {
      const end = Math.min(to, lane + lanesAtOnce);
      const rows = (userStart[end] as number) - (userStart[lane] as number);
      if (rows > this.#rows.length) {
        this.#rows = new Uint32Array(rows * 2);
        this.#steps = new Uint8Array(rows * 2);
      }
      this.#follow(lane, end, this.#collect(userStart[lane] as number, userStart[end] as number));
    }
  }

  /** Finds the rows that fill a step in the range. Returns how many there are. */
  #collect(from: number, to: number): number {
    const { time, firstTime, lastTime } = this.#table;
    const { start, end } = this.#query.range;
    const rows = this.#rows;
    const steps = this.#steps;
    const bits = this.#bits;
    const whole = firstTime >= start && lastTime < end;
    const found = this.#stepRows.find(from, to, rows);
    let kept = 0;
    for (let i = 0; i < found; i++) {
      const row = rows[i] as number;
      const step = 32 - Math.clz32(bits.of(row));
      const inRange = whole || ((time[row] as number) >= start && (time[row] as number) < end);
      rows[kept] = row;
      steps[kept] = step;
      kept += step !== 0 && inRange ? 1 : 0;
    }
    return kept;
  }

  #follow(from: number, to: number, found: number): void {
    const { userStart, time } = this.#table;
    const rows = this.#rows;
    const steps = this.#steps;
    const starts = this.#starts;
    const last = starts.length - 1;
    const window = this.#query.window ?? Number.POSITIVE_INFINITY;
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
        if (
          (time[rows[at] as number] as number) - (time[rows[start] as number] as number) >
          window
        ) {
          continue;
        }
        furthest = step;
        startAt = start;
        endAt = at;
        if (step === last) break;
      }
      if (furthest > 0) this.#report(furthest, startAt, endAt);
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

  /** Counts a unit with the attempt that ends at `end`; the events between are the first that fit. */
  #report(furthest: number, start: number, end: number): void {
    const { time } = this.#table;
    const rows = this.#rows;
    const steps = this.#steps;
    const times = this.#times;
    const timeAt = (at: number) => time[rows[at] as number] as number;
    times[0] = timeAt(start);
    let at = start;
    for (let step = 2; step < furthest; step++) {
      do at++;
      while (steps[at] !== step);
      times[step - 1] = timeAt(at);
    }
    times[furthest - 1] = timeAt(end);
    this.#tally.addAll(furthest - 1, times);
    const { window, horizon } = this.#query;
    if (window !== null && furthest < this.#starts.length - 1) {
      if (timeAt(this.#starts[1] as number) + window > horizon) this.openWindow++;
    }
  }
}
