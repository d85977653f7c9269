import { useCallback, useMemo, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { ShownAnswer } from '../../hooks/shown-answer.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { canonicalJson } from '../../model/canonical.js';
import type { AnyQuery } from '../../model/query.js';
import type { Selection } from '../../model/selection.js';

/** The kinds of a union, each without what {@link useNumbers} fills in. */
type PartOf<S> = S extends unknown ? Omit<S, 'of' | 'asOf'> : never;

/** Which number of an answer: a {@link Selection} without the question. */
export type NumberPart = PartOf<Selection>;

/** A number of an answer that someone opened. */
export interface PickedNumber {
  /** The number as it is shown: its range as instants, with the instant it was asked at. */
  selection: Selection;
  /** The same number whenever it is asked, where its range moves along; else null. */
  rolling: Selection | null;
  /** Whose number it is, in words. */
  label: string;
  /** As many people (or sessions) as it says; null for a number that does not count them, such as a sum. */
  count: number | null;
}

/** The numbers of an answer, to be opened. */
export interface Numbers {
  /**
   * Selects a number for the page and opens its menu beside an element. `count`: null for a number that does not count its
   * people.
   */
  pick(part: NumberPart, count: number | null, at: Element, label?: string): void;
  /** Whether a number is the one selected on the page. */
  isPicked(part: NumberPart): boolean;
  /** The number whose menu is open. */
  open: { number: PickedNumber; at: Element } | null;
  close(): void;
  /** Shows everybody again. */
  clear(): void;
}

type Asked = Selection['of'];

/** Whether asking again later looks at a later time. */
function moves(query: Asked): boolean {
  return 'last' in query.range;
}

/** Whether a part may be a selection's, without a look at the question: many numbers are asked about the one selected. */
function canBe(part: NumberPart, selected: Selection): boolean {
  const own = selected as unknown as Record<string, unknown>;
  return Object.entries(part).every(
    ([name, value]) => typeof value === 'object' || own[name] === value,
  );
}

/**
 * Makes the numbers of an answer selectable.
 *
 * @returns null while there is no answer, and for one that was given without its question: its numbers stay plain text
 */
export function useNumbers<Q extends Asked>(
  answer: Pick<ShownAnswer<Q & AnyQuery>, 'asked' | 'resolved'>,
  link: LinkedQuestion<Q & AnyQuery>,
): Numbers | null {
  const { messages, format } = useAnalyticsContext('useNumbers');
  const [open, setOpen] = useState<Numbers['open']>(null);
  const { select, selected, clear, query } = link;
  const { asked, resolved } = answer;
  const picked = useMemo(() => selected && canonicalJson(selected), [selected]);
  const close = useCallback(() => setOpen(null), []);
  return useMemo(() => {
    if (!asked || !resolved) return null;
    const of = asked as Asked;
    const asOf = (resolved as { now: number }).now;
    const selectionOf = (part: NumberPart) => ({ ...part, of, asOf }) as Selection;
    return {
      open,
      close,
      clear,
      isPicked: (part) =>
        selected !== null && canBe(part, selected) && picked === canonicalJson(selectionOf(part)),
      pick: (part, count, at, label) => {
        const selection = selectionOf(part);
        const number: PickedNumber = {
          selection,
          rolling: query && moves(query as Asked) ? ({ ...part, of: query } as Selection) : null,
          label: label ?? messages.selection(selection, format),
          count,
        };
        setOpen({ number, at });
        select(selection, number.label);
      },
    };
  }, [asked, resolved, query, open, close, clear, picked, selected, select, messages, format]);
}
