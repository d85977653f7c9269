import type { CohortCondition } from '../../../model/cohort.js';
import type { TrendQuery } from '../../../model/trend.js';
import { week } from '../case.js';
import { value } from './funnel.js';

/** Who is kept by a condition: a trend of users over the week of the cases, one group a user. */
export function people(users: CohortCondition, options: Partial<TrendQuery> = {}): TrendQuery {
  return {
    kind: 'trend',
    range: week,
    measure: 'users',
    breakdown: { property: '$user' },
    users,
    ...options,
  };
}

/** The answer to {@link people}: these and nobody else, named in order of their ids. */
export const kept = (...ids: string[]) => ({
  series: ids.map((id) => ({ key: value(id), total: 1 })),
});

/** People with an event of a name. */
export const did = (name: string): CohortCondition => ({ did: { event: name } });
