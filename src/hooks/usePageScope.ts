'use client';
import { useContext, useEffect, useMemo } from 'react';

import { type PageScope, PageScopeContext, type PageScopeState, startRange } from './page-scope.js';
import { type ChosenRange, type RangeChoice, useRangeOfData } from './useRangeOfData.js';

export interface PageScopeControl {
  scope: PageScope;
  /** Replaces the scope. */
  setScope(scope: PageScope): void;
}

/** Range, zone, filter and people that everything under the provider shares; `QueryBar` edits them. */
export function usePageScope(): PageScopeControl {
  const { scope, setScope } = useContext(PageScopeContext) as PageScopeState;
  return useMemo(() => ({ scope, setScope }), [scope, setScope]);
}

/** The same for a bar that shows the scope, so that others may change it: the bar can take it back. */
export function usePageScopeBar(): PageScopeControl {
  const { addBar } = useContext(PageScopeContext) as PageScopeState;
  useEffect(() => addBar(), [addBar]);
  return usePageScope();
}

/** The range of a component: its own choice, else the page's, else the last 30 days; as the source's data has it. */
export function usePageRange(own: RangeChoice | undefined): ChosenRange & { choice: RangeChoice } {
  const { scope } = usePageScope();
  const choice = own ?? scope.range ?? startRange;
  const chosen = useRangeOfData(choice);
  return useMemo(() => ({ ...chosen, choice }), [chosen, choice]);
}
