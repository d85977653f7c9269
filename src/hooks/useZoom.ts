'use client';
import { useState } from 'react';

import type { AbsoluteRange } from '../model/scope.js';
import type { RangeChoice } from './useRangeOfData.js';

interface Step {
  /** Undefined: the page's range. */
  from: RangeChoice | undefined;
  to: AbsoluteRange;
}

/** Zooming into a range and back out, one step at a time. */
export interface Zoom {
  zoomIn(range: AbsoluteRange): void;
  /** Undefined while there is nothing to go back to. */
  zoomOut: (() => void) | undefined;
}

/**
 * Remembers where a reader zoomed in from. A range that was chosen in another way, or by the host, forgets it.
 */
export function useZoom(
  value: RangeChoice | undefined,
  onChange: (range: RangeChoice | undefined) => void,
): Zoom {
  const [steps, setSteps] = useState<Step[]>([]);
  const last = steps.at(-1);
  const isZoomed = last !== undefined && JSON.stringify(last.to) === JSON.stringify(value);
  return {
    zoomIn: (to) => {
      setSteps(isZoomed ? [...steps, { from: value, to }] : [{ from: value, to }]);
      onChange(to);
    },
    zoomOut: isZoomed
      ? () => {
          setSteps(steps.slice(0, -1));
          onChange(last.from);
        }
      : undefined,
  };
}
