import { type RefCallback, useCallback, useRef } from 'react';

/**
 * Tells of an element's size once it was laid out, and whenever it changes.
 *
 * @param onResize the same function as long as it does the same: another one is told anew
 */
export function useResized(onResize: (entry: ResizeObserverEntry) => void): RefCallback<Element> {
  const observer = useRef<ResizeObserver | null>(null);
  return useCallback(
    (element: Element | null) => {
      observer.current?.disconnect();
      if (!element) return;
      observer.current = new ResizeObserver(([entry]) => {
        if (entry) onResize(entry);
      });
      observer.current.observe(element);
    },
    [onResize],
  );
}
