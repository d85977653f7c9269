'use client';
import { useCallback, useContext, useId, useMemo } from 'react';

import { canonicalJson } from '../model/canonical.js';
import type { AnyQuery } from '../model/query.js';
import type { Selection } from '../model/selection.js';
import { LinkedContext, type LinkedState, type Narrowed, narrow } from './linked-selection.js';
import { onPage, PageScopeContext, type PageScopeState } from './page-scope.js';

/** A component's place among the others of a page. */
export interface LinkOptions {
  /** Follows the page's scope and what is selected in other components, and offers its own numbers to them. Default true. */
  linked?: boolean | undefined;
  /** A number was picked. */
  onSelect?: ((selection: Selection) => void) | undefined;
}

/** A question as it is asked on a page. */
export interface LinkedQuestion<Q extends AnyQuery> extends Omit<Narrowed<Q>, 'query'> {
  /** What to ask: within the page's scope, narrowed to the people behind its selection. Null while there is no question. */
  query: Q | null;
  /** Selects a number of this component for the page, and tells the host. */
  select(selection: Selection, label: string): void;
  /** Shows everybody again. */
  clear(): void;
  /** What is selected in this component. */
  selected: Selection | null;
}

/** A component's question within the page's scope and selection, and the way to select one of its numbers. */
export function useLinkedQuestion<Q extends AnyQuery>(
  question: Q | null,
  { linked: isLinked = true, onSelect }: LinkOptions = {},
): LinkedQuestion<Q> {
  const self = useId();
  const { linked, setLinked } = useContext(LinkedContext) as LinkedState;
  const { scope } = useContext(PageScopeContext) as PageScopeState;
  const key = question && canonicalJson(question);
  const narrowed = useMemo(
    (): Pick<LinkedQuestion<Q>, 'query' | 'by' | 'reason'> => {
      if (!question || !isLinked) return { query: question, by: null, reason: null };
      return narrow(onPage(question, scope), linked, self);
    },
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for the question
    [key, isLinked, scope, linked, self],
  );
  const select = useCallback(
    (selection: Selection, label: string) => {
      if (isLinked) setLinked({ selection, label, from: self });
      onSelect?.(selection);
    },
    [isLinked, onSelect, self, setLinked],
  );
  const clear = useCallback(() => setLinked(null), [setLinked]);
  return {
    ...narrowed,
    select,
    clear,
    selected: linked?.from === self ? linked.selection : null,
  };
}
