import { type RefCallback, useCallback, useRef, useState } from 'react';

/** Height of a row until it is measured: the comfortable one. */
const comfortable = 40;

/** The height the stylesheet gives a row, followed as density changes; `ref` goes on an empty element of that height. */
export function useRowHeight(): [RefCallback<HTMLElement>, number] {
  const [height, setHeight] = useState(comfortable);
  const observer = useRef<ResizeObserver | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    // Without the stylesheet it has none.
    const measure = () => setHeight(element.offsetHeight || comfortable);
    measure();
    observer.current = new ResizeObserver(measure);
    observer.current.observe(element);
  }, []);
  return [ref, height];
}
