import { startQuery, engineKinds } from '../engine/start-query.js';
import { createTableBuilder } from '../engine/table-builder.js';
import type { EventTable } from '../engine/table.js';
import { throwIfAborted } from '../model/errors.js';
import type { AnalyticsEvent, SessionPolicy } from '../model/event.js';
import type { AnalyticsSource } from '../model/source.js';
import { type EventMapping, resolveMapping, type Row } from './mapping.js';
import { RowIntake } from './row-intake.js';
import { runInSlices } from './slices.js';

export interface MemorySourceOptions {
  /** Names the data set in cache keys. Default: made from the data, so equal data has equal names. */
  id?: string;
  /** Which column is what. Default: guessed from the names and values of the first rows. */
  mapping?: EventMapping;
  /** When events without a session id are one session. */
  sessions?: SessionPolicy;
  /** Rows that can not be used: counted in `meta.rejected` (`'report'`, default), or the first one throws. */
  invalid?: 'report' | 'throw';
}

function isTable(data: EventTable | readonly object[]): data is EventTable {
  return 'userStart' in data;
}

/** Rows turned into events at once: as many as are dropped together. */
const rowsAtOnce = 10_000;

/** Builds a table from row objects. The rows are read once and not kept. */
function tableOf(rows: readonly object[], options: MemorySourceOptions): EventTable {
  const builder = createTableBuilder(options.sessions ? { sessions: options.sessions } : {});
  if (rows.length > 0) {
    const mapping = resolveMapping(rows, options.mapping);
    const intake = new RowIntake(builder, { mapping, invalid: options.invalid, unit: 'row' });
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const part = rows.slice(from, from + rowsAtOnce) as Row[];
      intake.add(part.map((row, i) => ({ line: from + i + 1, row })));
    }
  }
  return builder.finish();
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
): AnalyticsSource {
  const table = isTable(data) ? data : tableOf(data, options);
  return {
    id: options.id ?? fingerprint(table),
    capabilities: { kinds: engineKinds, history: true },
    async run(query, runOptions) {
      throwIfAborted(runOptions.signal);
      return runInSlices(startQuery(table, query), runOptions);
    },
  };
}
