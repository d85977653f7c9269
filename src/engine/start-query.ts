import { canonicalJson } from '../model/canonical.js';
import type { ResolvedCohort } from '../model/cohort.js';
import { AnalyticsError } from '../model/errors.js';
import type { AnyResolvedQuery, Rows, SourceKind, SourceKinds } from '../model/query.js';
import type { ResolvedScope } from '../model/scope.js';
import { type ResolvedSelection, selectedUnit } from '../model/selection.js';
import { idsOf, type UnitsBehind, unitsBehind } from './behind.js';
import { startCatalog } from './catalog.js';
import { cohortLanes } from './cohort.js';
import { startFlow } from './flow.js';
import { startFunnel } from './funnel.js';
import type { Kernel } from './kernel.js';
import { startLifecycle } from './lifecycle.js';
import { startRetention } from './retention.js';
import { type ScopedTable, scopedTable } from './scope.js';
import { startSessions } from './session-list.js';
import { startStickiness } from './stickiness.js';
import { findCached, keepCached } from './table-cache.js';
import type { EventTable } from './table.js';
import { timeline } from './timeline.js';
import { startTrend } from './trend.js';
import { tableByUnit } from './units.js';
import { usersRows } from './users.js';
import { runInSteps, type Work } from './work.js';

/** Kinds that look at the events of a scope, one lane a unit. */
const scoped = {
  trend: startTrend,
  funnel: startFunnel,
  retention: startRetention,
  flow: startFlow,
  sessions: startSessions,
  lifecycle: startLifecycle,
  stickiness: startStickiness,
};

type ScopedKind = keyof typeof scoped;
type ScopedQuery = SourceKinds[ScopedKind]['resolved'];

/** Kinds of question the engine answers. */
export const engineKinds: readonly SourceKind[] = [
  ...(Object.keys(scoped) as ScopedKind[]),
  'timeline',
  'users',
  'catalog',
];

/** Whose rows make a lane. */
function unitOf(query: ScopedQuery): 'user' | 'session' {
  return 'unit' in query ? query.unit : 'user';
}

/** The rows of a question's scope. The people it is about are found first, which may take questions of its own. */
function* scopeOf(
  table: EventTable,
  query: ResolvedScope,
  unit: 'user' | 'session',
): Work<ScopedTable> {
  const { users, identity } = query;
  const kept = users ? yield* lanesOf(tableByUnit(table, identity), users, query, table) : null;
  return scopedTable(table, query, unit, kept);
}

/** The people meant, from the table's cache when they were asked for before. */
function* lanesOf(
  sorted: EventTable,
  users: ResolvedCohort,
  { universe, identity }: ResolvedScope,
  table: EventTable,
): Work<Uint8Array> {
  const key = `users ${canonicalJson({ users, universe })}`;
  const known = findCached<Uint8Array>(sorted, key);
  if (known) return known.value;
  const judged = { identity, ...(universe ? { universe } : {}) };
  const lanes = yield* cohortLanes(sorted, users, judged, (selection) =>
    peopleBehind(table, selection),
  );
  keepCached(sorted, key, lanes, lanes.byteLength);
  return lanes;
}

/** The units a number is made of. */
function* behind(table: EventTable, selection: ResolvedSelection): Work<UnitsBehind> {
  const rows = yield* scopeOf(table, selection.of, selectedUnit(selection));
  return yield* unitsBehind(rows, selection, () => startQuery(table, selection.of));
}

function* peopleBehind(table: EventTable, selection: ResolvedSelection): Work<Set<string>> {
  return idsOf(yield* behind(table, selection), selection, selectedUnit(selection));
}

/** Answers a resolved query over a table, step by step. */
export function* startQuery<Q extends AnyResolvedQuery>(
  table: EventTable,
  query: Q,
): Work<Rows<Q>> {
  return (yield* answer(table, query)) as Rows<Q>;
}

function* answer(table: EventTable, query: AnyResolvedQuery): Work<Rows<AnyResolvedQuery>> {
  if (query.kind === 'catalog') return yield* runInSteps(startCatalog(table, query));
  if (query.kind === 'timeline') return timeline(table, query);
  if (query.kind === 'users') return usersRows(yield* behind(table, query.behind), query);
  if (!Object.hasOwn(scoped, query.kind)) {
    const { kind } = query as { kind: string };
    throw new AnalyticsError('source/unsupported', `the engine can not answer "${kind}"`);
  }
  const start = scoped[query.kind] as (
    rows: ScopedTable,
    query: ScopedQuery,
  ) => Kernel<Rows<AnyResolvedQuery>>;
  const rows = yield* scopeOf(table, query, unitOf(query));
  // A session kept may be clipped by events of someone who is not.
  const kept = query.kind === 'sessions' ? null : rows.kept;
  return yield* runInSteps(start(rows, query), kept);
}
