import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

import type { TimelineRow } from '../../geometry/timeline-rows.js';

interface RowFocusOptions {
  rows: readonly TimelineRow[];
  /** The row Tab stops at; it is always drawn, wherever the list is scrolled to. */
  current: number;
  onCurrent(index: number): void;
  list: RefObject<HTMLElement | null>;
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** Opens or closes a row; the row at `index` has nothing to open when it returns false. */
  onOpen(index: number, open: boolean | null): boolean;
  /** Nothing is open any more: true when there was something to close. */
  onEscape(): boolean;
}

/** Rows a page key goes by. */
const pageRows = 10;

/** The next row that can be focused, from `from` on; -1 when there is none that way. */
function focusable(rows: readonly TimelineRow[], from: number, by: 1 | -1): number {
  for (let i = from; i >= 0 && i < rows.length; i += by) {
    if (rows[i]?.type !== 'idle') return i;
  }
  return -1;
}

/** Walks through rows of a virtual list with the keyboard: the row is scrolled to and drawn, then focused. */
export function useRowFocus(options: RowFocusOptions) {
  const { rows, current, onCurrent, list, virtualizer, onOpen, onEscape } = options;
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    list.current?.querySelector<HTMLElement>(`[data-row="${current}"]`)?.focus({
      preventScroll: true,
    });
  }, [current, list]);

  const moveTo = (wanted: number) => {
    const inside = Math.max(0, Math.min(rows.length - 1, wanted));
    const forward = focusable(rows, inside, wanted < current ? -1 : 1);
    const index = forward < 0 ? focusable(rows, inside, wanted < current ? 1 : -1) : forward;
    if (index < 0) return;
    virtualizer.scrollToIndex(index);
    if (index === current) {
      list.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus({
        preventScroll: true,
      });
      return;
    }
    wantsFocus.current = true;
    onCurrent(index);
  };

  /** The head or fold a row is in. */
  const parentOf = (index: number): number => {
    const row = rows[index];
    const isInner = row?.type === 'event' && row.isInner;
    for (let i = index - 1; i >= 0; i--) {
      const type = rows[i]?.type;
      if (type === 'group' || (isInner && type === 'repeats')) return i;
    }
    return -1;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey || event.defaultPrevented) return;
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const [open, close] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const { key } = event;
    const to: Record<string, number> = {
      ArrowDown: current + 1,
      j: current + 1,
      ArrowUp: current - 1,
      k: current - 1,
      PageDown: current + pageRows,
      PageUp: current - pageRows,
      Home: 0,
      End: rows.length - 1,
    };
    const wanted = to[key];
    if (wanted !== undefined) moveTo(wanted);
    else if (key === 'e') onOpen(current, null);
    else if (key === open) onOpen(current, true);
    else if (key === close) {
      const parent = parentOf(current);
      if (!onOpen(current, false) && parent >= 0) moveTo(parent);
    } else if (key !== 'Escape' || !onEscape()) return;
    event.preventDefault();
  };
  return { onKeyDown, moveTo };
}
