import type { ReactNode } from 'react';

import { type FlowStub, nodeWidth, type PlacedNode } from '../../geometry/flow.js';

type Kind = FlowStub['kind'];

/** Ids of the fades of a flow, by what they are of and which way they go. */
export function stubFade(id: string): (kind: Kind, isRight: boolean) => string {
  return (kind, isRight) => `${id}-${kind}-${isRight ? 'right' : 'left'}`;
}

const tones: Record<Kind, [color: string, opacity: number]> = {
  ended: ['var(--uk-danger)', 0.6],
  started: ['var(--uk-success)', 0.6],
  unseen: ['var(--uk-accent)', 0.3],
  thin: ['var(--uk-series-other)', 0.4],
};

/** A colour that fades out away from a node. */
export function Fade({
  id,
  kind,
  isRight,
}: {
  id: string;
  kind: Kind;
  isRight: boolean;
}): ReactNode {
  const [color, opacity] = tones[kind];
  return (
    <linearGradient id={id} x1={isRight ? 0 : 1} x2={isRight ? 1 : 0}>
      <stop offset="0" style={{ stopColor: color, stopOpacity: opacity }} />
      <stop offset="1" style={{ stopColor: color, stopOpacity: 0 }} />
    </linearGradient>
  );
}

interface NodeStubsProps {
  placed: PlacedNode;
  isMirrored: boolean;
  width: number;
  fade(kind: Kind, isRight: boolean): string;
}

/** Those who end, begin or go on unseen at a node. */
export function NodeStubs({ placed, isMirrored, width, fade }: NodeStubsProps): ReactNode {
  return placed.stubs.map(({ kind, side, y, height }) => {
    const isRight = (side === 'out') !== isMirrored;
    return (
      <rect
        key={`${side} ${kind}`}
        className="uk-flow-stub"
        data-kind={kind}
        x={isRight ? placed.x + nodeWidth : placed.x - width}
        y={y}
        width={width}
        height={height}
        fill={`url(#${fade(kind, isRight)})`}
      />
    );
  });
}
