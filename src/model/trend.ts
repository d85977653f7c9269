import * as v from 'valibot';

import { type Bucket, cutBuckets, maxBuckets } from './calendar.js';
import { canonicalMatcher, type EventMatcher } from './filter.js';
import { type Breakdown, defaultGroupLimit, type GroupKey } from './groups.js';
import type { Meta } from './meta.js';
import { breakdown, interval, invalidQuery, matcher, scopeEntries } from './schema.js';
import { type Interval, type ResolvedScope, type Scope, scopeDefaults } from './scope.js';

/** What a trend counts. */
export type Measure = 'events' | 'users' | 'sessions';

/** How many events, users or sessions there were, over time and by group. */
export interface TrendQuery extends Scope {
  kind: 'trend';
  measure: Measure;
  /** Which events are looked at ("who used"): users are those of the remaining events. Default `{}`, any. */
  events?: EventMatcher;
  /** Width of a bucket. Omitted: the whole range is one bucket. */
  interval?: Interval;
  breakdown?: Breakdown;
}

export interface ResolvedTrendQuery extends ResolvedScope {
  kind: 'trend';
  measure: Measure;
  events: EventMatcher;
  interval?: Interval;
  breakdown?: Required<Breakdown>;
  /** The range cut into buckets, without gaps. Their boundaries are bound as values, never computed by a store. */
  buckets: Bucket[];
}

/** What a source returns for a trend: numbers as counted, without the empty ones. */
export interface TrendRows {
  kind: 'trend';
  /** One entry with key null, or the groups: ranked, cut at the limit, `other` last. */
  series: {
    key: GroupKey | null;
    /** Over the whole range; for users and sessions distinct over it, not a sum of buckets. */
    total: number | null;
    /** By index of the resolved query's bucket, in any order. A bucket left out is 0. */
    cells: { bucket: number; value: number }[];
  }[];
  meta: Meta;
}

export interface TrendSeries {
  /** Null without a breakdown. */
  key: GroupKey | null;
  /** One number a bucket; 0 where nothing happened. Null is kept for measures that have no value then. */
  values: (number | null)[];
  /** Over the whole range; for users and sessions distinct over it, not a sum of bars. */
  total: number | null;
}

export interface TrendResult {
  kind: 'trend';
  /** Every bucket of the range, empty ones too. */
  buckets: Bucket[];
  series: TrendSeries[];
  meta: Meta;
}

export const trendSchema: v.GenericSchema<unknown, TrendQuery> = v.strictObject({
  kind: v.literal('trend'),
  ...scopeEntries,
  measure: v.picklist(
    ['events', 'users', 'sessions'] as Measure[],
    'expected events, users or sessions',
  ),
  events: v.exactOptional(matcher),
  interval: v.exactOptional(interval),
  breakdown: v.exactOptional(breakdown),
}) as v.GenericSchema<unknown, TrendQuery>;

export function canonicalTrend(query: TrendQuery): unknown {
  const { breakdown: by, events = {} } = query;
  return {
    ...scopeDefaults,
    ...query,
    events: canonicalMatcher(events),
    ...(by ? { breakdown: { limit: defaultGroupLimit, ...by } } : {}),
  };
}

export function resolveTrend(query: TrendQuery, scope: ResolvedScope): ResolvedTrendQuery {
  const buckets = cutBuckets(scope.range, query.interval, scope);
  if (!buckets) {
    throw invalidQuery(
      'interval',
      `the range has more than ${maxBuckets.toLocaleString('en-US')} buckets; take a longer interval`,
    );
  }
  return {
    ...scope,
    kind: 'trend',
    measure: query.measure,
    events: query.events ?? {},
    ...(query.interval ? { interval: query.interval } : {}),
    ...(query.breakdown ? { breakdown: { limit: defaultGroupLimit, ...query.breakdown } } : {}),
    buckets,
  };
}

/** Fills the empty buckets. */
export function assembleTrend(query: ResolvedTrendQuery, rows: TrendRows): TrendResult {
  return {
    kind: 'trend',
    buckets: query.buckets,
    series: rows.series.map(({ key, total, cells }) => {
      const values: (number | null)[] = query.buckets.map(() => 0);
      for (const { bucket, value } of cells) values[bucket] = value;
      return { key, values, total };
    }),
    meta: rows.meta,
  };
}
