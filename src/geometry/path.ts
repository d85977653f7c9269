import type { Point } from './trend.js';

/** Stretches of points that have a value. */
function stretches(points: readonly Point[]): Point[][] {
  const found: Point[][] = [];
  let open = false;
  for (const point of points) {
    if (Number.isNaN(point.y)) open = false;
    else if (open) found.at(-1)?.push(point);
    else {
      found.push([point]);
      open = true;
    }
  }
  return found;
}

const through = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `${x},${y}`).join('L');

/** The `d` of a line through points; there are gaps where `y` is NaN. */
export function linePath(points: readonly Point[]): string {
  return stretches(points)
    .map((stretch) => `M${through(stretch)}`)
    .join('');
}

/** The `d` of the area between points and a floor; there are gaps where `y` is NaN. */
export function areaPath(points: readonly Point[], floor: number): string {
  return stretches(points)
    .map((stretch) => {
      const first = stretch[0]?.x ?? 0;
      const last = stretch.at(-1)?.x ?? 0;
      return `M${through(stretch)}L${last},${floor}L${first},${floor}Z`;
    })
    .join('');
}
