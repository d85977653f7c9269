import type { ReactNode } from 'react';

import { shareHeight, stack } from '../../geometry/flow-slots.js';
import { nodeWidth, type PlacedNode } from '../../geometry/flow.js';
import type { SplitValue } from './useNodeSplit.js';

interface NodeBarProps {
  placed: PlacedNode;
  /** How much of it is lit; null while nothing is. */
  share: number | null;
  /** The values it is broken down into. */
  segments: readonly SplitValue[] | null;
}

/** The bar of a node: whole, lit from its top in part, or in the colours of what it is broken down into. */
export function NodeBar({ placed, share, segments }: NodeBarProps): ReactNode {
  const { x, y, height } = placed;
  const box = { x, width: nodeWidth, rx: Math.min(3, height / 2) };
  if (segments && segments.length > 0 && height >= segments.length) {
    const tall = shareHeight(
      segments.map(({ count }) => count),
      height,
      1,
    );
    const tops = stack(tall, y);
    return segments.map(({ id, color }, i) => (
      <rect
        key={id}
        className="uk-flow-segment"
        {...box}
        rx={0}
        y={tops[i]}
        height={tall[i]}
        style={{ fill: color }}
      />
    ));
  }
  return (
    <>
      <rect
        className="uk-flow-bar"
        {...box}
        y={y}
        height={height}
        data-under={share === null ? undefined : ''}
      />
      {share ? (
        <rect
          className="uk-flow-bar"
          {...box}
          y={y}
          height={Math.max(1, height * Math.min(1, share))}
        />
      ) : null}
    </>
  );
}
