import { mergeValues } from './merge-values.js';
import { firstFrom, laneOf } from './search.js';
import { planSplice, type Splice } from './splice.js';
import type { EventTable } from './table.js';
import type { Work } from './work.js';

/** Lanes of which the beginning is told in one step. */
const lanesPerStep = 65_536;

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
  const kept = keptLanes(delta, dropped);
  const { values: userIds, indexOf } = yield* mergeValues(
    base.userIds,
    kept.map((own) => delta.userIds[own] as string),
  );
  const users = userIds.length;
  const lanes = kept.map((own, i) => ({ own, lane: indexOf[i] as number }));
  lanes.sort((a, b) => a.lane - b.lane);
  lanes.push({ own: delta.users, lane: users });
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
      // Times are whole milliseconds: after all of the same one.
      place = firstFrom(base.time, (delta.time[row] as number) + 1, place, to);
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
    userStart: yield* mergeLaneStart(base, more),
    order: order.subarray(0, count),
    splice: planSplice(base.rows, before.subarray(0, count), removed),
  };
}

/** Lanes of users of the delta that have rows that stay. */
function keptLanes({ users, userStart }: EventTable, dropped: Uint8Array): number[] {
  const lanes: number[] = [];
  for (let lane = 0; lane < users; lane++) {
    const rows = dropped.subarray(userStart[lane], userStart[lane + 1]);
    if (rows.includes(0)) lanes.push(lane);
  }
  return lanes;
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
function* mergeLaneStart(
  { users: known, userStart }: EventTable,
  more: Int32Array,
): Work<Uint32Array> {
  const users = more.length - 1;
  const merged = new Uint32Array(users + 2);
  for (let lane = 0; lane < users; lane += lanesPerStep) {
    addRows(merged, userStart, more, lane, Math.min(users, lane + lanesPerStep), known);
    yield { done: lane, total: users, unit: 'users' };
  }
  const nobody = (userStart[known + 1] as number) - (userStart[known] as number);
  merged[users + 1] = (merged[users] as number) + nobody + (more[users] as number);
  return merged;
}

/** Continues where lanes begin from lane `from` to `to`. */
function addRows(
  merged: Uint32Array,
  userStart: Uint32Array,
  more: Int32Array,
  from: number,
  to: number,
  known: number,
): void {
  let moved = (merged[from] as number) - (userStart[Math.min(from, known)] as number);
  for (let lane = from; lane < to; lane++) {
    moved += more[lane] as number;
    merged[lane + 1] = (userStart[lane < known ? lane + 1 : known] as number) + moved;
  }
}
