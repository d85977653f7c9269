import type { FunnelRows, ResolvedFunnelQuery } from '../../model/funnel.js';
import { matches } from './conditions.js';
import { groupRows } from './funnel-groups.js';
import { openWindowOf, stepRows, trendRows } from './funnel-steps.js';
import { countUnits } from './funnel-units.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';
import { eventsInScope, unitOf } from './units.js';

/** The events steps may be: those in scope up to the end of the range or, with finish `inWindow`, of the window after it. */
export function funnelEvents(
  all: readonly PreparedEvent[],
  query: ResolvedFunnelQuery,
): PreparedEvent[] {
  return eventsInScope(all, query, { start: query.range.start, end: query.lastStepBefore });
}

/** A funnel read from the rules word by word. */
export function funnelByOracle(
  all: readonly PreparedEvent[],
  query: ResolvedFunnelQuery,
): FunnelRows {
  const { breakdown, buckets } = query;
  const events = funnelEvents(all, query);
  const units = countUnits(events, query);
  const left = events.filter(
    (event) =>
      unitOf(event, query) === null && query.steps.some(({ match }) => matches(event, match)),
  ).length;
  return {
    kind: 'funnel',
    steps: stepRows(units, query),
    ...(breakdown ? { groups: groupRows(events, units, breakdown, query) } : {}),
    openWindow: openWindowOf(units, query),
    ...(buckets ? { trend: trendRows(units, buckets) } : {}),
    meta: oracleMeta(
      query.unit === 'session' ? { eventsWithoutSession: left } : { eventsWithoutUser: left },
    ),
  };
}
