import { columnOf, type EventTable, valueReader } from '../../src/engine/table.js';

/** Everything a table says, whatever the order of its users and of its lists of values. */
export function contentOf(table: EventTable): unknown {
  const fields = ['$event', '$kind', '$session', '$authenticatedUser', '$account'];
  const readers = [...fields, ...table.properties.keys()].map(
    (name) => [name, valueReader(columnOf(table, name))] as const,
  );
  const lanes = new Map<string | null, unknown[]>();
  for (let lane = 0; lane <= table.users; lane++) {
    const rows: unknown[] = [];
    const last = table.userStart[lane + 1] as number;
    for (let row = table.userStart[lane] as number; row < last; row++) {
      const values = readers.map(([name, read]) => [name, read(row)] as const);
      const set = values.filter(([, value]) => value !== null);
      rows.push({ time: table.time[row], id: table.idAt(row), ...Object.fromEntries(set) });
    }
    lanes.set(lane === table.users ? null : (table.userIds[lane] as string), rows);
  }
  const { rows, users, firstTime, lastTime, duplicates, rejected, sessions } = table;
  const ids = (codes: Iterable<number>) => [...codes].map((code) => sessions.id(code)).sort();
  return {
    rows,
    users,
    firstTime,
    lastTime,
    duplicates,
    rejected,
    lanes,
    sessions: ids(Array.from({ length: sessions.count }, (_, i) => i + 1)),
    shared: ids(sessions.shared),
    accounts: table.account.values.toSorted(),
    signedIn: table.authenticatedUser.values.toSorted(),
  };
}
