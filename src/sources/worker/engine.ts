import type { AnalyticsError } from '../../model/errors.js';
import type { AnyResolvedQuery, Rows } from '../../model/query.js';
import type { DataChange, RunOptions } from '../../model/source.js';

/** What is in memory for the answers. */
export interface WorkerStats {
  /** Events in the table: usable ones, without copies. */
  events: number;
  /** Bytes of the table's columns; lists of different values and tables derived for other units not counted. */
  bytes: number;
  /** Where it is: in the worker, or on the page because no worker could be started. */
  thread: 'worker' | 'page';
}

/** Answers questions over one data set, which it loads once: in a worker, or on the page. */
export interface Engine {
  run<Q extends AnyResolvedQuery>(query: Q, options: RunOptions): Promise<Rows<Q>>;
  /** Resolves when the events are loaded. */
  load(options: RunOptions): Promise<void>;
  /**
   * Adds rows. Resolves with what changed, or null when no answer does; appends that were merged together give the same
   * version.
   */
  append(rows: readonly object[]): Promise<DataChange | null>;
  stats(): Promise<WorkerStats>;
  /** Stops all work, which is then rejected with the reason, and lets go of the events. */
  close(reason: AnalyticsError): void;
}
