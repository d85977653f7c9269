/** How far a query is. `total` is missing where it can not be known. */
export interface Progress {
  done: number;
  total?: number;
  unit: 'events' | 'bytes' | 'users';
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
  /** Events that were left out because they belong to no session, where sessions were followed. */
  eventsWithoutSession?: number;
  /** Events dropped because another copy has the same id. */
  duplicates?: number;
  rejected?: Rejected;
  warnings: string[];
}
