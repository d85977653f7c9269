import type { AbsoluteRange } from '../model/scope.js';
import type { Codes } from './column.js';
import type { Edges } from './edges.js';
import type { RowMask } from './mask.js';
import type { EventTable } from './table.js';

/** Slot of a value that is in no group. */
export const noSlot = -1;

/** Which rows are measured, and where each counts. */
export interface RowsToCount {
  table: EventTable;
  range: AbsoluteRange;
  /** Rows to take; null = all. */
  mask: RowMask;
  edges: Edges;
  /** Value of the breakdown by row; null = slot 0 for all. */
  codes: Codes | null;
  /** Slot of each value, or {@link noSlot}; null = the value's code. */
  slotOf: Int32Array | null;
}

/**
 * Measures by slot (group) and bucket, and by slot over the whole range.
 *
 * Lanes must come one after the other, their rows in order of time; that is what makes counting different users a
 * comparison with the last one instead of a set.
 */
export interface Counter {
  /** Measures the rows of lanes `from` … `to` - 1. */
  count(rows: RowsToCount, from: number, to: number): void;
  /** What groups are ranked by: the total, or how many values were measured. */
  headline(slot: number): number;
  /** Over the whole range; null when nothing was measured. */
  total(slot: number): number | null;
  /** Buckets of a slot in which something was counted. */
  cells(slot: number): { bucket: number; value: number }[];
}

/** Calls `add` for every row that is taken. */
export function eachRow(
  { table, range, mask, edges, codes, slotOf }: RowsToCount,
  from: number,
  to: number,
  add: (lane: number, row: number, slot: number, bucket: number) => void,
): void {
  const { userStart, time } = table;
  for (let lane = from; lane < to; lane++) {
    const last = userStart[lane + 1] as number;
    for (let row = userStart[lane] as number; row < last; row++) {
      const t = time[row] as number;
      if (t < range.start) continue;
      if (t >= range.end) break;
      if (mask !== null && mask[row] === 0) continue;
      const code = codes ? (codes[row] as number) : 0;
      const slot = slotOf ? (slotOf[code] as number) : code;
      if (slot !== noSlot) add(lane, row, slot, edges.find(t));
    }
  }
}
