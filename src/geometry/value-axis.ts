import { nice, ticks } from 'd3-array';

import { countAxis } from './axis.js';

/** A vertical axis from a round number at or below the lowest value, and 0, to one at or above the highest, and 0. */
export interface ValueAxis {
  min: number;
  max: number;
  ticks: number[];
}

/**
 * Four or five round ticks that hold 0 and all values.
 *
 * @param whole the values count things: no ticks between whole numbers
 */
export function valueAxis(lowest: number, highest: number, whole: boolean, count = 4): ValueAxis {
  if (whole && lowest >= 0) return { min: 0, ...countAxis(highest, count) };
  const low = Math.min(0, lowest);
  const high = Math.max(0, highest);
  if (low === high) return { min: 0, max: 1, ticks: [0, 1] };
  const [min, max] = nice(low, high, count);
  return { min, max, ticks: ticks(min, max, count) };
}

/** Width of a digit of an axis, and the space around the numbers. */
const digit = 7.5;
const space = 12;

/** Room the numbers of an axis need beside a plot. */
export function axisRoom(texts: readonly string[]): number {
  return space + digit * Math.max(...texts.map(({ length }) => length));
}
