import type { Fragment, FragmentDialect } from './fragment.js';

/** What a column of times holds. `timestamp` is any date-and-time type of the store; the rest are numbers since 1970. */
export type TimeUnit = 'timestamp' | 'ms' | 's' | 'us';

/** A value of any type as three columns, so that a store compares, groups and orders it as the kit does. */
export interface ValueParts {
  /** 0 number, 1 string, 2 boolean, 3 missing: the order of types in group order. Never null. */
  rank: Fragment;
  /** The number, or 0 and 1 for false and true; null otherwise. */
  number: Fragment;
  /** The string; null otherwise. */
  text: Fragment;
}

/**
 * What differs between stores. Strings compare and order by UTF-8 bytes, whatever the store's collation.
 *
 * Everything takes and gives fragments; nothing in a dialect makes text of a value.
 */
export interface SqlDialect extends FragmentDialect {
  /** Name of the store, for messages and `meta.computedBy`: `'DuckDB'`. */
  readonly name: string;
  /** Whole milliseconds since 1970 as a 64-bit integer, finer times floored, whatever the zone of the session. */
  milliseconds(time: Fragment, unit: TimeUnit): Fragment;
  /** A column as text, ordered by bytes. */
  text(column: Fragment): Fragment;
  /** A numeric column as a double; null where it is not a finite number. */
  number(column: Fragment): Fragment;
  /** The value at a key of a column of JSON objects. Lists and objects are missing; so are numbers that are not finite. */
  jsonValue(column: Fragment, key: string): ValueParts;
  /** As {@link jsonValue}, for a key that is itself a column. */
  jsonValueAt(column: Fragment, key: Fragment): ValueParts;
  /** A select-list item that gives a row for every key of a JSON object. */
  jsonKeys(column: Fragment): Fragment;
  /** JSON of a value, as text with every string quoted and escaped: what copies of an event are ordered by. */
  jsonText(value: Fragment): Fragment;
  /** Whether a text contains, begins or ends with another, letter by letter. */
  contains(text: Fragment, part: Fragment): Fragment;
  startsWith(text: Fragment, part: Fragment): Fragment;
  endsWith(text: Fragment, part: Fragment): Fragment;
  /** A–Z to a–z, nothing else. */
  foldCase(text: Fragment): Fragment;
  /** A double as JavaScript writes it; null where the store can not say for sure. */
  numberText(number: Fragment): Fragment;
  /** A percentile that interpolates between the two closest ranks; `share` 0–1. */
  percentile(value: Fragment, share: number): Fragment;
  /**
   * A query with the rows of `rows` (a query or table in parentheses or by name) and a column `bucket`: the index of the
   * last of the ascending `starts` that is not after its column `t`. No row is before the first.
   */
  inBuckets(rows: Fragment, starts: readonly number[]): Fragment;
  /** What follows `as` in a common table expression that is used more than once: `materialized`, or nothing. */
  readonly keep: Fragment;
}
