import { encodeCursor } from '../model/cursor.js';
import type { Scalar } from '../model/event.js';
import { compareText } from '../model/order.js';
import { selectedUnit } from '../model/selection.js';
import type { ResolvedUsersQuery, UserRow, UsersRows } from '../model/users.js';
import { rowsBehind, type UnitsBehind } from './behind.js';
import { engineMeta } from './meta.js';
import { latestValue, ownerOf } from './row-facts.js';
import { changedSince } from './session-list.js';
import { type EventTable, rowReader } from './table.js';
import { TopRows } from './top-rows.js';

function propertiesOf(table: EventTable, rows: readonly number[]): Record<string, Scalar> {
  const found: Record<string, Scalar> = {};
  for (const name of (table.base?.table ?? table).properties.keys()) {
    const value = latestValue(table, rows, rowReader(table, name));
    if (value !== null) found[name] = value;
  }
  return found;
}

function rowOf(units: UnitsBehind, { behind }: ResolvedUsersQuery, lane: number): UserRow {
  const { table, counted } = units;
  const { time, userIds } = table;
  const rows = rowsBehind(units, behind, lane);
  const owner = rows.length > 0 ? ownerOf(table, rows, behind.of.identity) : null;
  return {
    id: userIds[lane] as string,
    ...(selectedUnit(behind) === 'session' ? { user: owner } : {}),
    firstSeen: rows.length > 0 ? (time[rows[0] as number] as number) : null,
    lastSeen: rows.length > 0 ? (time[rows.at(-1) as number] as number) : null,
    events: counted ? rows.filter((row) => counted[row] === 1).length : rows.length,
    properties: propertiesOf(table, rows),
  };
}

/** Whether the number counts events, so that those of nobody belong to it. */
function countsEvents({ behind }: ResolvedUsersQuery): boolean {
  const { of } = behind;
  return of.kind === 'trend' && of.measure !== 'users' && of.measure !== 'sessions';
}

function countWithout({ table, counted }: UnitsBehind): number {
  const { users, userStart } = table;
  return counted?.subarray(userStart[users]).reduce((sum, is) => sum + is, 0) ?? 0;
}

/** A page of the units behind a number, in order of id. */
export function usersRows(units: UnitsBehind, query: ResolvedUsersQuery): UsersRows {
  const { table, lanes } = units;
  const { limit, after, behind, version } = query;
  const { userIds } = table;
  const idOf = (lane: number) => userIds[lane] as string;
  const top = new TopRows<number>(limit + 1, (a, b) => compareText(idOf(a), idOf(b)));
  let total = 0;
  for (let lane = 0; lane < lanes.length; lane++) {
    if (lanes[lane] === 0) continue;
    total++;
    if (after === null || compareText(idOf(lane), after) > 0) top.add(lane);
  }
  const found = top.sorted();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    kind: 'users',
    unit: selectedUnit(behind),
    total,
    users: page.map((lane) => rowOf(units, query, lane)),
    ...(countsEvents(query) ? { eventsWithoutUser: countWithout(units) } : {}),
    ...(found.length > limit && last !== undefined
      ? { cursor: encodeCursor(table.version, [idOf(last)]) }
      : {}),
    meta: { ...engineMeta(table), warnings: changedSince(table, version) },
  };
}
