import { AnalyticsError } from '../model/errors.js';
import type { AnyResolvedQuery, QueryKind, QueryKinds, Rows } from '../model/query.js';
import { startCatalog } from './catalog.js';
import { startFunnel } from './funnel.js';
import type { Kernel } from './kernel.js';
import type { EventTable } from './table.js';
import { startTrend } from './trend.js';

const starters: {
  [K in QueryKind]: (
    table: EventTable,
    query: QueryKinds[K]['resolved'],
  ) => Kernel<QueryKinds[K]['rows']>;
} = {
  trend: startTrend,
  funnel: startFunnel,
  catalog: startCatalog,
};

/** Kinds of question the engine answers. */
export const engineKinds = Object.keys(starters) as QueryKind[];

/** Begins to answer a resolved query over a table: filters are evaluated here, the rest in the kernel's passes. */
export function startQuery<Q extends AnyResolvedQuery>(
  table: EventTable,
  query: Q,
): Kernel<Rows<Q>> {
  const start = starters[query.kind] as unknown as
    | ((table: EventTable, query: Q) => Kernel<Rows<Q>>)
    | undefined;
  if (start) return start(table, query);
  throw new AnalyticsError('source/unsupported', `the engine can not answer "${query.kind}"`);
}
