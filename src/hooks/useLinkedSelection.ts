'use client';
import { useCallback, useContext, useMemo } from 'react';

import type { AnyQuery } from '../model/query.js';
import type { Selection } from '../model/selection.js';
import { useAnalyticsContext } from './context.js';
import { LinkedContext, type LinkedState, type Narrowed, narrow } from './linked-selection.js';

/** The number that is selected on the page, and what follows from it. */
export interface LinkedSelection {
  /** Null while nothing is selected. */
  selected: { selection: Selection; label: string } | null;
  /** Selects a number. `label` says what it is; default: its people in words. */
  select(selection: Selection, label?: string): void;
  clear(): void;
  /**
   * A question about only the people behind the selection: pass `narrow(query).query` to a hook or component that should
   * follow it, and show `by`. The question itself while nothing is selected, and with a reason where it can not be narrowed.
   */
  narrow<Q extends AnyQuery>(query: Q): Narrowed<Q>;
}

/**
 * The page's selection: one for everything under the provider. Nothing follows it unless it asks a narrowed question.
 *
 * @param self Names the component that calls, e.g. by its `useId()`: what it selects does not narrow its own questions.
 *   Leave it out on a page that decides for each of its parts.
 */
export function useLinkedSelection(self: string | null = null): LinkedSelection {
  const { messages, format } = useAnalyticsContext('useLinkedSelection');
  const { linked, setLinked } = useContext(LinkedContext) as LinkedState;
  const select = useCallback(
    (selection: Selection, label = messages.selection(selection, format)) =>
      setLinked({ selection, label, from: self }),
    [setLinked, self, messages, format],
  );
  const clear = useCallback(() => setLinked(null), [setLinked]);
  return useMemo(
    () => ({
      selected: linked && { selection: linked.selection, label: linked.label },
      select,
      clear,
      narrow: (query) => narrow(query, linked, self),
    }),
    [linked, self, select, clear],
  );
}
