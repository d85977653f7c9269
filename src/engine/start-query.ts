import { AnalyticsError } from '../model/errors.js';
import type { AnyResolvedQuery, Rows, SourceKind, SourceKinds } from '../model/query.js';
import type { ResolvedScope } from '../model/scope.js';
import { startCatalog } from './catalog.js';
import { cohortLanes } from './cohort.js';
import { startFunnel } from './funnel.js';
import type { Kernel } from './kernel.js';
import { type ScopedTable, scopedTable } from './scope.js';
import type { EventTable } from './table.js';
import { startTrend } from './trend.js';
import { tableByUnit } from './units.js';
import { runInSteps, type Work } from './work.js';

/** Kinds that look at the events of a scope, one lane a unit. */
const scoped = { trend: startTrend, funnel: startFunnel };

type ScopedKind = keyof typeof scoped;
type ScopedQuery = SourceKinds[ScopedKind]['resolved'];

/** Kinds of question the engine answers. */
export const engineKinds: readonly SourceKind[] = [
  ...(Object.keys(scoped) as ScopedKind[]),
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
  const kept = users
    ? yield* cohortLanes(tableByUnit(table, identity), users, query, () => {
        throw new AnalyticsError('source/unsupported', 'behind');
      })
    : null;
  return scopedTable(table, query, unit, kept);
}

/** Answers a resolved query over a table, step by step. */
export function* startQuery<Q extends AnyResolvedQuery>(
  table: EventTable,
  query: Q,
): Work<Rows<Q>> {
  const asked: AnyResolvedQuery = query;
  if (asked.kind === 'catalog') return (yield* runInSteps(startCatalog(table, asked))) as Rows<Q>;
  if (Object.hasOwn(scoped, asked.kind)) {
    const own = asked as ScopedQuery;
    const start = scoped[own.kind] as (rows: ScopedTable, query: ScopedQuery) => Kernel<Rows<Q>>;
    return yield* runInSteps(start(yield* scopeOf(table, own, unitOf(own)), own));
  }
  throw new AnalyticsError('source/unsupported', `the engine can not answer "${asked.kind}"`);
}
