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

/** Tables never change, so what is kept with one never has to be checked; it goes when the table does. */
const caches = new WeakMap<EventTable, TableCache>();

function cacheOf(table: EventTable): TableCache {
  let cache = caches.get(table);
  if (!cache) {
    cache = new TableCache(table.rows);
    caches.set(table, cache);
  }
  return cache;
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
  return cacheOf(table).find(key) as { value: T } | null;
}

export function keepCached(table: EventTable, key: string, value: unknown, bytes: number): void {
  cacheOf(table).keep(key, value, bytes);
}

/** Bytes of what is kept for a table. */
export function cachedBytes(table: EventTable): number {
  return caches.get(table)?.bytes ?? 0;
}

/** Forgets what is kept for a table here. Its columns, and tables of its events by other units, stay. */
export function clearCache(table: EventTable): void {
  caches.get(table)?.clear();
}
