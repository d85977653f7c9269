import type { CohortCondition } from '../model/cohort.js';
import type { AnyQuery } from '../model/query.js';
import type { Scope } from '../model/scope.js';

/** Questions about events and people of a range. */
export type Scoped = Extract<AnyQuery, Scope>;

export function isScoped(query: AnyQuery): query is Scoped {
  return !['catalog', 'timeline', 'users', 'explain'].includes(query.kind);
}

/** What is asked about within a scope: the question, and of insights the funnel beside it. */
export function scopesOf(query: Scoped): Scope[] {
  return query.kind === 'insights' && query.around ? [query, query.around] : [query];
}

/** The question with each of its scopes changed alike. */
export function mapScopes<Q extends Scoped>(query: Q, change: (scope: Scope) => Partial<Scope>): Q {
  const around = query.kind === 'insights' ? query.around : undefined;
  return {
    ...query,
    ...change(query),
    ...(around ? { around: { ...around, ...change(around) } } : {}),
  };
}

/** Those who meet a condition, of those who are asked about anyway. */
export function alsoUsers(
  { users }: Pick<Scope, 'users'>,
  condition: CohortCondition,
): CohortCondition {
  return users ? { all: [users, condition] } : condition;
}
