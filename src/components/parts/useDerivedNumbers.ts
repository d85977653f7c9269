import { useCallback, useMemo, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { canonicalJson } from '../../model/canonical.js';
import type { AnyQuery } from '../../model/query.js';
import type { Scope } from '../../model/scope.js';
import type { Selection } from '../../model/selection.js';
import type { NumberPart, Numbers } from './useNumbers.js';

/** A question with a scope, of whose answer no number can be selected. */
type ScopedQuery = AnyQuery & Scope;

export interface DerivedNumbers<Q> {
  /** For the card: the menu of the number that is open. */
  frame: Numbers;
  /** The numbers of another question, made of this one; null where there is none. */
  of(derive: (query: Q) => Selection['of'] | null): Numbers | null;
}

/**
 * Makes numbers of an answer selectable that are numbers of other questions: those of insights are numbers of trends.
 *
 * @returns null while there is no answer, and for one that was given without its question
 */
export function useDerivedNumbers<Q extends ScopedQuery>(
  answer: { asked: Q | undefined; resolved: { now: number } | undefined },
  link: LinkedQuestion<Q>,
): DerivedNumbers<Q> | null {
  const { messages, format } = useAnalyticsContext('useDerivedNumbers');
  const [open, setOpen] = useState<Numbers['open']>(null);
  const { select, selected, clear, query } = link;
  const { asked } = answer;
  const asOf = answer.resolved?.now;
  const picked = useMemo(() => selected && canonicalJson(selected), [selected]);
  const close = useCallback(() => setOpen(null), []);
  return useMemo(() => {
    if (!asked || asOf === undefined) return null;
    const shared = { open, close, clear };
    return {
      frame: { ...shared, isPicked: () => false, pick: () => undefined },
      of: (derive) => {
        const of = derive(asked);
        if (!of) return null;
        const selectionOf = (part: NumberPart) => ({ ...part, of, asOf }) as Selection;
        return {
          ...shared,
          isPicked: (part) => picked !== null && picked === canonicalJson(selectionOf(part)),
          pick: (part, count, at, label) => {
            const selection = selectionOf(part);
            const again = query && derive(query);
            const number = {
              selection,
              rolling:
                again && 'last' in again.range ? ({ ...part, of: again } as Selection) : null,
              label: label ?? messages.selection(selection, format),
              count,
            };
            setOpen({ number, at });
            select(selection, number.label);
          },
        };
      },
    };
  }, [asked, asOf, query, open, close, clear, picked, select, messages, format]);
}
