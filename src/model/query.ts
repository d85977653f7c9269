import { canonicalJson } from './canonical.js';
import type { CatalogQuery, CatalogResult, CatalogRows, ResolvedCatalogQuery } from './catalog.js';
import type { SavedCohorts } from './cohort.js';
import type { ExplainQuery, ExplainResult, ResolvedExplainQuery } from './explain.js';
import type { Filter } from './filter.js';
import type { FlowQuery, FlowResult, FlowRows, ResolvedFlowQuery } from './flow.js';
import type { FunnelQuery, FunnelResult, FunnelRows, ResolvedFunnelQuery } from './funnel.js';
import type { InsightsQuery, InsightsResult, ResolvedInsightsQuery } from './insights.js';
import { type KindRules, rules } from './kind-rules.js';
import type {
  LifecycleQuery,
  LifecycleResult,
  LifecycleRows,
  ResolvedLifecycleQuery,
} from './lifecycle.js';
import { canonicalQuery, prepareQuery } from './prepare-query.js';
import type {
  ResolvedRetentionQuery,
  RetentionQuery,
  RetentionResult,
  RetentionRows,
} from './retention.js';
import { invalidQuery } from './schema.js';
import type {
  ResolvedSessionsQuery,
  SessionsQuery,
  SessionsResult,
  SessionsRows,
} from './sessions.js';
import type {
  ResolvedStickinessQuery,
  StickinessQuery,
  StickinessResult,
  StickinessRows,
} from './stickiness.js';
import type {
  ResolvedTimelineQuery,
  TimelineQuery,
  TimelineResult,
  TimelineRows,
} from './timeline.js';
import type { ResolvedTrendQuery, TrendQuery, TrendResult, TrendRows } from './trend.js';
import type { ResolvedUsersQuery, UsersQuery, UsersResult, UsersRows } from './users.js';

/** What is asked, what a source sees, what it returns, what is answered. */
interface Kind<Asked, Seen, Answer, Returned> {
  query: Asked;
  resolved: Seen;
  result: Answer;
  rows: Returned;
}

/** Every kind of question a source may answer. */
export interface SourceKinds {
  trend: Kind<TrendQuery, ResolvedTrendQuery, TrendResult, TrendRows>;
  funnel: Kind<FunnelQuery, ResolvedFunnelQuery, FunnelResult, FunnelRows>;
  retention: Kind<RetentionQuery, ResolvedRetentionQuery, RetentionResult, RetentionRows>;
  flow: Kind<FlowQuery, ResolvedFlowQuery, FlowResult, FlowRows>;
  sessions: Kind<SessionsQuery, ResolvedSessionsQuery, SessionsResult, SessionsRows>;
  timeline: Kind<TimelineQuery, ResolvedTimelineQuery, TimelineResult, TimelineRows>;
  lifecycle: Kind<LifecycleQuery, ResolvedLifecycleQuery, LifecycleResult, LifecycleRows>;
  stickiness: Kind<StickinessQuery, ResolvedStickinessQuery, StickinessResult, StickinessRows>;
  users: Kind<UsersQuery, ResolvedUsersQuery, UsersResult, UsersRows>;
  catalog: Kind<CatalogQuery, ResolvedCatalogQuery, CatalogResult, CatalogRows>;
}

/** Kinds of question that `runQuery` answers by asking others. No source sees them. */
export interface ComposedKinds {
  insights: Kind<InsightsQuery, ResolvedInsightsQuery, InsightsResult, never>;
  explain: Kind<ExplainQuery, ResolvedExplainQuery, ExplainResult, never>;
}

export type QueryKinds = SourceKinds & ComposedKinds;
export type SourceKind = keyof SourceKinds;
export type QueryKind = keyof QueryKinds;

/** A question a source may answer. */
export type SourceQuery = SourceKinds[SourceKind]['query'];
/** A question, asked of a source or composed. */
export type AnyQuery = QueryKinds[QueryKind]['query'];
/** A question as a source sees it. */
export type AnyResolvedQuery = SourceKinds[SourceKind]['resolved'];

interface OfKind {
  kind: QueryKind;
}
/** The resolved form of a query. */
export type Resolved<Q extends OfKind> = QueryKinds[Q['kind']]['resolved'];
/** What a source returns for a query or resolved query. */
export type Rows<Q extends OfKind> = QueryKinds[Q['kind']]['rows'];
/** What a query or resolved query is answered with. */
export type Result<Q extends OfKind> = QueryKinds[Q['kind']]['result'];

/** What a question depends on besides itself. */
export interface ResolveContext {
  /** Epoch milliseconds the question is asked at; relative ranges end here. */
  now: number;
  /** Which events exist at all, e.g. those of one tenant. */
  universe?: Filter;
  /** What `{ cohort: id }` stands for. */
  cohorts?: SavedCohorts;
}

/** The rules of a query's kind. The one place where the type of a kind is not followed by the compiler. */
function rulesOf<Q extends OfKind>(query: Q): KindRules<Q['kind']> {
  return rules[query.kind] as unknown as KindRules<Q['kind']>;
}

/**
 * Checks unknown JSON: kinds, types, unknown keys, ranges and combinations, those of questions within it too.
 *
 * @returns the value, now known to be a query
 * @throws `query/invalid` naming the first path and reason, e.g. `invalid query at steps[1].match.event: expected a name`
 */
export function validateQuery(value: unknown): AnyQuery {
  return prepareQuery(value, null);
}

/**
 * Spells a query out for a source: absolute range, defaults, buckets, saved cohorts, what must be read.
 *
 * @throws `query/invalid`
 */
export function resolveQuery<Q extends AnyQuery>(query: Q, context: ResolveContext): Resolved<Q> {
  const ready = prepareQuery(query, context.cohorts ?? {}) as Q;
  if (!Number.isFinite(context.now)) throw invalidQuery('now', 'expected epoch milliseconds');
  return rulesOf(ready).resolve(ready, context);
}

/** Turns a source's rows into the answer: rates, intervals, filled buckets. The same for every source. */
export function assemble<Q extends AnyResolvedQuery>(resolved: Q, rows: Rows<Q>): Result<Q> {
  return rulesOf(resolved).assemble(resolved, rows);
}

/**
 * Text that is equal for queries with equal answers: defaults filled in, saved cohorts replaced by what they say, labels
 * left out, keys and name lists in order.
 *
 * @throws `query/invalid`
 */
export function canonicalKey(query: AnyQuery, cohorts: SavedCohorts = {}): string {
  return canonicalJson(canonicalQuery(prepareQuery(query, cohorts)));
}
