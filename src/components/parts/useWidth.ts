import {
  type RefCallback,
  startTransition,
  useCallback,
  useContext,
  useRef,
  useState,
} from 'react';

import { BodyWidthContext } from './body-width.js';

/**
 * Width of an element, followed as it changes. It begins with that of the card it is in, or 0, until it was laid out: to ask
 * when it is put on the page would lay out all of the page at once, for every chart of it.
 */
export function useWidth(): [RefCallback<HTMLElement>, number] {
  const body = useContext(BodyWidthContext);
  const [width, setWidth] = useState(() => body.current);
  const observer = useRef<ResizeObserver | null>(null);
  const isKnown = useRef(width > 0);
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    observer.current = new ResizeObserver(() => {
      const follow = () => setWidth(element.clientWidth);
      // The charts of a page learn of theirs at once: they are drawn in slices.
      if (isKnown.current) follow();
      else startTransition(follow);
      isKnown.current = true;
    });
    observer.current.observe(element);
  }, []);
  return [ref, width];
}
