import type { ResolvedCatalogQuery } from '../../model/catalog.js';
import {
  type AnalyticsEvent,
  defaultSessionPolicy,
  type SessionPolicy,
} from '../../model/event.js';
import type { AnyResolvedQuery, Rows } from '../../model/query.js';
import { catalogByOracle } from './catalog.js';
import { funnelByOracle } from './funnel.js';
import { prepareEvents } from './prepare.js';
import { trendByOracle } from './trend.js';

/**
 * Answers a resolved query by the most obvious reading of the rules: what every source is tested against.
 *
 * Cost: a trend or catalog takes time quadratic in the events, a funnel exponential in a user's events (every possible
 * attempt is tried). Meant for data sets of at most a few hundred events, about 25 per user.
 *
 * @param events in any order; of repeated ids one stays
 * @param policy when a run of events is one session; default 30 minutes and 24 hours
 */
export function answerByOracle<Q extends AnyResolvedQuery>(
  events: readonly AnalyticsEvent[],
  query: Q,
  policy: SessionPolicy = defaultSessionPolicy,
): Rows<Q> {
  const prepared = prepareEvents(events, policy);
  const resolved: AnyResolvedQuery = query;
  const rows =
    resolved.kind === 'trend'
      ? trendByOracle(prepared, resolved)
      : resolved.kind === 'funnel'
        ? funnelByOracle(prepared, resolved)
        : catalogByOracle(prepared, resolved as ResolvedCatalogQuery);
  return rows as Rows<Q>;
}
