import { mergeTables } from '../engine/merge-tables.js';
import { createTableBuilder } from '../engine/table-builder.js';
import type { EventTable } from '../engine/table.js';
import type { Work } from '../engine/work.js';
import type { AnalyticsEvent } from '../model/event.js';
import type { DataChange } from '../model/source.js';
import { Listeners } from './listeners.js';
import { type EventMapping, resolveMapping, type Row } from './mapping.js';
import { RowIntake } from './row-intake.js';
import { nextTask, runInSlices } from './slices.js';

interface LiveTableOptions {
  /** Which column is what; null = guessed from the first rows that are appended, apart from what is `given`. */
  mapping: EventMapping | null;
  given: EventMapping | undefined;
  invalid: 'report' | 'throw' | undefined;
}

/** Rows that wait to be appended. */
interface Append {
  rows: readonly object[];
  resolve(): void;
  reject(reason: unknown): void;
}

interface ReadRows {
  /** In lists, as they were read. */
  events: (readonly AnalyticsEvent[])[];
  /** Rows that are no events, by their number in the list from 1. */
  rejects: { row: number; reason: string }[];
}

/** Rows read before others get a turn. */
const rowsPerTask = 2_000;

/** A table that events can be appended to: every merge makes another one, and who has an older one keeps it. */
export class LiveTable {
  readonly #options: LiveTableOptions;
  readonly #listeners = new Listeners();
  #table: EventTable;
  #mapping: EventMapping | null;
  #waiting: Append[] = [];
  #isMerging = false;

  constructor(table: EventTable, options: LiveTableOptions) {
    this.#table = table;
    this.#mapping = options.mapping;
    this.#options = options;
  }

  /** The table as it is now. */
  get table(): EventTable {
    return this.#table;
  }

  /** Calls back after every merge that changed something. Returns how to stop. */
  subscribe(onChange: (change: DataChange) => void): () => void {
    return this.#listeners.add(onChange);
  }

  /** Adds rows. They are put together with others that come until it is their turn. */
  append(rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      // A copy: hosts empty their list once they have handed it over.
      this.#waiting.push({ rows: [...rows], resolve, reject });
      if (!this.#isMerging) void this.#mergeWaiting();
    });
  }

  async #mergeWaiting(): Promise<void> {
    this.#isMerging = true;
    while (this.#waiting.length > 0) {
      await nextTask();
      const appends = this.#waiting;
      this.#waiting = [];
      try {
        await this.#merge(appends);
      } catch (error) {
        for (const { reject } of appends) reject(error);
      }
    }
    this.#isMerging = false;
  }

  async #merge(appends: readonly Append[]): Promise<void> {
    const builder = createTableBuilder();
    const { rows, duplicates, rejected } = this.#table;
    // Every row that came was kept, was a copy, or was rejected.
    let rowsBefore = rows + duplicates + rejected.count;
    const added: Append[] = [];
    for (const append of appends) {
      const read = await this.#read(append);
      if (!read) continue;
      for (const { row, reason } of read.rejects) builder.reject(rowsBefore + row, reason);
      for (const events of read.events) {
        builder.append(events);
        await nextTask();
      }
      rowsBefore += append.rows.length;
      added.push(append);
    }
    if (added.length === 0) return;
    const delta = await inSlices(builder.finishInSteps());
    const { table, from } = await inSlices(mergeTables(this.#table, delta));
    this.#table = table;
    if (from !== null) this.#listeners.tell({ version: table.version, from });
    for (const { resolve } of added) resolve();
  }

  /** Reads rows as events; null when that failed, and was told. */
  async #read({ rows, reject }: Append): Promise<ReadRows | null> {
    const { given, invalid } = this.#options;
    const events: (readonly AnalyticsEvent[])[] = [];
    const rejects: ReadRows['rejects'] = [];
    try {
      const mapping = this.#mapping ?? resolveMapping(rows, given);
      const intake = new RowIntake(
        {
          append: (part) => events.push(part),
          reject: (row, reason) => rejects.push({ row, reason }),
        },
        { mapping, invalid, unit: 'row' },
      );
      for (let from = 0; from < rows.length; from += rowsPerTask) {
        const part = rows.slice(from, from + rowsPerTask) as Row[];
        intake.add(part.map((row, i) => ({ line: from + i + 1, row })));
        await nextTask();
      }
      this.#mapping = mapping;
      return { events, rejects };
    } catch (error) {
      reject(error);
      return null;
    }
  }
}

function inSlices<T>(work: Work<T>): Promise<T> {
  return runInSlices(work, { signal: new AbortController().signal });
}
