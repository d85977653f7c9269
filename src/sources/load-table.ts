import type { EventTable } from '../engine/table.js';
import { AnalyticsError, isAnalyticsError, throwIfAborted } from '../model/errors.js';
import type { AnalyticsEvent, SessionPolicy } from '../model/event.js';
import type { RunOptions } from '../model/source.js';
import type { EventMapping, Row } from './mapping.js';
import type { ReadRow } from './read-row.js';
import { nextTask } from './slices.js';
import { TableIntake } from './table-intake.js';

/** A span of time in epoch milliseconds, `start <= time < end`; start null is all history. */
export interface EventReads {
  start: number | null;
  end: number;
}

/** Events, or rows with columns of their own. */
export type EventBatch = readonly AnalyticsEvent[] | readonly object[];

/** What {@link EventsSourceOptions.load} returns: one list, or lists as they come. */
export type LoadedEventBatches = EventBatch | AsyncIterable<EventBatch> | Iterable<EventBatch>;

/** What {@link EventsSourceOptions.load} is asked. */
export interface EventsRequest {
  /** Events of this span are needed. More do no harm; fewer make numbers too low. */
  reads: EventReads;
  /** Fires when nobody waits for the events any more. Pass it to `fetch`. */
  signal: AbortSignal;
}

export interface LoadedTableOptions {
  /** Names the data set in cache keys; the same on server and client. */
  id: string;
  /**
   * Loads events: returns a list of them, or lists as they come (an async generator of batches, so that they need not be
   * in memory all at once); or a promise of either. In any order; objects with the fields of an `AnalyticsEvent`, or rows
   * with columns of their own.
   */
  load(request: EventsRequest): LoadedEventBatches | Promise<LoadedEventBatches>;
  /** When events without a session id are one session. */
  sessions?: SessionPolicy;
  /** Which column is what. Default: guessed from the names and values of the first rows. */
  mapping?: EventMapping;
  /** Rows that can not be used: counted in `meta.rejected` (`'report'`, default), or the first one fails the query. */
  invalid?: 'report' | 'throw';
}

/** Rows turned into events before others get a turn. */
const rowsPerTask = 5_000;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function malformed(id: string, value: unknown): AnalyticsError {
  return new AnalyticsError(
    'source/malformed',
    `load of the source "${id}" must return a list of events, or an async iterable of such lists; it gave ${
      value === null ? 'null' : typeof value
    }`,
  );
}

/** What `load` returned as lists that come. */
function batchesOf(id: string, loaded: unknown): AsyncIterable<unknown> | Iterable<unknown> {
  if (isList(loaded)) return isList(loaded[0]) ? loaded : [loaded];
  if (typeof loaded === 'object' && loaded !== null) {
    if (Symbol.asyncIterator in loaded) return loaded as AsyncIterable<unknown>;
    if (Symbol.iterator in loaded) return loaded as Iterable<unknown>;
  }
  throw malformed(id, loaded);
}

function rowOf(value: unknown, line: number): ReadRow {
  return typeof value === 'object' && value !== null && !isList(value)
    ? { line, row: value as Row }
    : { line, error: 'not an object' };
}

async function fill(
  intake: TableIntake,
  { id, load }: LoadedTableOptions,
  reads: EventReads,
  { signal, onProgress }: RunOptions,
): Promise<void> {
  let sinceTask = 0;
  for await (const batch of batchesOf(id, await load({ reads: { ...reads }, signal }))) {
    throwIfAborted(signal);
    if (!isList(batch)) throw malformed(id, batch);
    for (let from = 0; from < batch.length; from += rowsPerTask) {
      const before = intake.rows;
      const part = batch.slice(from, from + rowsPerTask);
      intake.add(part.map((value, i) => rowOf(value, before + i + 1)));
      sinceTask += part.length;
      if (sinceTask < rowsPerTask) continue;
      sinceTask = 0;
      await nextTask();
      throwIfAborted(signal);
    }
    onProgress?.({ done: intake.rows, unit: 'events' });
  }
  throwIfAborted(signal);
}

/**
 * A table of what `load` returns for a span. No rows make an empty table.
 *
 * @throws see {@link eventsSource}
 */
export async function loadTable(
  options: LoadedTableOptions,
  reads: EventReads,
  runOptions: RunOptions,
): Promise<EventTable> {
  const { id, sessions, mapping, invalid } = options;
  const intake = new TableIntake({ sessions, mapping, invalid, unit: 'row' });
  try {
    await fill(intake, options, reads, runOptions);
  } catch (cause) {
    throwIfAborted(runOptions.signal);
    if (isAnalyticsError(cause)) throw cause;
    throw new AnalyticsError(
      'source/unreachable',
      `the source "${id}" could not load its events: ${String(cause)}`,
      { cause },
    );
  }
  return intake.finish().table;
}
