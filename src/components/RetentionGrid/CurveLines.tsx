import type { ReactNode } from 'react';

import type { CurveLine } from '../../geometry/retention-curve.js';
import type { DrawnRow } from './curve-lines.js';
import type { Lit } from './Grid.js';

interface CurveLinesProps {
  drawn: readonly DrawnRow[];
  /** Of the same rows. */
  lines: readonly CurveLine[];
  lit: Lit | null;
  /** A row is looked at: the others step back. */
  isLooking: boolean;
}

/** Lines with the points that are not over drawn hollow, and the lit point. */
export function CurveLines({ drawn, lines, lit, isLooking }: CurveLinesProps): ReactNode {
  return (
    <g aria-hidden="true">
      {drawn.map(({ row, color, rank, dash }, i) => {
        const { points, path, tail } = lines[i] as CurveLine;
        const open = points.filter(({ cell }) => cell.partial);
        const alone =
          points.length === 1 || points.filter(({ cell }) => !cell.partial).length === 1;
        const isLit = lit?.rowId === row.id;
        const at = isLit ? points.find(({ column }) => column === lit.column) : undefined;
        return (
          <g
            key={row.id}
            className="uk-retention-line"
            data-rank={rank}
            data-back={isLooking && rank !== 'lit' && rank !== 'all' ? '' : undefined}
            style={{ color }}
          >
            <path d={path} strokeDasharray={dash} />
            {tail ? <path d={tail} data-partial="" /> : null}
            {alone
              ? points
                  .filter(({ cell }) => !cell.partial)
                  .map(({ column, x, y }) => <circle key={column} cx={x} cy={y} r={3} />)
              : null}
            {open.map(({ column, x, y }) => (
              <circle key={column} cx={x} cy={y} r={3} data-partial="" />
            ))}
            {at ? <circle cx={at.x} cy={at.y} r={5} data-lit="" /> : null}
          </g>
        );
      })}
    </g>
  );
}
