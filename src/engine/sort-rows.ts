import type { Codes } from './column.js';
import { finishWork, rowsPerStep, type Work } from './work.js';

/** Rows in the order of their lanes. */
export interface SortedRows {
  /** Row numbers by lane and time, in order of arrival at equal times. */
  order: Uint32Array;
  /** First place in `order` of each lane; one lane more, the last, has the rows of code 0. */
  laneStart: Uint32Array;
}

const nothing: ReadonlySet<number> = new Set();

/**
 * Sorts rows by lane, then time: a counting sort by lane, then each lane that needs it.
 *
 * @param codes lane of each row from 1; 0 is no lane of its own and comes last
 * @param lanes how many lanes there are
 * @param dropped rows to leave out
 */
export function sortRows(
  time: Float64Array,
  codes: Codes,
  lanes: number,
  dropped: ReadonlySet<number> = nothing,
): SortedRows {
  return finishWork(sortInSteps(time, codes, lanes, dropped));
}

/** As {@link sortRows}, step by step. */
export function* sortInSteps(
  time: Float64Array,
  codes: Codes,
  lanes: number,
  dropped: ReadonlySet<number> = nothing,
): Work<SortedRows> {
  const rows = codes.length;
  const laneStart = new Uint32Array(lanes + 2);
  const places = new LanePlaces(codes, lanes, dropped);
  for (let from = 0; from < rows; from += rowsPerStep) {
    places.count(from, Math.min(rows, from + rowsPerStep), laneStart);
    yield { done: from, total: rows, unit: 'events' };
  }
  for (let lane = 0; lane <= lanes; lane++) {
    laneStart[lane + 1] = (laneStart[lane + 1] as number) + (laneStart[lane] as number);
  }
  const next = laneStart.slice();
  const order = new Uint32Array(rows - dropped.size);
  for (let from = 0; from < rows; from += rowsPerStep) {
    places.put(from, Math.min(rows, from + rowsPerStep), next, order);
    yield { done: from, total: rows, unit: 'events' };
  }
  for (let lane = 0; lane <= lanes;) {
    const until = (laneStart[lane] as number) + rowsPerStep;
    while (lane <= lanes && (laneStart[lane] as number) < until) {
      sortLane(time, order, laneStart[lane] as number, laneStart[++lane] as number);
    }
    yield { done: laneStart[lane] ?? rows, total: rows, unit: 'events' };
  }
  return { order, laneStart };
}

/** The counting sort: how many rows each lane has, then which. */
class LanePlaces {
  readonly #codes: Codes;
  readonly #lanes: number;
  readonly #dropped: ReadonlySet<number>;

  constructor(codes: Codes, lanes: number, dropped: ReadonlySet<number>) {
    this.#codes = codes;
    this.#lanes = lanes;
    this.#dropped = dropped;
  }

  count(from: number, to: number, laneStart: Uint32Array): void {
    const codes = this.#codes;
    const lanes = this.#lanes;
    const dropped = this.#dropped;
    for (let row = from; row < to; row++) {
      if (dropped.size > 0 && dropped.has(row)) continue;
      const lane = ((codes[row] as number) + lanes) % (lanes + 1);
      laneStart[lane + 1] = (laneStart[lane + 1] as number) + 1;
    }
  }

  put(from: number, to: number, next: Uint32Array, order: Uint32Array): void {
    const codes = this.#codes;
    const lanes = this.#lanes;
    const dropped = this.#dropped;
    for (let row = from; row < to; row++) {
      if (dropped.size > 0 && dropped.has(row)) continue;
      const lane = ((codes[row] as number) + lanes) % (lanes + 1);
      order[next[lane] as number] = row;
      next[lane] = (next[lane] as number) + 1;
    }
  }
}

function sortLane(time: Float64Array, order: Uint32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    if ((time[order[i - 1] as number] as number) > (time[order[i] as number] as number)) {
      order.subarray(from, to).sort((a, b) => (time[a] as number) - (time[b] as number) || a - b);
      return;
    }
  }
}
