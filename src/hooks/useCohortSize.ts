'use client';
import { useContext, useMemo } from 'react';

import type { CohortCondition } from '../model/cohort.js';
import type { Identity, Scope } from '../model/scope.js';
import type { TrendQuery } from '../model/trend.js';
import { onPage, PageScopeContext, type PageScopeState } from './page-scope.js';
import type { AnalyticsQueryResult } from './useAnalyticsQuery.js';
import { type LinkedQuestion, type LinkOptions, useLinkedQuestion } from './useLinkedQuestion.js';
import { useLinkedSelection } from './useLinkedSelection.js';
import { useTrend } from './useTrend.js';
import type { Words } from './words.js';

export interface CohortSizeOptions extends LinkOptions {
  /** The range they are counted in; null while it is not known. */
  range: Scope['range'] | null;
  /** What is counted. Default `'user'`. */
  identity?: Identity;
}

export interface CohortSize {
  /** The question of how many they are, within the page. */
  link: LinkedQuestion<TrendQuery>;
  answer: AnalyticsQueryResult<TrendQuery> & Words;
  /** How many of those active in the range are in it; null until it is known. */
  count: number | null;
  /** How many are active in the range at all. */
  total: number | null;
}

function totalOf({ data }: AnalyticsQueryResult<TrendQuery>): number | null {
  return data ? (data.series[0]?.total ?? 0) : null;
}

/** How many people of a range a condition means, and of how many. Null: nothing is asked. */
export function useCohortSize(
  users: CohortCondition | null,
  { range, identity = 'user', linked = true, onSelect }: CohortSizeOptions,
): CohortSize {
  const everybody = useMemo(
    (): TrendQuery | null =>
      range && {
        kind: 'trend',
        measure: 'users',
        range,
        ...(identity === 'user' ? {} : { identity }),
      },
    [range, identity],
  );
  const own = useMemo(
    (): TrendQuery | null => users && everybody && { ...everybody, users },
    [users, everybody],
  );
  const link = useLinkedQuestion(own, { linked, onSelect });
  const answer = useTrend(link.query);
  const { scope } = useContext(PageScopeContext) as PageScopeState;
  const { narrow } = useLinkedSelection();
  // The whole is cut as the part is, so that the share is one of the same people.
  const whole = useMemo(() => {
    const onThisPage = everybody && linked ? onPage(everybody, scope) : everybody;
    return onThisPage && link.by !== null ? narrow(onThisPage).query : onThisPage;
  }, [everybody, linked, scope, link.by, narrow]);
  const all = useTrend(whole);
  return { link, answer, count: totalOf(answer), total: totalOf(all) };
}
