import type { ReactNode, Ref } from 'react';

import type { TrendLayout } from '../../geometry/trend.js';

interface TrendMarksProps {
  groupRef: Ref<SVGGElement>;
  layout: TrendLayout;
  height: number;
  /** The bucket the keyboard is on. */
  current: number;
  /** Offer every bucket, or only the current one. */
  every: boolean;
  /** A bucket's number can be opened. */
  canPick: boolean;
  labelOf(index: number): string;
  onFocus(index: number): void;
}

/** The buckets as one tab stop: invisible columns that carry each bucket's numbers as text. */
export function TrendMarks(props: TrendMarksProps): ReactNode {
  const { groupRef, layout, height, current, every, canPick, labelOf, onFocus } = props;
  const { centers, step } = layout;
  const indexes = every ? centers.map((_, i) => i) : centers.length > 0 ? [current] : [];
  return (
    <g ref={groupRef}>
      {indexes.map((i) => (
        <rect
          key={i}
          className="uk-mark"
          role={canPick ? 'button' : 'img'}
          aria-haspopup={canPick ? 'dialog' : undefined}
          aria-label={labelOf(i)}
          tabIndex={i === current ? 0 : -1}
          x={(centers[i] ?? 0) - step / 2}
          width={step}
          height={height}
          onFocus={() => onFocus(i)}
        />
      ))}
    </g>
  );
}
