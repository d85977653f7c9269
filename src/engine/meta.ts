import type { Meta } from '../model/meta.js';
import type { AbsoluteRange } from '../model/scope.js';
import type { RowMask } from './mask.js';
import type { EventTable } from './table.js';

/** What every answer of the engine says about the table it came from. */
export function engineMeta({ rows, duplicates, rejected }: EventTable): Meta {
  return {
    computedBy: 'usagekit engine',
    exact: true,
    eventsRead: rows,
    duplicates,
    ...(rejected.count > 0 ? { rejected } : {}),
    warnings: [],
  };
}

/** How many of the rows in a span are of nobody. */
export function countWithoutUser(
  { users, userStart, time }: EventTable,
  rows: RowMask,
  { start, end }: AbsoluteRange,
): number {
  const last = userStart[users + 1] as number;
  let count = 0;
  for (let row = userStart[users] as number; row < last; row++) {
    const t = time[row] as number;
    if (t >= end) break;
    if (t >= start && (rows === null || rows[row] === 1)) count++;
  }
  return count;
}
