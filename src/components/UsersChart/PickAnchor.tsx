import type { ReactNode, Ref } from 'react';

import type { Bar } from '../../geometry/trend.js';

interface PickAnchorProps {
  anchorRef: Ref<SVGRectElement>;
  /** The menu that stood here has closed. */
  onFocus(): void;
}

/**
 * What the menu of a picked number stands at: the marks the keyboard walks through are whole columns, which say too little
 * of where the number is. {@link placeAnchor} puts it there; React knows nothing of its place.
 */
export function PickAnchor({ anchorRef, onFocus }: PickAnchorProps): ReactNode {
  return (
    <rect
      ref={anchorRef}
      className="uk-pick-anchor"
      aria-hidden="true"
      tabIndex={-1}
      onFocus={onFocus}
    />
  );
}

/** Puts the anchor where a mark is. */
export function placeAnchor(anchor: SVGRectElement, box: Bar): void {
  for (const name of ['x', 'y', 'width', 'height'] as const) {
    anchor.setAttribute(name, String(box[name]));
  }
}
