import { gatherNumbers, sortColumn } from './column.js';
import { SharedSessions } from './sessions.js';
import { sortRows } from './sort-rows.js';
import { columnOf, type EventTable } from './table.js';

/** Whose rows make a lane: an identity, or a session. */
export type Unit = 'user' | 'authenticatedUser' | 'account' | 'session';

const sorted = new WeakMap<EventTable, Map<Unit, EventTable>>();

function sortByUnit(table: EventTable, unit: Exclude<Unit, 'user'>): EventTable {
  const codes = unit === 'session' ? table.sessions.codes : table[unit].codes;
  const users = unit === 'session' ? table.sessions.count : table[unit].values.length - 1;
  const { order, laneStart } = sortRows(table.time, codes, users);
  const sessions = sortColumn({ type: 'coded', codes: table.sessions.codes, values: [] }, order);
  const sessionCodes = sessions.codes as Uint32Array;
  const shared = new SharedSessions(sessionCodes, laneStart, table.sessions.count + 1);
  shared.find(0, laneStart.length - 1);
  return {
    ...table,
    users,
    get userIds() {
      const column = unit === 'session' ? columnOf(table, '$session') : table[unit];
      return column?.type === 'coded' ? (column.values.slice(1) as string[]) : [];
    },
    userStart: laneStart,
    time: gatherNumbers(table.time, order),
    event: sortColumn(table.event, order),
    kind: sortColumn(table.kind, order),
    authenticatedUser: sortColumn(table.authenticatedUser, order),
    account: sortColumn(table.account, order),
    sessions: { ...table.sessions, codes: sessionCodes, shared: shared.found },
    idAt: (row) => table.idAt(order[row] as number),
    base: { table, order },
  };
}

/**
 * The same events with a lane for each identity or session instead of each user: `users` are then those. Made once and
 * kept with the table; its columns cost memory as they are used.
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
