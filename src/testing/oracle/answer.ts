import {
  type AnalyticsEvent,
  defaultSessionPolicy,
  type SessionPolicy,
} from '../../model/event.js';
import type { AnyResolvedQuery, Rows } from '../../model/query.js';
import { catalogByOracle } from './catalog.js';
import { flowByOracle } from './flow.js';
import { funnelByOracle } from './funnel.js';
import { eventsOfKept } from './kept.js';
import { lifecycleByOracle } from './lifecycle.js';
import { type PreparedEvent, prepareEvents } from './prepare.js';
import { retentionByOracle } from './retention.js';
import { sessionsByOracle } from './sessions.js';
import { stickinessByOracle } from './stickiness.js';
import { timelineByOracle } from './timeline.js';
import { trendByOracle } from './trend.js';
import { usersByOracle } from './users.js';

function rowsFor(all: readonly PreparedEvent[], query: AnyResolvedQuery): Rows<AnyResolvedQuery> {
  switch (query.kind) {
    case 'trend':
      return trendByOracle(eventsOfKept(all, query), query);
    case 'funnel':
      return funnelByOracle(eventsOfKept(all, query), query);
    case 'retention':
      return retentionByOracle(eventsOfKept(all, query), query);
    case 'flow':
      return flowByOracle(eventsOfKept(all, query), query);
    case 'sessions':
      return sessionsByOracle(eventsOfKept(all, query), query, all);
    case 'timeline':
      return timelineByOracle(all, query);
    case 'lifecycle':
      return lifecycleByOracle(eventsOfKept(all, query), query);
    case 'stickiness':
      return stickinessByOracle(eventsOfKept(all, query), query);
    case 'users':
      return usersByOracle(eventsOfKept(all, query.behind.of), query);
    case 'catalog':
      return catalogByOracle(all, query);
  }
}

/**
 * Answers a resolved query by the most obvious reading of the rules: what every source is tested against.
 *
 * Cost: about quadratic in the events, a funnel exponential in a user's events (every possible attempt is tried). Meant
 * for data sets of at most a few hundred events, about 25 per user.
 *
 * @param events in any order; of repeated ids one stays
 * @param policy when a run of events is one session; default 30 minutes and 24 hours
 */
export function answerByOracle<Q extends AnyResolvedQuery>(
  events: readonly AnalyticsEvent[],
  query: Q,
  policy: SessionPolicy = defaultSessionPolicy,
): Rows<Q> {
  return rowsFor(prepareEvents(events, policy), query) as Rows<Q>;
}
