import type * as v from 'valibot';

import { resolveRange } from './calendar.js';
import { canonicalCatalog, catalogSchema, resolveCatalog } from './catalog.js';
import { cohortReads, resolveCohort } from './cohort-rules.js';
import { canonicalFlow, flowSchema, resolveFlow } from './flow-rules.js';
import { canonicalFunnel, checkFunnel, funnelSchema, resolveFunnel } from './funnel-rules.js';
import { assembleFunnel } from './funnel.js';
import {
  canonicalInsights,
  checkInsights,
  insightsSchema,
  resolveInsights,
} from './insights-rules.js';
import {
  canonicalActivity,
  lifecycleSchema,
  resolveLifecycle,
  resolveStickiness,
  stickinessSchema,
} from './lifecycle-rules.js';
import { assembleLifecycle } from './lifecycle.js';
import type { QueryKind, QueryKinds, ResolveContext } from './query.js';
import {
  canonicalRetention,
  checkRetention,
  resolveRetention,
  retentionSchema,
} from './retention-rules.js';
import { assembleRetention } from './retention.js';
import { type ResolvedScope, type Scope, scopeDefaults, unionReads } from './scope.js';
import { checkSelection } from './selection-rules.js';
import type { ResolvedSelection, Selection } from './selection.js';
import {
  canonicalSessions,
  canonicalTimeline,
  checkTimeline,
  resolveSessions,
  resolveTimeline,
  sessionsSchema,
  timelineSchema,
} from './sessions-rules.js';
import { assembleStickiness } from './stickiness.js';
import { assembleTrend, canonicalTrend, resolveTrend, trendSchema } from './trend.js';
import {
  canonicalUsers,
  explainSchema,
  resolveExplain,
  resolveUsers,
  usersSchema,
} from './users-rules.js';

/** What makes a kind of question one. */
export interface KindRules<K extends QueryKind> {
  schema: v.GenericSchema<unknown, QueryKinds[K]['query']>;
  /** Rules that need more than one part of the query. Throws `query/invalid`. */
  check?(query: QueryKinds[K]['query']): void;
  /** The query with its defaults and without labels; equal for equal questions. */
  canonical(query: QueryKinds[K]['query']): unknown;
  resolve(query: QueryKinds[K]['query'], context: ResolveContext): QueryKinds[K]['resolved'];
  /** Composed kinds have no rows: `runQuery` makes their answers. */
  assemble(
    resolved: QueryKinds[K]['resolved'],
    rows: QueryKinds[K]['rows'],
  ): QueryKinds[K]['result'];
}

function resolveScope(scope: Scope, context: ResolveContext): ResolvedScope {
  const { timeZone, weekStart, identity } = { ...scopeDefaults, ...scope };
  const { now, universe } = context;
  const range = resolveRange(scope.range, { timeZone, weekStart, now });
  const resolved: ResolvedScope = {
    range,
    now,
    timeZone,
    weekStart,
    identity,
    ...(scope.where ? { where: scope.where } : {}),
    ...(universe ? { universe } : {}),
    reads: { start: range.start, end: range.end },
  };
  if (!scope.users) return resolved;
  const users = resolveCohort(scope.users, resolved, (selection) =>
    resolveSelection(selection, context),
  );
  return { ...resolved, users, reads: cohortReads(users).reduce(unionReads, resolved.reads) };
}

/** A selection of the resolved query, as asked when the number was shown. */
function resolveSelection(
  { asOf, ...selection }: Selection,
  context: ResolveContext,
): ResolvedSelection {
  const { kind } = selection.of;
  const { resolve } = rules[kind] as unknown as KindRules<typeof kind>;
  const of = resolve(selection.of, { ...context, now: asOf ?? context.now });
  const resolved = { ...selection, of } as ResolvedSelection;
  checkSelection(resolved, 'behind');
  return resolved;
}

/** What a question about a number's units is resolved with. */
function askedOf(behind: Selection, context: ResolveContext) {
  const { now, universe } = context;
  return {
    behind: resolveSelection(behind, context),
    now,
    ...(universe ? { universe } : {}),
  };
}

function isReady<T>(_query: unknown, rows: T): T {
  return rows;
}

/** The rules of every kind. */
export const rules: { [K in QueryKind]: KindRules<K> } = {
  trend: {
    schema: trendSchema,
    canonical: canonicalTrend,
    resolve: (query, context) => resolveTrend(query, resolveScope(query, context)),
    assemble: assembleTrend,
  },
  funnel: {
    schema: funnelSchema,
    check: checkFunnel,
    canonical: canonicalFunnel,
    resolve: (query, context) => resolveFunnel(query, resolveScope(query, context)),
    assemble: assembleFunnel,
  },
  retention: {
    schema: retentionSchema,
    check: checkRetention,
    canonical: canonicalRetention,
    resolve: (query, context) => resolveRetention(query, resolveScope(query, context)),
    assemble: assembleRetention,
  },
  flow: {
    schema: flowSchema,
    canonical: canonicalFlow,
    resolve: (query, context) => resolveFlow(query, resolveScope(query, context)),
    assemble: isReady,
  },
  sessions: {
    schema: sessionsSchema,
    canonical: canonicalSessions,
    resolve: (query, context) => resolveSessions(query, resolveScope(query, context)),
    assemble: isReady,
  },
  timeline: {
    schema: timelineSchema,
    check: checkTimeline,
    canonical: canonicalTimeline,
    resolve: resolveTimeline,
    assemble: isReady,
  },
  lifecycle: {
    schema: lifecycleSchema,
    canonical: canonicalActivity,
    resolve: (query, context) => resolveLifecycle(query, resolveScope(query, context)),
    assemble: assembleLifecycle,
  },
  stickiness: {
    schema: stickinessSchema,
    canonical: canonicalActivity,
    resolve: (query, context) => resolveStickiness(query, resolveScope(query, context)),
    assemble: assembleStickiness,
  },
  users: {
    schema: usersSchema,
    canonical: canonicalUsers,
    resolve: (query, context) => resolveUsers(query, askedOf(query.behind, context)),
    assemble: isReady,
  },
  catalog: {
    schema: catalogSchema,
    canonical: canonicalCatalog,
    resolve: (query, { now, universe }) =>
      resolveCatalog(query, { now, ...(universe ? { universe } : {}) }),
    assemble: isReady,
  },
  insights: {
    schema: insightsSchema,
    check: checkInsights,
    canonical: canonicalInsights,
    resolve: (query, context) =>
      resolveInsights(
        query,
        resolveScope(query, context),
        (funnel) => rules.funnel.resolve(funnel, context).reads,
      ),
    assemble: isReady,
  },
  explain: {
    schema: explainSchema,
    canonical: (query) => query,
    resolve: (query, context) => resolveExplain(query, askedOf(query.behind, context)),
    assemble: isReady,
  },
};
