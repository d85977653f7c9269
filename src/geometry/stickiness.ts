import type { StickinessResult } from '../model/stickiness.js';
import { type CountAxis, countAxis } from './axis.js';
import type { Bar } from './trend.js';

/** `exactly`: active in so many buckets; `atLeast`: in so many or more. */
export type StickinessMode = 'exactly' | 'atLeast';

/** How many users were active in a number of buckets. */
export interface StickinessRow {
  count: number;
  users: number;
  /** Of all active users, 0–1. Null when there are none. */
  share: number | null;
}

export interface StickinessLayout {
  axis: CountAxis;
  /** Vertical position of a number of users. */
  y(users: number): number;
  /** Width of a bar with the space around it. */
  step: number;
  /** Middle of each bar. */
  centers: number[];
  bars: Bar[];
  /** Which numbers of buckets are written below the axis. */
  xTicks: { index: number; x: number }[];
}

const widestBar = 56;
/** Least distance between two labels of the horizontal axis. */
const labelGap = 28;
const strides = [1, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** Users by the number of buckets they were active in, one row for each number. */
export function stickinessRows(
  { counts }: Pick<StickinessResult, 'counts'>,
  mode: StickinessMode,
): StickinessRow[] {
  const all = counts.reduce((sum, { users }) => sum + users, 0);
  let left = all;
  return counts.map(({ count, users }) => {
    const shown = mode === 'exactly' ? users : left;
    left -= users;
    return { count, users: shown, share: all === 0 ? null : shown / all };
  });
}

/** In how many buckets a user was active, on average; null without users. */
export function averageBuckets({ counts }: Pick<StickinessResult, 'counts'>): number | null {
  const all = counts.reduce((sum, { users }) => sum + users, 0);
  if (all === 0) return null;
  return counts.reduce((sum, { count, users }) => sum + count * users, 0) / all;
}

/** Where the bars of a stickiness and their labels go. Bars touch before they get thinner than 3 pixels. */
export function layoutStickiness(
  rows: readonly StickinessRow[],
  { width, height }: { width: number; height: number },
): StickinessLayout {
  const axis = countAxis(rows.reduce((most, { users }) => Math.max(most, users), 0));
  const y = (users: number) => height - (users / axis.max) * height;
  const step = width / Math.max(1, rows.length);
  const gap = step > 8 ? step * 0.2 : 1;
  const barWidth = Math.min(widestBar, step, Math.max(3, step - gap));
  const centers = rows.map((_, i) => (i + 0.5) * step);
  return {
    axis,
    y,
    step,
    centers,
    bars: rows.map(({ users }, i) => {
      const top = users === 0 ? height : Math.min(y(users), height - 1);
      return {
        x: (centers[i] ?? 0) - barWidth / 2,
        y: top,
        width: barWidth,
        height: height - top,
      };
    }),
    xTicks: countTicks(rows, step),
  };
}

/** 1, the last one, and round numbers between them that are far enough apart. */
function countTicks(rows: readonly StickinessRow[], step: number): { index: number; x: number }[] {
  const every = strides.find((stride) => stride * step >= labelGap) ?? rows.length;
  const last = rows.length - 1;
  const isFar = (a: number, b: number) => Math.abs(a - b) * step >= labelGap;
  return rows
    .map(({ count }, index) => ({ count, index, x: (index + 0.5) * step }))
    .filter(({ count, index }) => {
      if (index === 0) return true;
      if (index === last) return isFar(index, 0);
      return count % every === 0 && isFar(index, 0) && isFar(index, last);
    })
    .map(({ index, x }) => ({ index, x }));
}
