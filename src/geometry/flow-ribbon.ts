import { leastPart, type PlacedLink } from './flow.js';

const px = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * The outline of a link, as an SVG path.
 *
 * @param share how much of it, from its top; default all
 */
export function ribbonPath({ from, to }: Pick<PlacedLink, 'from' | 'to'>, share = 1): string {
  const thick = (height: number) => Math.max(Math.min(leastPart, height), height * share);
  const middle = px((from.x + to.x) / 2);
  const [x0, y0, z0] = [px(from.x), px(from.y), px(from.y + thick(from.height))];
  const [x1, y1, z1] = [px(to.x), px(to.y), px(to.y + thick(to.height))];
  return `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}V${z1}C${middle},${z1} ${middle},${z0} ${x0},${z0}Z`;
}
