'use client';
import { useContext, useMemo } from 'react';

import { changed } from './changed.js';
import { choicesOf, toggleChoice, usersOf } from './cohort-choice.js';
import { LinkedContext, type LinkedState } from './linked-selection.js';
import { PageScopeContext, type PageScopeState } from './page-scope.js';

/** Keeps only people of a saved cohort on the page. */
export interface ShowCohort {
  /** Whether the page has a bar to take it back with. */
  can(): boolean;
  /** Puts the cohort, which was just saved, in place of what is selected. */
  show(id: string): void;
}

/** The way from a cohort that was saved to a page about its people. */
export function useShowCohort(): ShowCohort {
  const { scope, setScope, hasBar } = useContext(PageScopeContext) as PageScopeState;
  const { setLinked } = useContext(LinkedContext) as LinkedState;
  return useMemo(
    () => ({
      can: hasBar,
      show: (id) => {
        const users = usersOf(toggleChoice(choicesOf(scope.users), { id, isIn: true }));
        setScope(changed(scope, { users }));
        setLinked(null);
      },
    }),
    [scope, setScope, hasBar, setLinked],
  );
}
