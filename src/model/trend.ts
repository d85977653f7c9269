import * as v from 'valibot';

import { type Bucket, cutBuckets, maxBuckets } from './calendar.js';
import { canonicalMatcher, type EventMatcher } from './filter.js';
import { type Breakdown, defaultGroupLimit, type GroupKey } from './groups.js';
import type { Meta } from './meta.js';
import { previousRange } from './previous-range.js';
import { breakdown, interval, invalidQuery, matcher, name } from './schema.js';
import { scopeEntries } from './scope-schema.js';
import {
  type AbsoluteRange,
  type Interval,
  type ResolvedScope,
  type Scope,
  scopeDefaults,
  unionReads,
} from './scope.js';

/** What is counted: events, different users or different sessions. */
export type CountMeasure = 'events' | 'users' | 'sessions';

/** How the numbers of a property are put together. Percentiles interpolate between the two closest ranks. */
export type Aggregate =
  | 'sum'
  | 'average'
  | 'min'
  | 'max'
  | 'median'
  | 'p75'
  | 'p90'
  | 'p95'
  | 'p99';

/**
 * A number made of the values of a property. Only finite numbers take part: a text `'5'`, a missing value or a boolean
 * is left out. Nothing to measure is null, never 0.
 */
export interface PropertyMeasure {
  of: Aggregate;
  property: string;
}

export type Measure = CountMeasure | PropertyMeasure;

/** How many events, users or sessions there were, or how large a property was, over time and by group. */
export interface TrendQuery extends Scope {
  kind: 'trend';
  measure: Measure;
  /** Which events are looked at ("who used"): users are those of the remaining events. Default `{}`, any. */
  events?: EventMatcher;
  /** Width of a bucket. Omitted: the whole range is one bucket. */
  interval?: Interval;
  /** Ranked by total; with a property measure by how many values were measured. */
  breakdown?: Breakdown;
  /**
   * Asks the same of the time before: as many `interval` units back as there are buckets, so that each bucket faces one;
   * without an interval, the length of the range back.
   */
  compare?: 'previous';
}

export interface ResolvedTrendQuery extends ResolvedScope {
  kind: 'trend';
  measure: Measure;
  events: EventMatcher;
  interval?: Interval;
  breakdown?: Required<Breakdown>;
  /** The range cut into buckets, without gaps. Their boundaries are bound as values, never computed by a store. */
  buckets: Bucket[];
  /** The time to compare with; as many buckets as the report has. */
  previous?: { range: AbsoluteRange; buckets: Bucket[] };
}

/** Numbers of one group as counted, without the empty ones. */
export interface TrendSeriesRows {
  /** Null without a breakdown. */
  key: GroupKey | null;
  /** Over the whole range; for users and sessions distinct over it, not a sum of buckets. */
  total: number | null;
  /** By index of the bucket, in any order. A bucket left out is 0, or null for a property measure. */
  cells: { bucket: number; value: number }[];
}

/** What a source returns for a trend. */
export interface TrendRows {
  kind: 'trend';
  /** One entry with key null, or the groups: ranked, cut at the limit, `other` last. */
  series: TrendSeriesRows[];
  /**
   * With `previous`: the same groups in the same order, groups with nothing in them too; then, when other values were
   * there before, `other` with the number of those values.
   */
  previous?: TrendSeriesRows[];
  meta: Meta;
}

export interface TrendSeries {
  /** Null without a breakdown. */
  key: GroupKey | null;
  /** One number a bucket: 0 where nothing happened; null where a property measure has no value. */
  values: (number | null)[];
  /** Over the whole range; for users and sessions distinct over it, not a sum of bars. */
  total: number | null;
}

export interface TrendResult {
  kind: 'trend';
  /** Every bucket of the range, empty ones too. */
  buckets: Bucket[];
  series: TrendSeries[];
  /** With `compare`: bucket i faces bucket i of the report. Groups are the report's; everything else is `other`. */
  previous?: { buckets: Bucket[]; series: TrendSeries[] };
  meta: Meta;
}

const counts: CountMeasure[] = ['events', 'users', 'sessions'];
/** Every {@link Aggregate}. */
export const aggregates: readonly Aggregate[] = [
  'sum',
  'average',
  'min',
  'max',
  'median',
  'p75',
  'p90',
  'p95',
  'p99',
];

const measure: v.GenericSchema<unknown, Measure> = v.lazy((input) =>
  typeof input === 'object' && input !== null
    ? v.strictObject({
        of: v.picklist(aggregates, `expected one of: ${aggregates.join(', ')}`),
        property: name,
      })
    : v.picklist(counts, 'expected events, users, sessions or { of, property }'),
);

export const trendSchema: v.GenericSchema<unknown, TrendQuery> = v.strictObject({
  kind: v.literal('trend'),
  ...scopeEntries,
  measure,
  events: v.exactOptional(matcher),
  interval: v.exactOptional(interval),
  breakdown: v.exactOptional(breakdown),
  compare: v.exactOptional(v.literal('previous', 'expected previous')),
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

/** The range cut into buckets, or `query/invalid` when there are too many. */
export function bucketsOf(
  range: AbsoluteRange,
  width: Interval | undefined,
  scope: Pick<ResolvedScope, 'timeZone' | 'weekStart' | 'now'>,
): Bucket[] {
  const buckets = cutBuckets(range, width, scope);
  if (buckets) return buckets;
  throw invalidQuery(
    'interval',
    `the range has more than ${maxBuckets.toLocaleString('en-US')} buckets; take a longer interval`,
  );
}

export function resolveTrend(query: TrendQuery, scope: ResolvedScope): ResolvedTrendQuery {
  const buckets = bucketsOf(scope.range, query.interval, scope);
  const resolved: ResolvedTrendQuery = {
    ...scope,
    kind: 'trend',
    measure: query.measure,
    events: query.events ?? {},
    ...(query.interval ? { interval: query.interval } : {}),
    ...(query.breakdown ? { breakdown: { limit: defaultGroupLimit, ...query.breakdown } } : {}),
    buckets,
  };
  if (!query.compare) return resolved;
  const range = previousRange(scope.range, query.interval, buckets.length, scope);
  return {
    ...resolved,
    previous: { range, buckets: bucketsOf(range, query.interval, scope) },
    reads: unionReads(scope.reads, range),
  };
}

/** What a bucket without events is worth: counts are 0, an aggregate of no values is null. */
function emptyValue(of: Measure): number | null {
  return typeof of === 'string' ? 0 : null;
}

/** Fills the empty buckets. */
export function assembleTrend(query: ResolvedTrendQuery, rows: TrendRows): TrendResult {
  const empty = emptyValue(query.measure);
  const filled = (series: TrendSeriesRows[], buckets: Bucket[]): TrendSeries[] =>
    series.map(({ key, total, cells }) => {
      const values = buckets.map(() => empty);
      for (const { bucket, value } of cells) values[bucket] = value;
      return { key, values, total };
    });
  const { previous } = query;
  return {
    kind: 'trend',
    buckets: query.buckets,
    series: filled(rows.series, query.buckets),
    ...(previous
      ? {
          previous: {
            buckets: previous.buckets,
            series: filled(rows.previous ?? [], previous.buckets),
          },
        }
      : {}),
    meta: rows.meta,
  };
}
