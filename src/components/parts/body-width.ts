import { createContext, type RefCallback, type RefObject, useCallback, useRef } from 'react';

import { useResized } from './useResized.js';

/** Width of what a card shows its result in, as it was last laid out; 0 before. Charts begin with it. */
export const BodyWidthContext = createContext<RefObject<number>>({ current: 0 });

/** Follows the width of a card's body without rendering it again. */
export function useBodyWidth(): [RefCallback<Element>, RefObject<number>] {
  const width = useRef(0);
  const follow = useCallback(({ contentRect }: ResizeObserverEntry) => {
    width.current = contentRect.width;
  }, []);
  return [useResized(follow), width];
}
