import type { EventTable } from '../engine/table.js';
import { throwIfAborted } from '../model/errors.js';
import type { AnalyticsEvent, SessionPolicy } from '../model/event.js';
import type { RunOptions } from '../model/source.js';
import { fillIntake } from './fill-intake.js';
import { loadFailure } from './load-failure.js';
import type { EventMapping } from './mapping.js';
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
  const { signal } = runOptions;
  try {
    await fillIntake(intake, id, await options.load({ reads: { ...reads }, signal }), runOptions);
  } catch (cause) {
    throwIfAborted(signal);
    throw loadFailure(id, cause);
  }
  const { table } = await intake.finish(signal);
  return table;
}
