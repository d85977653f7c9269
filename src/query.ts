/** Questions and answers without React: types, validation, resolving, asking, prefetching. */
export {
  analyticsPagesOptions,
  analyticsQueryOptions,
  type Answer,
  type AskedAnswer,
  type PagedQuery,
  type QuestionContext,
} from './hooks/query-options.js';
export type { Bucket } from './model/calendar.js';
export type {
  CatalogEvent,
  CatalogProperty,
  CatalogQuery,
  CatalogResult,
  CatalogRows,
  ResolvedCatalogQuery,
} from './model/catalog.js';
export type {
  CohortCondition,
  DidCondition,
  HadCondition,
  HowOften,
  ResolvedCohort,
  SavedCohorts,
} from './model/cohort.js';
export { encodeCursor } from './model/cursor.js';
export { decodeCursor } from './model/decode-cursor.js';
export { intervalsFor, rangeOfData, wholeLog } from './model/default-range.js';
export { AnalyticsError, type AnalyticsErrorCode, isAnalyticsError } from './model/errors.js';
export type { AnalyticsEvent, EventField, Scalar, SessionPolicy } from './model/event.js';
export type {
  ExplainedEvent,
  ExplainQuery,
  ExplainResult,
  NotUsedReason,
  ResolvedExplainQuery,
} from './model/explain.js';
export { type FunnelFact, funnelFacts, type TrendFact, trendFacts } from './model/facts.js';
export type { Condition, EventMatcher, Filter, Operator } from './model/filter.js';
export {
  type FlowLink,
  type FlowNode,
  type FlowPath,
  type FlowQuery,
  type FlowResult,
  type FlowRows,
  type NodeRef,
  type ResolvedFlowQuery,
  type RewriteRule,
  rewriteValue,
} from './model/flow.js';
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
export type {
  AroundEvent,
  Headline,
  InsightsQuery,
  InsightsResult,
  ResolvedInsightsQuery,
  ValueInsight,
} from './model/insights.js';
export type {
  LifecycleCounts,
  LifecycleQuery,
  LifecycleResult,
  LifecycleRows,
  LifecycleState,
  ResolvedLifecycleQuery,
} from './model/lifecycle.js';
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
  type SourceKind,
  type SourceQuery,
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
export {
  hasBegun,
  type ResolvedRetentionQuery,
  type RetentionCell,
  type RetentionCellRows,
  type RetentionGroup,
  type RetentionGroupRows,
  type RetentionPeriod,
  type RetentionQuery,
  type RetentionResult,
  type RetentionRows,
} from './model/retention.js';
export {
  type FlowLinkSelection,
  type FlowNodeSelection,
  type FunnelOutcome,
  type FunnelSelection,
  type FunnelTrendSelection,
  type LifecycleSelection,
  type ResolvedSelection,
  type RetentionSelection,
  selectedSpan,
  selectedUnit,
  type Selection,
  type StickinessSelection,
  type TrendSelection,
} from './model/selection.js';
export {
  type ResolvedSessionsQuery,
  type SessionRow,
  type SessionSort,
  type SessionsQuery,
  type SessionsResult,
  type SessionsRows,
} from './model/sessions.js';
export type {
  ResolvedStickinessQuery,
  StickinessQuery,
  StickinessResult,
  StickinessRows,
} from './model/stickiness.js';
export type {
  ResolvedTimelineQuery,
  TimelineEvent,
  TimelineQuery,
  TimelineResult,
  TimelineRows,
  TimelineSession,
} from './model/timeline.js';
export type {
  ResolvedUsersQuery,
  UserRow,
  UsersQuery,
  UsersResult,
  UsersRows,
} from './model/users.js';
export { settledAt } from './model/settled.js';
export type {
  AnalyticsSource,
  DataChange,
  RunOptions,
  SourceCapabilities,
} from './model/source.js';
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
