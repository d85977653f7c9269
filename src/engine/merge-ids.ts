import { compareCopies, keptReader } from './copies.js';
import type { IdIndex } from './id-index.js';
import type { EventTable, IdColumn } from './table.js';
import type { Work } from './work.js';

/** What becomes of the ids of two tables, and of events that are in both. */
export interface MergedIds {
  /** Of both tables; null when no event has an id. */
  index: IdIndex | null;
  /** By row of the delta: the number of its id in the index; 0 = none. */
  deltaCodes: Uint32Array;
  /** By row of the delta: 1 = a copy of it stays. */
  dropped: Uint8Array;
  /** Rows of the base that are replaced by copies, ascending. */
  removed: Uint32Array;
  /** Copies that were found. */
  duplicates: number;
}

/** Ids added, or rows looked at, in one step. */
const idsPerStep = 8_192;
const rowsPerStep = 1_048_576;
/** Pairs of copies compared in one step. */
const pairsPerStep = 64;

/** Finds events of the delta that are in the base, too, and decides which copies stay. */
export function* mergeIds(base: EventTable, delta: EventTable): Work<MergedIds> {
  const dropped = new Uint8Array(delta.rows);
  const none = { dropped, removed: new Uint32Array(0), duplicates: 0 };
  if (!delta.ids) {
    return { ...none, index: base.ids?.index ?? null, deltaCodes: new Uint32Array(delta.rows) };
  }
  if (!base.ids) return { ...none, index: delta.ids.index, deltaCodes: delta.ids.codes };
  const { index } = base.ids;
  const before = index.count;
  const deltaCodes = yield* addIds(index, delta.ids);
  const pairs = yield* findPairs(base.ids, deltaCodes, before);
  const removed: number[] = [];
  const [ofBase, ofDelta] = [keptReader(base), keptReader(delta)];
  for (let i = 0; i < pairs.length; i++) {
    const { row, deltaRow } = pairs[i] as Pair;
    if (compareCopies(ofDelta(deltaRow), ofBase(row)) < 0) removed.push(row);
    else dropped[deltaRow] = 1;
    if (i % pairsPerStep === 0) yield { done: i, total: pairs.length, unit: 'events' };
  }
  return {
    index,
    deltaCodes,
    dropped,
    removed: Uint32Array.from(removed),
    duplicates: pairs.length,
  };
}

/** Adds a delta's ids to an index; returns their numbers there, by row. */
function* addIds(index: IdIndex, { index: own, codes }: IdColumn): Work<Uint32Array> {
  const added = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code !== 0) added[row] = index.addFrom(own, code);
    if (row % idsPerStep === 0) yield { done: row, total: codes.length, unit: 'events' };
  }
  return added;
}

interface Pair {
  row: number;
  deltaRow: number;
}

/**
 * Rows of the base and of the delta with the same id, in the order of the base. An id that was known `before` need have
 * no row: tables that were merged from the same one share their index.
 */
function* findPairs({ codes }: IdColumn, deltaCodes: Uint32Array, before: number): Work<Pair[]> {
  const deltaRows = new Map<number, number>();
  deltaCodes.forEach((code, row) => {
    if (code !== 0 && code <= before) deltaRows.set(code, row);
  });
  const pairs: Pair[] = [];
  if (deltaRows.size === 0) return pairs;
  const isWanted = new Uint8Array(before + 1);
  for (const code of deltaRows.keys()) isWanted[code] = 1;
  for (let from = 0; from < codes.length; from += rowsPerStep) {
    for (const row of rowsOf(codes, from, Math.min(codes.length, from + rowsPerStep), isWanted)) {
      pairs.push({ row, deltaRow: deltaRows.get(codes[row] as number) as number });
    }
    yield { done: from, total: codes.length, unit: 'events' };
  }
  return pairs;
}

function rowsOf(codes: Uint32Array, from: number, to: number, isWanted: Uint8Array): number[] {
  const rows: number[] = [];
  for (let row = from; row < to; row++) {
    if (isWanted[codes[row] as number] === 1) rows.push(row);
  }
  return rows;
}
