import { isCompound, partsOf, type ResolvedCohort } from '../../src/model/cohort.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { defaultSessionPolicy } from '../../src/model/event.js';
import type { AnyResolvedQuery } from '../../src/model/query.js';
import { matches } from '../../src/testing/oracle/conditions.js';
import { type PreparedEvent, prepareEvents } from '../../src/testing/oracle/prepare.js';

/* Which questions the oracle can answer in reasonable time: it tries every attempt of a funnel, and every cell. */

const mostAttempts = 20_000;
const mostCells = 3_000;
const mostBuckets = 2_000;

type Asked = AnyResolvedQuery | { of: AnyResolvedQuery };

/** Questions within a condition on users. */
function within(cohort: ResolvedCohort): AnyResolvedQuery[] {
  if (isCompound(cohort)) return partsOf(cohort).flatMap(within);
  return 'behind' in cohort ? [cohort.behind.of] : [];
}

function attempts(prepared: readonly PreparedEvent[], query: AnyResolvedQuery): number {
  if (query.kind !== 'funnel') return 0;
  const unitOf = (event: PreparedEvent) =>
    event[query.unit === 'session' ? 'session' : query.identity];
  return Math.max(
    0,
    ...[...new Set(prepared.map(unitOf))].map((unit) => {
      const own = unit === null ? [] : prepared.filter((each) => unitOf(each) === unit);
      return query.steps.reduce(
        (product, { match }) => product * Math.max(1, own.filter((e) => matches(e, match)).length),
        1,
      );
    }),
  );
}

/** Whether the oracle may be asked. */
export function isAffordable(events: readonly AnalyticsEvent[], asked: AnyResolvedQuery): boolean {
  const prepared = prepareEvents(events, defaultSessionPolicy);
  const check = (query: Asked): boolean => {
    if ('of' in query) return check(query.of);
    if (query.kind === 'users') return check(query.behind.of);
    if ('users' in query && query.users && !within(query.users).every(check)) return false;
    if (query.kind === 'retention') {
      const { groups, columns } = query;
      if (groups.length * columns.length > mostCells) return false;
    }
    const buckets = 'buckets' in query ? (query.buckets?.length ?? 0) : 0;
    return buckets <= mostBuckets && attempts(prepared, query) <= mostAttempts;
  };
  return check(asked);
}
