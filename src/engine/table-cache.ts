import type { EventTable } from './table.js';

/** Bytes kept for a table whatever its size, and for each of its rows. */
const leastBytes = 16 * 2 ** 20;
const bytesPerRow = 8;

/** What was computed over a table and may be wanted again, by key; the longest unused goes first. */
class TableCache {
  readonly #most: number;
  readonly #entries = new Map<string, { value: unknown; bytes: number }>();
  #bytes = 0;

  constructor(rows: number) {
    this.#most = Math.max(leastBytes, rows * bytesPerRow);
  }

  get bytes(): number {
    return this.#bytes;
  }

  find(key: string): { value: unknown } | null {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    // The order of a map is that of insertion: what was used is put last.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  keep(key: string, value: unknown, bytes: number): void {
    if (bytes > this.#most || this.#entries.has(key)) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const [oldest, entry] of this.#entries) {
      if (this.#bytes <= this.#most) return;
      this.#entries.delete(oldest);
      this.#bytes -= entry.bytes;
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }
}

/**
 * By table of users: one for all tables of the same events by other units. Tables never change, so what is kept with one
 * never has to be checked; it goes when the table does.
 */
const caches = new WeakMap<EventTable, TableCache>();

function usersTable(table: EventTable): EventTable {
  return table.base?.table ?? table;
}

function cacheOf(table: EventTable): TableCache {
  const users = usersTable(table);
  let cache = caches.get(users);
  if (!cache) {
    cache = new TableCache(users.rows);
    caches.set(users, cache);
  }
  return cache;
}

/** Keys of tables by other units are their own. */
function keyIn({ base }: EventTable, key: string): string {
  return `${base?.unit ?? 'user'} ${key}`;
}

/** What `key` stands for, from the table's cache or made now. It must not be changed afterwards. */
export function cached<T extends { byteLength: number } | null>(
  table: EventTable,
  key: string,
  make: () => T,
): T {
  const known = findCached<T>(table, key);
  if (known) return known.value;
  const value = make();
  keepCached(table, key, value, value?.byteLength ?? 0);
  return value;
}

/** As {@link cached}, for what takes steps to make: null when it is not there. */
export function findCached<T>(table: EventTable, key: string): { value: T } | null {
  return cacheOf(table).find(keyIn(table, key)) as { value: T } | null;
}

export function keepCached(table: EventTable, key: string, value: unknown, bytes: number): void {
  cacheOf(table).keep(keyIn(table, key), value, bytes);
}

/** Bytes of what is kept for a table, and for those of its events by other units. */
export function cachedBytes(table: EventTable): number {
  return caches.get(usersTable(table))?.bytes ?? 0;
}

/** Forgets that. Columns that were made, and the tables by other units themselves, stay. */
export function clearCache(table: EventTable): void {
  caches.get(usersTable(table))?.clear();
}
