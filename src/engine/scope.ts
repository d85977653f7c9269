import type { ResolvedScope } from '../model/scope.js';
import { intersect, type RowMask, scopeMask } from './mask.js';
import type { EventTable } from './table.js';
import { tableByUnit } from './units.js';

/** A table with a lane for each unit a question is about, and the rows it looks at. */
export interface ScopedTable {
  table: EventTable;
  /** Rows of the universe, in `where`, of the users kept; null = all. Not to be changed. */
  rows: RowMask;
  /** One byte a lane: 1 = has rows in scope. Null = any may; kernels need not run over the others. */
  kept: Uint8Array | null;
}

/** One byte a row: 1 where the row's lane is kept. */
export function rowsOfLanes({ rows, userStart }: EventTable, lanes: Uint8Array): Uint8Array {
  const mask = new Uint8Array(rows);
  for (let lane = 0; lane < lanes.length; lane++) {
    if (lanes[lane] === 1) mask.fill(1, userStart[lane], userStart[lane + 1]);
  }
  return mask;
}

/** A mask of `from`'s rows, as one of `to`'s: both are the same events, one or both sorted anew. */
export function moveMask(mask: Uint8Array, from: EventTable, to: EventTable): Uint8Array {
  if (from === to) return mask;
  let original = mask;
  const fromOrder = from.base?.order;
  if (fromOrder) {
    original = new Uint8Array(mask.length);
    for (let row = 0; row < fromOrder.length; row++)
      original[fromOrder[row] as number] = mask[row] as number;
  }
  const order = to.base?.order;
  if (!order) return original;
  const moved = new Uint8Array(mask.length);
  for (let row = 0; row < order.length; row++)
    moved[row] = original[order[row] as number] as number;
  return moved;
}

/**
 * The rows a question looks at, in the order of its units.
 *
 * @param kept one byte for each person of the query's identity, 1 = looked at; null = all, events of nobody too
 */
export function scopedTable(
  table: EventTable,
  scope: Pick<ResolvedScope, 'universe' | 'where' | 'identity'>,
  unit: 'user' | 'session',
  kept: Uint8Array | null,
): ScopedTable {
  const sorted = tableByUnit(table, unit === 'session' ? 'session' : scope.identity);
  const rows = scopeMask(sorted, scope);
  if (!kept) return { table: sorted, rows, kept };
  const byUser = tableByUnit(table, scope.identity);
  return {
    table: sorted,
    rows: intersect(rows, moveMask(rowsOfLanes(byUser, kept), byUser, sorted)),
    kept: sorted === byUser ? kept : null,
  };
}
