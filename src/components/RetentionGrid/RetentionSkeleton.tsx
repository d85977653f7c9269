import type { ReactNode } from 'react';

import type { RetentionView } from './tool.js';

/** Height of the curve with the words of its axis. */
export const curveHeight = 200;

const headHeight = 30;
const rowHeight = 34;
const legendHeight = 40;
/** Rows shown before the grid scrolls in itself, everybody's included. */
export const mostRows = 16;

/** About how high a retention is drawn, for what stands in its place. */
export function shownHeight(view: RetentionView, groups: number): number {
  const rows = Math.min(mostRows, (groups || 8) + 1);
  const grid = headHeight + rows * rowHeight + legendHeight;
  if (view === 'curve') return curveHeight + 60;
  return view === 'grid' ? grid : grid + curveHeight + 8;
}

const rows = [8, 8, 7, 6, 5, 4, 3, 2, 1];
const places = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The shape of a retention: a curve, and rows of cells that get shorter. */
export function RetentionSkeleton({ view }: { view: RetentionView }): ReactNode {
  return (
    <div className="uk-retention-skeleton">
      {view === 'grid' ? null : (
        <svg viewBox="0 0 100 40" preserveAspectRatio="none" height={curveHeight}>
          <path d="M12,6C24,24 34,27 52,30S80,33 98,33" vectorEffect="non-scaling-stroke" />
        </svg>
      )}
      {view === 'curve'
        ? null
        : rows.map((cells, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- the rows have no identity
            <div key={i} className="uk-retention-skeleton-row">
              <i data-head="" />
              {places.map((place, at) => (
                <i key={place} data-blank={at < cells ? undefined : ''} />
              ))}
            </div>
          ))}
    </div>
  );
}
