/** More rows are not read for a name: it would take longer than a page may be busy. */
const mostRowsRead = 2_000;

const names = new WeakMap<readonly object[], string>();

const plain = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

/** FNV-1a over the rows as JSON. */
function hashOf(rows: readonly object[]): string {
  let hash = 0x811c9dc5;
  for (const row of rows) {
    const text = JSON.stringify(row, plain);
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
  }
  return (hash >>> 0).toString(36);
}

/**
 * A name for rows before any engine has seen them. A few rows are named by what is in them, so equal data has equal
 * names, on a server as well. Of many that would cost too much and a sample could not tell a changed value: their name is
 * the list's own, drawn once, and another list has another one.
 */
export function idOfRows(rows: readonly object[]): string {
  if (rows.length <= mostRowsRead) return `worker:${rows.length}:${hashOf(rows)}`;
  let name = names.get(rows);
  if (name === undefined) {
    name = `worker:${rows.length}:${Math.random().toString(36).slice(2)}`;
    names.set(rows, name);
  }
  return name;
}
