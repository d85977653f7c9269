import type { ReactNode } from 'react';

import type { UserFlowView } from './tool.js';

const ribbons = [
  'M1 6C17 6 17 6 33 6V36C17 36 17 40 1 40Z',
  'M1 40C17 40 17 52 33 52V68C17 68 17 56 1 56Z',
  'M1 56C17 56 17 82 33 82V92C17 92 17 68 1 68Z',
  'M34 6C50 6 50 6 66 6V26C50 26 50 28 34 28Z',
  'M34 52C50 52 50 44 66 44V58C50 58 50 64 34 64Z',
  'M34 84C50 84 50 74 66 74V80C50 80 50 90 34 90Z',
  'M67 6C83 6 83 6 99 6V18C83 18 83 20 67 20Z',
  'M67 44C83 44 83 40 99 40V48C83 48 83 54 67 54Z',
];
const bars: [number, number, number][] = [
  [0, 6, 70],
  [33, 6, 36],
  [33, 52, 18],
  [33, 82, 12],
  [66, 6, 24],
  [66, 44, 16],
  [66, 74, 8],
  [99, 6, 14],
  [99, 40, 10],
];
const rows = [0.78, 0.62, 0.7, 0.48, 0.56, 0.4, 0.52, 0.36];

/** The shape of a flow, or of a list of paths, while it is computed. */
export function FlowSkeleton({ view }: { view: UserFlowView }): ReactNode {
  if (view === 'paths') {
    return (
      <div className="uk-flow-skeleton-rows">
        {rows.map((share) => (
          <span key={share} style={{ inlineSize: `${share * 100}%` }} />
        ))}
      </div>
    );
  }
  return (
    <svg className="uk-flow-skeleton" viewBox="0 0 100 100" preserveAspectRatio="none">
      {ribbons.map((path) => (
        <path key={path} d={path} />
      ))}
      {bars.map(([x, y, height]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={1} height={height} />
      ))}
    </svg>
  );
}
