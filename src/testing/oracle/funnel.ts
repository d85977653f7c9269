import type { FunnelRows, ResolvedFunnelQuery } from '../../model/funnel.js';
import { matches } from './conditions.js';
import { groupRows } from './funnel-groups.js';
import { openWindowOf, stepRows, trendRows } from './funnel-steps.js';
import { countUnits, unitOf } from './funnel-units.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';
import { eventsInScope } from './units.js';

/** A funnel read from the rules word by word. */
export function funnelByOracle(
  all: readonly PreparedEvent[],
  query: ResolvedFunnelQuery,
): FunnelRows {
  const { breakdown, buckets } = query;
  const events = eventsInScope(all, query, {
    start: query.range.start,
    end: query.lastStepBefore,
  });
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
