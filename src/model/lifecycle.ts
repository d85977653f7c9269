import type { Bucket } from './calendar.js';
import type { EventMatcher } from './filter.js';
import type { Meta } from './meta.js';
import type { AbsoluteRange, Interval, ResolvedScope, Scope } from './scope.js';

/**
 * `new`: their first event of all falls in the bucket; `returning`: active in it and in the one before; `resurrected`:
 * active in it, neither of these; `dormant`: active in the one before, not in it.
 */
export type LifecycleState = 'new' | 'returning' | 'resurrected' | 'dormant';

export const lifecycleStates: readonly LifecycleState[] = [
  'new',
  'returning',
  'resurrected',
  'dormant',
];

/**
 * Who is new, who stayed, who came back and who went away, bucket by bucket. The range is widened to whole buckets, and the
 * bucket before it is read; nothing after now is.
 */
export interface LifecycleQuery extends Scope {
  kind: 'lifecycle';
  /** What makes a user active. Default `{}`, any event. The first of all is judged by it and `where`, too. */
  events?: EventMatcher;
  interval: Interval;
}

export interface ResolvedLifecycleQuery extends ResolvedScope {
  kind: 'lifecycle';
  events: EventMatcher;
  interval: Interval;
  /** All whole; `range` is from the first to the last. */
  buckets: Bucket[];
  /** The bucket before the first. */
  before: AbsoluteRange;
  /** The end of the range or `now`, whichever is earlier. Events from here on are not read. */
  horizon: number;
}

export interface LifecycleCounts {
  new: number;
  returning: number;
  resurrected: number;
  dormant: number;
}

/** What a source returns for a lifecycle: by index of the bucket, in any order; empty buckets may be left out. */
export interface LifecycleRows {
  kind: 'lifecycle';
  buckets: ({ bucket: number } & LifecycleCounts)[];
  meta: Meta;
}

export interface LifecycleResult {
  kind: 'lifecycle';
  /** `new + returning + resurrected` is who was active. */
  buckets: (Bucket & LifecycleCounts)[];
  meta: Meta;
}

/** Fills the empty buckets. */
export function assembleLifecycle(
  query: ResolvedLifecycleQuery,
  rows: LifecycleRows,
): LifecycleResult {
  const buckets = query.buckets.map((bucket) => ({
    ...bucket,
    new: 0,
    returning: 0,
    resurrected: 0,
    dormant: 0,
  }));
  for (const { bucket, ...counts } of rows.buckets) Object.assign(buckets[bucket] ?? {}, counts);
  return { kind: 'lifecycle', buckets, meta: rows.meta };
}
