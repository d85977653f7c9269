import { gatherNumbers, sortColumn } from './column.js';
import { SharedSessions } from './sessions.js';
import { sortRows } from './sort-rows.js';
import { columnOf, type EventTable } from './table.js';

/** Whose rows make a lane: an identity, or a session. */
export type Unit = 'user' | 'authenticatedUser' | 'account' | 'session';

const sorted = new WeakMap<EventTable, Map<Unit, EventTable>>();

/** Ids of lanes, made when they are first asked for. */
function idsOnce(make: () => readonly string[]): () => readonly string[] {
  let ids: readonly string[] | null = null;
  return () => {
    ids ??= make();
    return ids;
  };
}

/**
 * The sessions as lanes where they lie, when each is one stretch of one user's rows and rows without a session come last:
 * where each lane begins, and the session it is. Null otherwise.
 */
function sessionsInPlace({ rows, userStart, sessions }: EventTable) {
  const { codes, count, shared } = sessions;
  if (shared.size > 0) return null;
  const laneStart = new Uint32Array(count + 2).fill(rows);
  const codeOf = new Uint32Array(count);
  const seen = new Uint8Array(count + 1);
  let lanes = 0;
  let before = -1;
  let user = 0;
  for (let row = 0; row < rows; row++) {
    const code = codes[row] as number;
    while (row >= (userStart[user + 1] as number)) {
      user++;
      before = -1;
    }
    if (code === before) continue;
    if (before === 0 || seen[code] === 1) return null;
    before = code;
    seen[code] = 1;
    laneStart[lanes] = row;
    if (code > 0) codeOf[lanes++] = code;
  }
  return lanes === count ? { laneStart, codeOf } : null;
}

function sortByUnit(table: EventTable, unit: Exclude<Unit, 'user'>): EventTable {
  const inPlace = unit === 'session' ? sessionsInPlace(table) : null;
  if (inPlace) {
    const { laneStart, codeOf } = inPlace;
    const ids = idsOnce(() => Array.from(codeOf, (code) => table.sessions.id(code)));
    return {
      ...table,
      users: codeOf.length,
      get userIds() {
        return ids();
      },
      userStart: laneStart,
      base: { table, order: null, unit },
    };
  }
  const codes = unit === 'session' ? table.sessions.codes : table[unit].codes;
  const users = unit === 'session' ? table.sessions.count : table[unit].values.length - 1;
  const { order, laneStart } = sortRows(table.time, codes, users);
  const sessions = sortColumn({ type: 'coded', codes: table.sessions.codes, values: [] }, order);
  const sessionCodes = sessions.codes as Uint32Array;
  const shared = new SharedSessions(sessionCodes, laneStart, table.sessions.count + 1);
  shared.find(0, laneStart.length - 1);
  const ids = idsOnce(() => {
    const column = unit === 'session' ? columnOf(table, '$session') : table[unit];
    return column?.type === 'coded' ? (column.values.slice(1) as string[]) : [];
  });
  return {
    ...table,
    users,
    get userIds() {
      return ids();
    },
    userStart: laneStart,
    time: gatherNumbers(table.time, order),
    event: sortColumn(table.event, order),
    kind: sortColumn(table.kind, order),
    authenticatedUser: sortColumn(table.authenticatedUser, order),
    account: sortColumn(table.account, order),
    sessions: { ...table.sessions, codes: sessionCodes, shared: shared.found },
    idAt: (row) => table.idAt(order[row] as number),
    base: { table, order, unit },
  };
}

/**
 * The same events with a lane for each identity or session instead of each user: `users` are then those. Made once and
 * kept with the table; its columns cost memory as they are used. Sessions that lie together need no new columns.
 */
export function tableByUnit(table: EventTable, unit: Unit): EventTable {
  if (unit === 'user') return table;
  let tables = sorted.get(table);
  if (!tables) {
    tables = new Map();
    sorted.set(table, tables);
  }
  let own = tables.get(unit);
  if (!own) {
    own = sortByUnit(table, unit);
    tables.set(unit, own);
  }
  return own;
}
