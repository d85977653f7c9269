import type { AnyResolvedQuery, Rows } from './query.js';

/** What a source can do. A closed set: the interface asks these, never which source it has. */
export interface SourceCapabilities {
  /** Kinds of question it answers. */
  kinds: readonly AnyResolvedQuery['kind'][];
  /** Whether all events are at hand, not only those of a range. */
  history: boolean;
}

/** How far a query is. `total` is missing where it can not be known. */
export interface Progress {
  done: number;
  total?: number;
  unit: 'events' | 'bytes' | 'users';
}

export interface RunOptions {
  /** Stops the work. The promise then rejects with `source/aborted`. */
  signal: AbortSignal;
  onProgress?(progress: Progress): void;
}

/** Rows that could not be used as events. */
export interface Rejected {
  count: number;
  /** The first few: which row (1-based, or line of a text file) and why. */
  examples: { row: number; reason: string }[];
}

/** How a number came about. It reaches the reader, so nothing in it is hidden. */
export interface Meta {
  /** Name of what computed it, e.g. `'usagekit engine'`. */
  computedBy: string;
  /** False when a count is an estimate. */
  exact: boolean;
  /** Share of the events the answer was computed from, when not all were. */
  sampledShare?: number;
  /** The source stopped reading or returning before the end. */
  truncated?: boolean;
  /** The data is complete up to this instant. */
  freshAsOf?: number;
  /** Events the source looked at. */
  eventsRead?: number;
  /** Events that took part and have no user. They are in counts of events, never in counts of users. */
  eventsWithoutUser?: number;
  /** Events dropped because another copy has the same id. */
  duplicates?: number;
  rejected?: Rejected;
  warnings: string[];
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
}
