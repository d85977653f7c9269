import {
  type RefCallback,
  startTransition,
  useCallback,
  useContext,
  useRef,
  useState,
} from 'react';

import { BodyWidthContext } from './body-width.js';
import { useResized } from './useResized.js';

/**
 * Width of an element, followed as it changes. It begins with that of the card it is in, or 0, until it was laid out: to ask
 * when it is put on the page would lay out all of the page at once, for every chart of it.
 */
export function useWidth(): [RefCallback<Element>, number] {
  const body = useContext(BodyWidthContext);
  const [width, setWidth] = useState(() => body.current);
  const isKnown = useRef(width > 0);
  const follow = useCallback(({ target }: ResizeObserverEntry) => {
    const next = target.clientWidth;
    // The charts of a page learn of theirs at once: they are drawn in slices.
    if (isKnown.current) setWidth(next);
    else startTransition(() => setWidth(next));
    isKnown.current = true;
  }, []);
  return [useResized(follow), width];
}
