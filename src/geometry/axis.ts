import { ticks } from 'd3-array';

/** A vertical axis of counts: from 0 to a round number at or above the highest value. */
export interface CountAxis {
  max: number;
  ticks: number[];
}

/** Four or five round ticks from 0. Whole numbers only, since they count things. */
export function countAxis(highest: number, count = 4): CountAxis {
  if (highest <= 0) return { max: 1, ticks: [0, 1] };
  let values = ticks(0, highest, count).filter(Number.isInteger);
  const step = Math.max(1, (values[1] ?? 1) - (values[0] ?? 0));
  let last = values.at(-1) ?? 0;
  while (last < highest) {
    last += step;
    values = [...values, last];
  }
  return { max: last, ticks: values };
}

/**
 * Moves labels apart vertically so that neighbours are at least `gap` apart, as little as possible, within
 * `top … bottom`.
 *
 * @param wanted where each label would like to be
 * @returns where each goes, in the same order
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let limit = top;
  for (const i of order) {
    placed[i] = Math.max(placed[i] ?? 0, limit);
    limit = (placed[i] ?? 0) + gap;
  }
  limit = bottom;
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i] ?? 0, limit);
    limit = (placed[i] ?? 0) - gap;
  }
  return placed;
}
