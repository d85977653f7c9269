'use client';
import { createContext, useEffect, useMemo, useState } from 'react';

import type { AnyQuery } from '../model/query.js';
import { type Scope, scopeDefaults } from '../model/scope.js';
import type { Selection } from '../model/selection.js';
import { alsoUsers, isScoped, mapScopes, scopesOf } from './scoped.js';

/** A number someone selected on the page. */
export interface Linked {
  selection: Selection;
  /** What it is, for a reader: "dropped off after step 2". */
  label: string;
  /** The component it was selected in; null when nobody said. */
  from: string | null;
}

/** What the provider keeps of the page's selection. */
export interface LinkedState {
  linked: Linked | null;
  setLinked(linked: Linked | null): void;
}

export const LinkedContext = createContext<LinkedState | null>(null);

/** The page's selection. One of another data set is none. Esc lets it go where nothing has the focus. */
export function useLinkedState(sourceId: string): LinkedState {
  const [state, setState] = useState<{ sourceId: string; linked: Linked | null } | null>(null);
  const linked = state?.sourceId === sourceId ? state.linked : null;
  const isSelected = linked !== null;
  useEffect(() => {
    if (!isSelected) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.activeElement && document.activeElement !== document.body) return;
      event.preventDefault();
      setState(null);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isSelected]);
  return useMemo(
    () => ({ linked, setLinked: (next) => setState({ sourceId, linked: next }) }),
    [linked, sourceId],
  );
}

/**
 * Why a question is not narrowed by the page's selection: the component selected it itself (`own`), the number counts by
 * another identity, or the kind of question has no condition on users.
 */
export type NotNarrowedReason = 'own' | 'otherIdentity' | 'kind';

/** A question, narrowed or not. */
export interface Narrowed<Q> {
  /** What to ask. The question itself when it is not narrowed. */
  query: Q;
  /** What it is narrowed by, in words; null when it is not. */
  by: string | null;
  /** Why it is not narrowed; null when it is, and when nothing is selected. */
  reason: NotNarrowedReason | null;
}

function identityOf({ identity = scopeDefaults.identity }: Pick<Scope, 'identity'>) {
  return identity;
}

/**
 * The question about only the people behind the page's selection, of those it asks about anyway.
 *
 * @param self the component that asks; what it selected does not narrow it
 */
export function narrow<Q extends AnyQuery>(
  query: Q,
  linked: Linked | null,
  self: string | null,
): Narrowed<Q> {
  const whole = (reason: NotNarrowedReason | null): Narrowed<Q> => ({ query, by: null, reason });
  if (!linked) return whole(null);
  if (self !== null && linked.from === self) return whole('own');
  const question: AnyQuery = query;
  if (!isScoped(question)) return whole('kind');
  const identity = identityOf(linked.selection.of);
  const behind = { behind: linked.selection };
  if (scopesOf(question).some((each) => identityOf(each) !== identity))
    return whole('otherIdentity');
  return {
    query: mapScopes(question, (scope) => ({ users: alsoUsers(scope, behind) })) as AnyQuery as Q,
    by: linked.label,
    reason: null,
  };
}
