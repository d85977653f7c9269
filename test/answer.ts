import { startQuery } from '../src/engine/start-query.js';
import { createTableBuilder } from '../src/engine/table-builder.js';
import { columnOf, type EventTable } from '../src/engine/table.js';
import { finishWork } from '../src/engine/work.js';
import type { AnalyticsEvent } from '../src/model/event.js';
import {
  type SourceQuery,
  type AnyResolvedQuery,
  assemble,
  type Result,
  type Rows,
  resolveQuery,
} from '../src/model/query.js';

export function tableOf(events: readonly AnalyticsEvent[]): EventTable {
  const builder = createTableBuilder();
  builder.append(events);
  return builder.finish();
}

/** The engine's rows, in one go. */
export function rowsOf<Q extends AnyResolvedQuery>(table: EventTable, query: Q): Rows<Q> {
  return finishWork(startQuery(table, query));
}

/** The engine's answer to a question over a few events. `now` defaults to long after them. */
export function answer<Q extends SourceQuery>(
  events: readonly AnalyticsEvent[] | EventTable,
  query: Q,
  now = Date.UTC(2100, 0, 1),
): Result<Q> {
  const table = 'userStart' in events ? events : tableOf(events);
  const resolved = resolveQuery(query, { now });
  return assemble(resolved, rowsOf(table, resolved)) as Result<Q>;
}

/** The values of a property, in the order of the table's rows; null is missing. */
export function valuesOf(table: EventTable, property: string): unknown[] {
  const column = columnOf(table, property);
  if (!column) return [];
  return column.type === 'coded'
    ? Array.from(column.codes, (code) => column.values[code])
    : Array.from(column.numbers);
}
