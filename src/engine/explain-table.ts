import type { AnalyticsEvent } from '../model/event.js';
import type { ExplainedEvent } from '../model/explain.js';
import type { SourceKinds } from '../model/query.js';
import { type ResolvedSelection, selectedUnit } from '../model/selection.js';
import type { RowMask } from './mask.js';
import { type ScopedTable, scopedTable } from './scope.js';
import { createTableBuilder } from './table-builder.js';
import { columnOf, type EventTable, valueReader } from './table.js';
import { tableByUnit } from './units.js';

/** The answer to a question, over everybody's events. */
export type Answer = SourceKinds[keyof SourceKinds]['rows'];

/** One unit's events as a table. */
export interface UnitTable {
  table: EventTable;
  /** Rows in the question's scope, whatever its range. */
  scope: RowMask;
  scoped: ScopedTable;
  /** Number of the unit's lane; -1 when it has no events. */
  lane: number;
  /** Its rows, in order of time. */
  rows: readonly number[];
  /** Which of the events a row is. */
  placeOf(row: number): number;
}

/** What is said of each of the unit's rows. */
export interface Explained {
  reached: number | null;
  rows: Omit<ExplainedEvent, 'event'>[];
}

/** Where each row says which event it is. No question names it by accident. */
const placeProperty = '\u0000place';

/** @param kept ids of the people whose events are looked at; null = all */
export function unitTable(
  events: readonly AnalyticsEvent[],
  selection: ResolvedSelection,
  id: string,
  kept: readonly string[] | null,
): UnitTable {
  const { of } = selection;
  const builder = createTableBuilder();
  builder.append(
    // Without ids: which copies are one event is decided already.
    events.map(({ id: _id, ...event }, place) => ({
      ...event,
      properties: { ...event.properties, [placeProperty]: place },
    })),
  );
  const base = builder.finish();
  const { userIds } = tableByUnit(base, of.identity);
  const ids = new Set(kept);
  const people = kept && Uint8Array.from(userIds, (each) => (ids.has(each) ? 1 : 0));
  const scoped = scopedTable(base, of, selectedUnit(selection), people);
  const { table } = scoped;
  const lane = table.userIds.indexOf(id);
  const rows: number[] = [];
  if (lane >= 0) {
    const last = table.userStart[lane + 1] as number;
    for (let row = table.userStart[lane] as number; row < last; row++) rows.push(row);
  }
  const place = valueReader(columnOf(table, placeProperty));
  return { table, scope: scoped.rows, scoped, lane, rows, placeOf: (row) => place(row) as number };
}

export function isIn(mask: RowMask, row: number): boolean {
  return mask === null || mask[row] === 1;
}
