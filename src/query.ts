/** Questions and answers without React: types, validation, resolving, asking, prefetching. */
export { analyticsQueryOptions, type Answer } from './hooks/query-options.js';
export type { Bucket } from './model/calendar.js';
export type {
  CatalogEvent,
  CatalogProperty,
  CatalogQuery,
  CatalogResult,
  CatalogRows,
  ResolvedCatalogQuery,
} from './model/catalog.js';
export { intervalsFor, rangeOfData, wholeLog } from './model/default-range.js';
export { AnalyticsError, type AnalyticsErrorCode, isAnalyticsError } from './model/errors.js';
export type { AnalyticsEvent, EventField, Scalar, SessionPolicy } from './model/event.js';
export { type FunnelFact, funnelFacts, type TrendFact, trendFacts } from './model/facts.js';
export type { Condition, EventMatcher, Filter, Operator } from './model/filter.js';
export {
  type Attribution,
  type Exclusion,
  type FunnelQuery,
  type FunnelResult,
  type FunnelRows,
  type FunnelStep,
  type FunnelStepQuery,
  type FunnelStepRows,
  type FunnelTrendBucket,
  nameSteps,
  type ResolvedFunnelQuery,
  type ResolvedFunnelStep,
  type TimeRows,
  type Times,
} from './model/funnel.js';
export { type FunnelParts, splitOptional } from './model/funnel-parts.js';
export { type Breakdown, type GroupKey, sameGroup } from './model/groups.js';
export { compareScalars, compareText } from './model/order.js';
export {
  type AnyQuery,
  type AnyResolvedQuery,
  assemble,
  canonicalKey,
  type QueryKind,
  type ResolveContext,
  type Resolved,
  type Result,
  resolveQuery,
  type Rows,
  validateQuery,
} from './model/query.js';
export { runQuery, type RunQueryOptions } from './model/run-query.js';
export {
  type AbsoluteRange,
  type Duration,
  durationMs,
  type Identity,
  type Interval,
  type RelativeRange,
  type ResolvedScope,
  type Scope,
  type Unit,
  type WeekDay,
} from './model/scope.js';
export type { Meta, Progress, Rejected } from './model/meta.js';
export type { AnalyticsSource, RunOptions, SourceCapabilities } from './model/source.js';
export type {
  Aggregate,
  CountMeasure,
  Measure,
  PropertyMeasure,
  ResolvedTrendQuery,
  TrendQuery,
  TrendResult,
  TrendRows,
  TrendSeries,
  TrendSeriesRows,
} from './model/trend.js';
