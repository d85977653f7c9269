import type { Progress } from './meta.js';
import type { AnyResolvedQuery, Rows, SourceKind } from './query.js';

/** What a source can do. A closed set: the interface asks these, never which source it has. */
export interface SourceCapabilities {
  /** Kinds of question it answers. */
  kinds: readonly SourceKind[];
  /** Whether all events are at hand, not only those of a range. */
  history: boolean;
}

export interface RunOptions {
  /** Stops the work. The promise then rejects with `source/aborted`. */
  signal: AbortSignal;
  onProgress?(progress: Progress): void;
}

/**
 * Answers questions about one data set: the contract every store, the in-browser engine included, is used through.
 *
 * `run` returns rows: counts, sums with their n, finished medians, groups ranked, cut and folded. It throws or rejects
 * with an {@link AnalyticsError}: `source/unsupported` for a kind or option it lacks (never a wrong answer in its
 * place), `source/aborted` once the signal fired, `source/unreachable` when the store is.
 */
export interface AnalyticsSource {
  /** Names the data set. Given by the host, the same on server and client, part of every cache key. */
  readonly id: string;
  readonly capabilities: SourceCapabilities;
  run<Q extends AnyResolvedQuery>(query: Q, options: RunOptions): Promise<Rows<Q>>;
  /**
   * Calls back when the data changed. Returns how to stop listening. Missing: the data does not change, or the source does
   * not know.
   */
  subscribe?(onChange: (change: DataChange) => void): () => void;
}

/** New data: answers that read events from `from` on may differ now. */
export interface DataChange {
  /** Names the data as it is now: no two versions have the same one. */
  version: string;
  /** Time of the earliest event that was added, changed or taken away; epoch milliseconds. */
  from: number;
}
