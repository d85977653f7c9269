'use client';
import { createContext } from 'react';

import type { CohortCondition } from '../model/cohort.js';
import type { Filter } from '../model/filter.js';
import type { AnyQuery } from '../model/query.js';
import { alsoUsers, isScoped, mapScopes } from './scoped.js';
import type { RangeChoice } from './useRangeOfData.js';

/** What a whole page asks about. Plain JSON: it can be saved or put in a URL. */
export interface PageScope {
  /** Range of everything on the page that has none of its own. Default: the last 30 days. */
  range?: RangeChoice;
  /** IANA zone; missing: the provider's. */
  timeZone?: string;
  /** Keeps events, in every question. */
  where?: Filter;
  /** Keeps people, in every question. */
  users?: CohortCondition;
}

/** What the provider keeps of the page's scope. */
export interface PageScopeState {
  scope: PageScope;
  setScope(scope: PageScope): void;
  /** A bar that shows the scope and can take anything of it back; called again when it goes. */
  addBar(): () => void;
  /** Whether there is one now. */
  hasBar(): boolean;
}

export const PageScopeContext = createContext<PageScopeState | null>(null);

/** The range of a page that chose none. */
export const startRange: RangeChoice = { last: 30, unit: 'day' };

/** The question about only the events and people of the page's scope. Its range stays its own. */
export function onPage<Q extends AnyQuery>(query: Q, { where, users }: PageScope): Q {
  const question: AnyQuery = query;
  if (!isScoped(question) || !(where || users)) return query;
  return mapScopes(question, (scope) => ({
    ...(where ? { where: scope.where ? { all: [scope.where, where] } : where } : {}),
    ...(users ? { users: alsoUsers(scope, users) } : {}),
  })) as AnyQuery as Q;
}
