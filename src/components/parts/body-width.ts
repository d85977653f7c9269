import { createContext, type RefCallback, type RefObject, useCallback, useRef } from 'react';

/** Width of what a card shows its result in, as it was last laid out; 0 before. Charts begin with it. */
export const BodyWidthContext = createContext<RefObject<number>>({ current: 0 });

/** Follows the width of a card's body without rendering it again. */
export function useBodyWidth(): [RefCallback<HTMLElement>, RefObject<number>] {
  const width = useRef(0);
  const observer = useRef<ResizeObserver | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    observer.current = new ResizeObserver(([entry]) => {
      if (entry) width.current = entry.contentRect.width;
    });
    observer.current.observe(element);
  }, []);
  return [ref, width];
}
