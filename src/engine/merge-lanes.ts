import { mergeValues } from './merge-values.js';
import { laneOf } from './sessions.js';
import { planSplice, type Splice } from './splice.js';
import type { EventTable } from './table.js';
import type { Work } from './work.js';

export interface MergedLanes {
  userIds: readonly string[];
  userStart: Uint32Array;
  /** Rows of the delta that stay, in the order of the merged lanes. */
  order: Uint32Array;
  /** Where they go. */
  splice: Splice;
}

/**
 * Where the rows of a delta go: users keep their lanes, new ones get the next, and those without user stay the last. At
 * equal times the base's come first.
 *
 * @param dropped by row of the delta: 1 = left out
 * @param removed rows of the base to leave out, ascending
 */
export function* mergeLanes(
  base: EventTable,
  delta: EventTable,
  { dropped, removed }: { dropped: Uint8Array; removed: Uint32Array },
): Work<MergedLanes> {
  const { values: userIds, indexOf } = yield* mergeValues(base.userIds, delta.userIds);
  const users = userIds.length;
  const lanes = Array.from({ length: delta.users + 1 }, (_, own) => ({
    own,
    lane: own === delta.users ? users : (indexOf[own] as number),
  })).sort((a, b) => a.lane - b.lane);
  const order = new Uint32Array(delta.rows);
  const before = new Uint32Array(delta.rows);
  /** By lane: how many more rows than in the base. */
  const more = new Int32Array(users + 1);
  let count = 0;
  for (const { own, lane } of lanes) {
    const { from, to } = rowsInBase(base, lane, users);
    let place = from;
    const last = delta.userStart[own + 1] as number;
    for (let row = delta.userStart[own] as number; row < last; row++) {
      if (dropped[row] === 1) continue;
      place = firstAfter(base.time, delta.time[row] as number, place, to);
      order[count] = row;
      before[count++] = place;
      more[lane] = (more[lane] as number) + 1;
    }
  }
  for (const row of removed) {
    const own = laneOf(base.userStart, row);
    const lane = own === base.users ? users : own;
    more[lane] = (more[lane] as number) - 1;
  }
  return {
    userIds,
    userStart: mergeLaneStart(base, more),
    order: order.subarray(0, count),
    splice: planSplice(base.rows, before.subarray(0, count), removed),
  };
}

/** The rows a lane has in the base; for that of a new user, where it goes. */
function rowsInBase(
  { users: known, userStart }: EventTable,
  lane: number,
  users: number,
): { from: number; to: number } {
  const own = lane === users ? known : Math.min(lane, known);
  const from = userStart[own] as number;
  const isNew = lane >= known && lane < users;
  return { from, to: isNew ? from : (userStart[own + 1] as number) };
}

/** New users' lanes come before the last. */
function mergeLaneStart({ users: known, userStart }: EventTable, more: Int32Array): Uint32Array {
  const users = more.length - 1;
  const merged = new Uint32Array(users + 2);
  let moved = 0;
  for (let lane = 0; lane < users; lane++) {
    moved += more[lane] as number;
    merged[lane + 1] = (userStart[Math.min(lane + 1, known)] as number) + moved;
  }
  merged[users + 1] = (userStart[known + 1] as number) + moved + (more[users] as number);
  return merged;
}

/** The first of rows `from` … `to` - 1 that is later than `time`; `to` when none is. */
function firstAfter(times: Float64Array, time: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
