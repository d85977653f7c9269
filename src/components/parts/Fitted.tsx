import type { ReactNode } from 'react';

import { useWidth } from './useWidth.js';

interface FittedProps {
  /** Kept free until the width is known. */
  height: number;
  /** Called once the width is known. */
  children(width: number): ReactNode;
}

/** What is drawn as wide as there is room in a card. */
export function Fitted({ height, children }: FittedProps): ReactNode {
  const [ref, width] = useWidth();
  return (
    <div ref={ref} style={width > 0 ? undefined : { blockSize: height }}>
      {width > 0 ? children(width) : null}
    </div>
  );
}
