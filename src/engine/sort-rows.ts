import type { Codes } from './column.js';

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
  const rows = codes.length;
  const laneStart = new Uint32Array(lanes + 2);
  const laneOf = (row: number) => ((codes[row] as number) + lanes) % (lanes + 1);
  for (let row = 0; row < rows; row++) {
    if (dropped.size > 0 && dropped.has(row)) continue;
    const lane = laneOf(row);
    laneStart[lane + 1] = (laneStart[lane + 1] as number) + 1;
  }
  for (let lane = 0; lane <= lanes; lane++) {
    laneStart[lane + 1] = (laneStart[lane + 1] as number) + (laneStart[lane] as number);
  }
  const next = laneStart.slice();
  const order = new Uint32Array(rows - dropped.size);
  for (let row = 0; row < rows; row++) {
    if (dropped.size > 0 && dropped.has(row)) continue;
    const lane = laneOf(row);
    order[next[lane] as number] = row;
    next[lane] = (next[lane] as number) + 1;
  }
  for (let lane = 0; lane <= lanes; lane++) {
    const from = laneStart[lane] as number;
    const to = laneStart[lane + 1] as number;
    for (let i = from + 1; i < to; i++) {
      if ((time[order[i - 1] as number] as number) > (time[order[i] as number] as number)) {
        order.subarray(from, to).sort((a, b) => (time[a] as number) - (time[b] as number) || a - b);
        break;
      }
    }
  }
  return { order, laneStart };
}
