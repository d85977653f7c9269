import type { ReactNode } from 'react';

import { useWidth } from './useWidth.js';

interface FittedProps {
  /** Kept free for what is drawn, before its width is known too. */
  minHeight: number;
  /** Called once the width is known. */
  children(width: number): ReactNode;
}

/** What is drawn as wide as there is room in a card. */
export function Fitted({ minHeight, children }: FittedProps): ReactNode {
  const [ref, width] = useWidth();
  return (
    <div ref={ref} style={{ minBlockSize: minHeight }}>
      {width > 0 ? children(width) : null}
    </div>
  );
}
