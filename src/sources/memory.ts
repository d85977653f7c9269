import { startQuery, engineKinds } from '../engine/start-query.js';
import { createTableBuilder } from '../engine/table-builder.js';
import type { EventTable } from '../engine/table.js';
import { throwIfAborted } from '../model/errors.js';
import type { AnalyticsEvent, SessionPolicy } from '../model/event.js';
import type { AnalyticsSource, DataChange } from '../model/source.js';
import { LiveTable } from './live-table.js';
import { type EventMapping, eventMapping, resolveMapping, type Row } from './mapping.js';
import { RowIntake } from './row-intake.js';
import { runInSlices } from './slices.js';

export interface MemorySourceOptions {
  /**
   * Names the data set in cache keys. Default: made from the first data, so equal data has equal names; name a source that
   * events are appended to.
   */
  id?: string;
  /**
   * Which column is what. Default: guessed from the names and values of the first rows; over a table, the fields of an
   * `AnalyticsEvent`.
   */
  mapping?: EventMapping;
  /** When events without a session id are one session. A table keeps what it was loaded with. */
  sessions?: SessionPolicy;
  /** Rows that can not be used: counted in `meta.rejected` (`'report'`, default), or the first one throws. */
  invalid?: 'report' | 'throw';
}

/** A source that events can be added to. */
export interface LiveSource extends AnalyticsSource {
  /**
   * Adds events, or rows as the first ones were. Resolves once questions asked from then on see them; those that run are
   * answered from what they began with. None is nothing.
   *
   * A repeated id is one event, whenever its copies came: the one with the earliest time stays, then the first in canonical
   * JSON order. A session without an id of its own may grow, and be cut elsewhere.
   *
   * Costs about as much as to copy the table, in slices that keep the page responsive: append lists, not single events.
   * What is appended meanwhile is put together and merged once. Memory is that of two tables until then.
   *
   * @throws `load/invalid` for the first row that can not be used with `invalid: 'throw'`, or when the columns of the first
   *   rows can not be guessed; nothing of the list is added then
   */
  append(events: readonly AnalyticsEvent[] | readonly object[]): Promise<void>;
  /** Calls back after a merge, unless it changed nothing but counts of copies and unusable rows. */
  subscribe(onChange: (change: DataChange) => void): () => void;
}

function isTable(data: EventTable | readonly object[]): data is EventTable {
  return 'userStart' in data;
}

/** Rows turned into events at once: as many as are dropped together. */
const rowsAtOnce = 10_000;

/** Builds a table from row objects. The rows are read once and not kept. */
function tableOf(
  rows: readonly object[],
  mapping: EventMapping | null,
  { sessions, invalid }: MemorySourceOptions,
): EventTable {
  const builder = createTableBuilder(sessions ? { sessions } : {});
  if (mapping) {
    const intake = new RowIntake(builder, { mapping, invalid, unit: 'row' });
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const part = rows.slice(from, from + rowsAtOnce) as Row[];
      intake.add(part.map((row, i) => ({ line: from + i + 1, row })));
    }
  }
  return builder.finish();
}

/** The first table, and how rows that are appended are read. */
function liveTable(data: readonly object[] | EventTable, options: MemorySourceOptions): LiveTable {
  const { mapping: given, invalid } = options;
  if (isTable(data)) {
    return new LiveTable(data, { mapping: { ...eventMapping, ...given }, given, invalid });
  }
  const mapping = data.length > 0 ? resolveMapping(data, given) : null;
  return new LiveTable(tableOf(data, mapping, options), { mapping, given, invalid });
}

/** A name that equal data gives again, on a server and in a browser alike (FNV-1a over times, names and users). */
function fingerprint({ rows, users, time, event, userIds }: EventTable): string {
  let hash = 0x811c9dc5;
  const mix = (value: number) => {
    hash = Math.imul(hash ^ value, 0x01000193);
  };
  for (let row = 0; row < rows; row++) {
    mix((time[row] as number) % 4_294_967_291);
    mix(event.codes[row] as number);
  }
  const mixText = (text: string) => {
    for (let i = 0; i < text.length; i++) mix(text.charCodeAt(i));
  };
  for (const name of event.values) mixText(String(name));
  for (const id of userIds) mixText(id);
  return `memory:${rows}:${users}:${(hash >>> 0).toString(36)}`;
}

/**
 * A source over rows in hand, or over a table that was loaded. Everything is computed here, in slices that keep the
 * page responsive.
 *
 * Building costs about a microsecond a row and value; make the source once and keep it (in a component:
 * `useMemorySource`).
 *
 * @throws `load/invalid` when the columns can not be guessed, naming the keys of row 1
 */
export function memorySource(
  data: readonly AnalyticsEvent[] | readonly object[] | EventTable,
  options: MemorySourceOptions = {},
): LiveSource {
  const live = liveTable(data, options);
  return {
    id: options.id ?? fingerprint(live.table),
    capabilities: { kinds: engineKinds, history: true },
    async run(query, runOptions) {
      throwIfAborted(runOptions.signal);
      return runInSlices(startQuery(live.table, query), runOptions);
    },
    append: (events) => live.append(events),
    subscribe: (onChange) => live.subscribe(onChange),
  };
}
