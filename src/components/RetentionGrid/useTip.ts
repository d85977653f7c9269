import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** A number that is read closer, and where it is in the result. */
export interface Tip {
  rowId: string;
  column: number;
  /** Middle, top and bottom of its mark, from the result's top left corner. */
  x: number;
  top: number;
  bottom: number;
}

export interface TipControl {
  tip: Tip | null;
  /** Shows it: at once for the keyboard, under a pointer once it rests. */
  show(tip: Tip, isAtOnce: boolean): void;
  /** Hides it unless the pointer goes on to it. */
  leave(): void;
  /** The pointer is on it: it stays. */
  hold(): void;
  /** Hides it now. */
  close(): void;
  /** Hides it now, and keeps away from a number until pointer or focus go elsewhere: something else tells of it. */
  replace(rowId: string, column: number): void;
}

const restMs = 220;
const leaveMs = 140;

/** The reading of one number: it follows pointer and focus, stays while it is pointed at, and Esc closes it. */
export function useTip(): TipControl {
  const [tip, setTip] = useState<Tip | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const replaced = useRef<Pick<Tip, 'rowId' | 'column'> | null>(null);
  const after = useCallback((ms: number, next: Tip | null) => {
    clearTimeout(timer.current);
    if (ms === 0) setTip(next);
    else timer.current = setTimeout(() => setTip(next), ms);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const isOpen = tip !== null;
  useEffect(() => {
    if (!isOpen) return;
    // The pointer may rest on it while the focus is anywhere.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      after(0, null);
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [isOpen, after]);
  return useMemo(
    () => ({
      tip,
      show: (next, isAtOnce) => {
        const { current } = replaced;
        if (current?.rowId === next.rowId && current.column === next.column) return;
        replaced.current = null;
        after(isAtOnce ? 0 : restMs, next);
      },
      leave: () => after(leaveMs, null),
      hold: () => clearTimeout(timer.current),
      close: () => after(0, null),
      replace: (rowId, column) => {
        replaced.current = { rowId, column };
        after(0, null);
      },
    }),
    [tip, after],
  );
}
