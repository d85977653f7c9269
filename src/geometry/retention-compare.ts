import { sameGroup } from '../model/groups.js';
import type { ResolvedRetentionQuery, RetentionCell } from '../model/retention.js';
import { pooledZ } from '../model/statistics.js';
import type { RetentionRow } from './retention.js';

/** A cell of the grid, to be compared. */
export interface ComparedCell {
  row: RetentionRow;
  column: number;
}

export interface Comparison {
  /** Shares in the order the cells were chosen. */
  first: RetentionCell & { share: number };
  second: RetentionCell & { share: number };
  /** `second − first`, 0.05 for 5 points more. */
  difference: number;
  /** z-score of the difference, positive when the second is higher; null where it means nothing. */
  z: number | null;
  /** The same people may be in both, so that chance can not be told from the numbers. */
  overlaps: boolean;
}

/** Whether no user can be in both rows. */
function areDisjoint(
  a: RetentionRow,
  b: RetentionRow,
  acquisition: ResolvedRetentionQuery['acquisition'],
): boolean {
  if (a.kind !== b.kind || a.kind === 'overall') return false;
  const sameKey = sameGroup(a.key, b.key);
  // One of a breakdown's groups for each user and period; without a first time, one period does not exclude another.
  if (a.kind === 'group' && a.start === b.start) return !sameKey;
  if (acquisition === 'recurring') return false;
  return a.kind === 'group' || !sameKey;
}

/** How two cells differ; null where one of them has no share. */
export function compareCells(
  first: ComparedCell,
  second: ComparedCell,
  acquisition: ResolvedRetentionQuery['acquisition'],
): Comparison | null {
  const a = first.row.cells[first.column];
  const b = second.row.cells[second.column];
  if (!a || !b || a.share === null || b.share === null) return null;
  const overlaps = !areDisjoint(first.row, second.row, acquisition);
  return {
    first: { ...a, share: a.share },
    second: { ...b, share: b.share },
    difference: b.share - a.share,
    z: overlaps ? null : pooledZ(b.returned, b.eligible, a.returned, a.eligible),
    overlaps,
  };
}
