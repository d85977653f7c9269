import { quantileSorted, ticks } from 'd3-array';

import type { RetentionCell } from '../model/retention.js';
import { linePath } from './path.js';
import { isFew, roundedMax } from './retention.js';
import type { Point } from './trend.js';

/** A share of a line. */
export interface CurvePoint extends Point {
  column: number;
  cell: RetentionCell & { share: number };
}

/** A row of the grid as a line. */
export interface CurveLine {
  id: string;
  points: CurvePoint[];
  /** The `d` through the columns that are over. */
  path: string;
  /** The `d` from the last of them through those that are not; empty without any. */
  tail: string;
}

/** Where a curve is drawn. */
export interface CurveFrame {
  /** Middle of a column. */
  x(column: number): number;
  height: number;
  /** The share at the top. */
  max: number;
}

interface CurveRow {
  id: string;
  cells: readonly RetentionCell[];
}

/** Where a share is drawn; one above the top at the top. */
export function shareY(share: number, { height, max }: CurveFrame): number {
  return height - (Math.min(share, max) / max) * height;
}

/** The share at the top of a curve: the highest of its rows rounded up to 5 %, of few people only where there is nothing else. */
export function curveMax(rows: readonly CurveRow[]): number {
  const all = rows.flatMap(({ cells }) => cells.slice(1)).filter((cell) => cell.share !== null);
  const enough = all.filter((cell) => !isFew(cell));
  const counted = enough.length > 0 ? enough : all;
  return roundedMax(counted.reduce((most, cell) => Math.max(most, cell.share ?? 0), 0));
}

/** Round shares for the axis, from 0 to the top. */
export function curveTicks(max: number): number[] {
  return ticks(0, max, 4);
}

/** A row as a line from its first column after the start on. */
export function curveLine({ id, cells }: CurveRow, frame: CurveFrame): CurveLine {
  const points = cells.flatMap((cell, column): CurvePoint[] =>
    column === 0 || cell.share === null
      ? []
      : [
          {
            column,
            x: frame.x(column),
            y: shareY(cell.share, frame),
            cell: { ...cell, share: cell.share },
          },
        ],
  );
  const over = points.filter(({ cell }) => !cell.partial);
  const open = points.filter(({ cell }) => cell.partial);
  const lastOver = over.at(-1);
  return {
    id,
    points,
    path: linePath(over),
    tail: open.length > 0 ? linePath(lastOver ? [lastOver, ...open] : open) : '',
  };
}

/** The `d` of the area the middle half of the rows' shares lies in, over columns with at least four that are over. */
export function middleHalf(rows: readonly CurveRow[], frame: CurveFrame): string {
  const length = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const low: Point[] = [];
  const high: Point[] = [];
  for (let column = 1; column < length; column += 1) {
    const shares = rows
      .flatMap(({ cells }) => {
        const cell = cells[column];
        return cell && !cell.partial && cell.share !== null && !isFew(cell) ? [cell.share] : [];
      })
      .toSorted((a, b) => a - b);
    if (shares.length < 4) break;
    const at = (p: number) => ({
      x: frame.x(column),
      y: shareY(quantileSorted(shares, p) ?? 0, frame),
    });
    low.push(at(0.25));
    high.push(at(0.75));
  }
  if (high.length < 2) return '';
  return `${linePath([...high, ...low.toReversed()])}Z`;
}

/** The point nearest to a position: of the nearest column, the line nearest in height. */
export function nearestPoint(
  lines: readonly CurveLine[],
  x: number,
  y: number,
): { id: string; point: CurvePoint } | null {
  const all = lines.flatMap(({ id, points }) => points.map((point) => ({ id, point })));
  const across = Math.min(...all.map(({ point }) => Math.abs(point.x - x)));
  let best: { id: string; point: CurvePoint } | null = null;
  for (const each of all) {
    if (Math.abs(each.point.x - x) > across + 0.5) continue;
    if (!best || Math.abs(each.point.y - y) < Math.abs(best.point.y - y)) best = each;
  }
  return best;
}
