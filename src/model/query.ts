import * as v from 'valibot';

import { resolveRange } from './calendar.js';
import { canonicalJson } from './canonical.js';
import {
  type CatalogQuery,
  canonicalCatalog,
  type CatalogResult,
  type CatalogRows,
  catalogSchema,
  type ResolvedCatalogQuery,
  resolveCatalog,
} from './catalog.js';
import type { Filter } from './filter.js';
import { canonicalFunnel, checkFunnel, funnelSchema, resolveFunnel } from './funnel-rules.js';
import {
  assembleFunnel,
  type FunnelQuery,
  type FunnelResult,
  type FunnelRows,
  type ResolvedFunnelQuery,
} from './funnel.js';
import { invalidQuery, parse } from './schema.js';
import { type ResolvedScope, type Scope, scopeDefaults } from './scope.js';
import {
  assembleTrend,
  canonicalTrend,
  type ResolvedTrendQuery,
  resolveTrend,
  type TrendQuery,
  type TrendResult,
  type TrendRows,
  trendSchema,
} from './trend.js';

/** Every kind of question: what is asked, what a source sees, what it returns, what is answered. */
export interface QueryKinds {
  trend: {
    query: TrendQuery;
    resolved: ResolvedTrendQuery;
    rows: TrendRows;
    result: TrendResult;
  };
  funnel: {
    query: FunnelQuery;
    resolved: ResolvedFunnelQuery;
    rows: FunnelRows;
    result: FunnelResult;
  };
  catalog: {
    query: CatalogQuery;
    resolved: ResolvedCatalogQuery;
    rows: CatalogRows;
    result: CatalogResult;
  };
}

export type QueryKind = keyof QueryKinds;
export type AnyQuery = QueryKinds[QueryKind]['query'];
export type AnyResolvedQuery = QueryKinds[QueryKind]['resolved'];

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
}

interface KindRules<K extends QueryKind> {
  schema: v.GenericSchema<unknown, QueryKinds[K]['query']>;
  /** Rules that need more than one part of the query. Throws `query/invalid`. */
  check?(query: QueryKinds[K]['query']): void;
  /** The query with its defaults and without labels; equal for equal questions. */
  canonical(query: QueryKinds[K]['query']): unknown;
  resolve(query: QueryKinds[K]['query'], context: ResolveContext): QueryKinds[K]['resolved'];
  assemble(
    resolved: QueryKinds[K]['resolved'],
    rows: QueryKinds[K]['rows'],
  ): QueryKinds[K]['result'];
}

function resolveScope(scope: Scope, context: ResolveContext): ResolvedScope {
  const { timeZone, weekStart, identity } = { ...scopeDefaults, ...scope };
  const { now } = context;
  const range = resolveRange(scope.range, { timeZone, weekStart, now });
  return {
    range,
    now,
    timeZone,
    weekStart,
    identity,
    ...(scope.where ? { where: scope.where } : {}),
    ...(context.universe ? { universe: context.universe } : {}),
    reads: { start: range.start, end: range.end },
  };
}

const rules: { [K in QueryKind]: KindRules<K> } = {
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
  catalog: {
    schema: catalogSchema,
    canonical: canonicalCatalog,
    resolve: resolveCatalog,
    assemble: (_query, rows) => rows,
  },
};

/** The rules of a query's kind. The one place where the type of a kind is not followed by the compiler. */
function rulesOf<Q extends OfKind>(query: Q): KindRules<Q['kind']> {
  return rules[query.kind] as unknown as KindRules<Q['kind']>;
}

const kindSchema = v.looseObject(
  {
    kind: v.picklist(
      Object.keys(rules) as QueryKind[],
      `expected one of: ${Object.keys(rules).join(', ')}`,
    ),
  },
  'expected an object with a "kind"',
);

/**
 * Checks unknown JSON: kinds, types, unknown keys, ranges and combinations.
 *
 * @returns the value, now known to be a query
 * @throws `query/invalid` naming the first path and reason, e.g. `invalid query at steps[1].match.event: expected a name`
 */
export function validateQuery(value: unknown): AnyQuery {
  const { kind } = parse(kindSchema, value, 'query', 'query/invalid');
  const { schema, check } = rules[kind] as unknown as KindRules<QueryKind>;
  const query = parse(schema, value, 'query', 'query/invalid');
  check?.(query);
  return query;
}

/**
 * Spells a query out for a source: absolute range, defaults, buckets, what must be read.
 *
 * @throws `query/invalid`
 */
export function resolveQuery<Q extends AnyQuery>(query: Q, context: ResolveContext): Resolved<Q> {
  const valid = validateQuery(query) as Q;
  if (!Number.isFinite(context.now)) throw invalidQuery('now', 'expected epoch milliseconds');
  return rulesOf(valid).resolve(valid, context);
}

/** Turns a source's rows into the answer: rates, intervals, filled buckets. The same for every source. */
export function assemble<Q extends AnyResolvedQuery>(resolved: Q, rows: Rows<Q>): Result<Q> {
  return rulesOf(resolved).assemble(resolved, rows);
}

/**
 * Text that is equal for queries with equal answers: defaults filled in, labels left out, keys and name lists in order.
 *
 * @throws `query/invalid`
 */
export function canonicalKey(query: AnyQuery): string {
  const valid = validateQuery(query);
  return canonicalJson(rulesOf(valid).canonical(valid));
}
