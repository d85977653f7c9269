import type { AnyResolvedQuery, Rows } from '../../model/query.js';
import type { RunOptions } from '../../model/source.js';

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
  /** Adds events; resolves with the time of the earliest, or null when none was new. */
  append(events: readonly object[]): Promise<number | null>;
  stats(): Promise<WorkerStats>;
  /** Stops all work, which is then rejected with `source/aborted`, and lets go of the events. */
  close(): void;
}
