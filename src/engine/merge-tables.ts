import { type CodedColumn, type Column, gatherCodes, gatherNumbers, sortColumn } from './column.js';
import { emptyLike, mergeColumns } from './merge-columns.js';
import { type MergedIds, mergeIds } from './merge-ids.js';
import { type MergedLanes, mergeLanes } from './merge-lanes.js';
import { mergeValues } from './merge-values.js';
import { laneOf } from './search.js';
import { deriveSessions } from './sessions.js';
import { placesOf, spliceArrays } from './splice.js';
import {
  dropUnused,
  idReader,
  mergeRejected,
  timesOf,
  timesWith,
  withoutEmptyLanes,
} from './table-parts.js';
import type { EventTable, IdColumn, SessionColumn } from './table.js';
import { runInSteps, type Work } from './work.js';

export interface MergedTable {
  table: EventTable;
  /** Time of the earliest event that is new or gone, or whose session may be another one now; null = there is none. */
  from: number | null;
}

/** What the merge of a column needs. */
interface Merge {
  base: EventTable;
  delta: EventTable;
  lanes: MergedLanes;
  /** Whether rows of the base are gone, and with them the only events of a user or with a value. */
  hasLess: boolean;
}

/**
 * The events of two tables as one, as if those of `delta` had been added to those `base` was built from. Neither is
 * changed. Of copies with one id one stays, and sessions are derived anew, by the policy of the base.
 *
 * Costs about as much as to copy the base, in steps of a few milliseconds. The table shares its index of ids with the base.
 */
export function* mergeTables(base: EventTable, delta: EventTable): Work<MergedTable> {
  const ids = yield* mergeIds(base, delta);
  const counts = {
    duplicates: base.duplicates + delta.duplicates + ids.duplicates,
    rejected: mergeRejected(base.rejected, delta.rejected),
  };
  const lanes = yield* mergeLanes(base, delta, ids);
  const { order, splice } = lanes;
  if (order.length === 0) return { table: { ...base, ...counts }, from: null };
  const merge: Merge = { base, delta, lanes, hasLess: ids.removed.length > 0 };
  const { userIds, userStart } = merge.hasLess ? withoutEmptyLanes(lanes) : lanes;
  const added = gatherNumbers(delta.time, order);
  const time = yield* spliceArrays(base.time, added, splice);
  const idColumn = yield* mergeIdColumn(merge, ids);
  const table: EventTable = {
    version: String(Number(base.version) + 1),
    rows: time.length,
    users: userIds.length,
    userIds,
    userStart,
    time,
    event: yield* mergeField(merge, 'event'),
    kind: yield* mergeField(merge, 'kind'),
    authenticatedUser: yield* mergeField(merge, 'authenticatedUser'),
    account: yield* mergeField(merge, 'account'),
    sessions: yield* mergeSessions(merge, { userIds, userStart, time }),
    properties: yield* mergeProperties(merge),
    ids: idColumn,
    idAt: idReader(idColumn),
    ...(merge.hasLess ? timesOf(time, userStart) : timesWith(base, added)),
    ...counts,
  };
  const from = Math.min(earliestChange(base, ids.removed), earliestChange(table, placesOf(splice)));
  return { table, from };
}

function* mergeField(
  { base, delta, lanes, hasLess }: Merge,
  name: 'event' | 'kind' | 'authenticatedUser' | 'account',
): Work<CodedColumn> {
  const added = dropUnused(sortColumn(delta[name], lanes.order));
  const merged = (yield* mergeColumns(base[name], added, lanes.splice)) as CodedColumn;
  return hasLess ? dropUnused(merged) : merged;
}

function* mergeProperties({ base, delta, lanes }: Merge): Work<Map<string, Column>> {
  const { order, splice } = lanes;
  const properties = new Map<string, Column>();
  for (const name of new Set([...base.properties.keys(), ...delta.properties.keys()])) {
    const own = base.properties.get(name);
    const other = delta.properties.get(name);
    const known = (own ?? other) as Column;
    const added = other ? sortColumn(other, order) : emptyLike(known, order.length);
    properties.set(name, yield* mergeColumns(own ?? emptyLike(known, base.rows), added, splice));
  }
  return properties;
}

function* mergeIdColumn(
  { base, lanes }: Merge,
  { index, deltaCodes }: MergedIds,
): Work<IdColumn | null> {
  if (!index) return null;
  const added = gatherCodes(deltaCodes, lanes.order) as Uint32Array;
  const own = base.ids?.codes ?? new Uint32Array(base.rows);
  return { index, codes: yield* spliceArrays(own, added, lanes.splice) };
}

/** Given ids merged, then all others derived anew. */
function* mergeSessions(
  { base, delta, lanes, hasLess }: Merge,
  rows: Pick<EventTable, 'userIds' | 'userStart' | 'time'>,
): Work<SessionColumn> {
  const { order, splice } = lanes;
  const added = givenSessions(delta.sessions, order);
  const { values, indexOf } = yield* mergeValues(base.sessions.givenIds, added.values);
  const codes = yield* spliceArrays(base.sessions.codes, new Uint32Array(order.length), splice);
  yield* forgetDerived(codes, base.sessions, splice.start);
  placesOf(splice).forEach((place, i) => {
    codes[place] = indexOf[added.codes[i] as number] as number;
  });
  const merged: CodedColumn = { type: 'coded', codes, values };
  const given = hasLess ? dropUnused(merged) : merged;
  return yield* deriveSessions(
    {
      ...rows,
      given: given.codes instanceof Uint32Array ? given.codes : new Uint32Array(given.codes),
      givenIds: given.values as SessionColumn['givenIds'],
    },
    base.sessions.policy,
  );
}

/** The given ids of some rows. */
function givenSessions({ codes, givenIds: values }: SessionColumn, rows: Uint32Array): CodedColumn {
  const given = gatherCodes(codes, rows).map((code) => (code < values.length ? code : 0));
  return dropUnused({ type: 'coded', codes: given, values });
}

/** Leaves the numbers of given ids only. */
function forgetDerived(
  codes: Uint32Array,
  { givenIds }: SessionColumn,
  laneStart: Uint32Array,
): Work<null> {
  const firstDerived = givenIds.length;
  return runInSteps({
    laneStart,
    passes: 1,
    run: (_pass, from, to) => {
      const last = laneStart[to] as number;
      for (let row = laneStart[from] as number; row < last; row++) {
        if ((codes[row] as number) >= firstDerived) codes[row] = 0;
      }
    },
    finish: () => null,
  });
}

/** The earliest event that rows that are new or gone, ascending, may have changed; Infinity without such rows. */
function earliestChange(table: EventTable, rows: Uint32Array): number {
  const { users, userStart, time } = table;
  let earliest = Number.POSITIVE_INFINITY;
  let last = -1;
  for (const row of rows) {
    earliest = Math.min(earliest, time[row] as number);
    const lane = laneOf(userStart, row);
    // Of a user's rows the first is in the earliest run.
    if (lane === last || lane === users) continue;
    last = lane;
    earliest = Math.min(
      earliest,
      time[startOfRun(table, row, userStart[lane] as number)] as number,
    );
  }
  return earliest;
}

/** The first row of the run a row is in, if sessions are derived in it; else the row. */
function startOfRun({ time, sessions }: EventTable, row: number, first: number): number {
  const { codes, givenIds, policy } = sessions;
  const isDerived = (at: number) => (codes[at] as number) >= givenIds.length;
  let start = row;
  let hasDerived = isDerived(row);
  while (start > first && (time[start] as number) - (time[start - 1] as number) <= policy.idleMs) {
    start--;
    hasDerived ||= isDerived(start);
  }
  return hasDerived ? start : row;
}
