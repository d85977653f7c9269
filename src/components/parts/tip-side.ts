import type { CSSProperties } from 'react';

/** Under this width a reading stands at the edge, as there is no room beside the position. */
const narrow = 480;

/** On the side of a position that has more room. Positions count from the left in every language. */
export function sideOf(x: number, width: number): CSSProperties {
  if (width < narrow) return x > width / 2 ? { left: 0 } : { right: 0 };
  return x > width / 2 ? { right: width - x + 12 } : { left: x + 12 };
}
