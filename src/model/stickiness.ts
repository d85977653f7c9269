import type { Bucket } from './calendar.js';
import type { EventMatcher } from './filter.js';
import type { Meta } from './meta.js';
import type { Interval, ResolvedScope, Scope } from './scope.js';

/**
 * How many users were active in exactly 1, 2, 3 … buckets. The range is widened to whole buckets; nothing after now is
 * read.
 */
export interface StickinessQuery extends Scope {
  kind: 'stickiness';
  /** What makes a user active. Default `{}`, any event. */
  events?: EventMatcher;
  interval: Interval;
}

export interface ResolvedStickinessQuery extends ResolvedScope {
  kind: 'stickiness';
  events: EventMatcher;
  interval: Interval;
  /** All whole; `range` is from the first to the last. */
  buckets: Bucket[];
  /** The end of the range or `now`, whichever is earlier. Events from here on are not read. */
  horizon: number;
}

/** What a source returns for a stickiness: counts in any order; those without users may be left out. */
export interface StickinessRows {
  kind: 'stickiness';
  counts: { count: number; users: number }[];
  meta: Meta;
}

export interface StickinessResult {
  kind: 'stickiness';
  buckets: Bucket[];
  /** For each number of buckets, 1 … all of them: users active in exactly so many. */
  counts: { count: number; users: number }[];
  meta: Meta;
}

/** Fills in the counts nobody has. */
export function assembleStickiness(
  query: ResolvedStickinessQuery,
  rows: StickinessRows,
): StickinessResult {
  const users = new Map(rows.counts.map((each) => [each.count, each.users]));
  return {
    kind: 'stickiness',
    buckets: query.buckets,
    counts: query.buckets.map((_, i) => ({ count: i + 1, users: users.get(i + 1) ?? 0 })),
    meta: rows.meta,
  };
}
