import { nice, ticks } from 'd3-array';

import type { LifecycleCounts, LifecycleResult, LifecycleState } from '../model/lifecycle.js';
import type { Interval } from '../model/scope.js';
import { timeTicks } from './time-ticks.js';
import type { Bar } from './trend.js';
import type { ValueAxis } from './value-axis.js';

/** States as they are stacked, from the top to the bottom: who was active above the axis, who went away below it. */
export const stackedStates: readonly LifecycleState[] = [
  'new',
  'resurrected',
  'returning',
  'dormant',
];

const aboveFromAxis = ['returning', 'resurrected', 'new'] as const;

export interface LifecycleLayout {
  /** From the most who went away, as a negative number, to the most who were active. */
  axis: ValueAxis;
  /** Vertical position of a count; counts below the axis are negative. */
  y(value: number): number;
  /** Width of a bucket. */
  step: number;
  /** Middle of each bucket. */
  centers: number[];
  /** A label of the horizontal axis; `boundary` where a new day, month or year begins. */
  xTicks: { index: number; x: number; boundary: boolean }[];
  /** By state and bucket. A state without users, or one that is hidden, has a height of 0. */
  bars: Record<LifecycleState, Bar[]>;
}

export interface LifecycleLayoutOptions {
  width: number;
  height: number;
  interval: Interval;
  timeZone: string;
  /** States that are not drawn: the axis fits what is left. Default none. */
  hidden?: readonly LifecycleState[];
}

/** Widest bar: a few buckets should not look like walls. */
const widestBar = 48;

/** Users who were active in a bucket. */
export function activeUsers(counts: Omit<LifecycleCounts, 'dormant'>): number {
  return counts.new + counts.returning + counts.resurrected;
}

/** How many more were active in a bucket than in the one before; negative when fewer. */
export function netChange(counts: Omit<LifecycleCounts, 'returning'>): number {
  return counts.new + counts.resurrected - counts.dormant;
}

/** How many came, new or again, for each one who went away; null when nobody did. */
export function quickRatio(counts: Omit<LifecycleCounts, 'returning'>): number | null {
  return counts.dormant === 0 ? null : (counts.new + counts.resurrected) / counts.dormant;
}

/** A few round whole numbers on both sides of 0. */
function mirroredAxis(below: number, above: number): ValueAxis {
  if (below === 0 && above === 0) return { min: 0, max: 1, ticks: [0, 1] };
  const [min, max] = nice(-below, above, 5);
  return { min, max, ticks: ticks(min, max, 5).filter(Number.isInteger) };
}

/** Where a lifecycle's bars, ticks and labels go. Pure; costs a pass over the buckets. */
export function layoutLifecycle(
  { buckets }: Pick<LifecycleResult, 'buckets'>,
  { width, height, interval, timeZone, hidden = [] }: LifecycleLayoutOptions,
): LifecycleLayout {
  const shown = (state: LifecycleState, counts: LifecycleCounts) =>
    hidden.includes(state) ? 0 : counts[state];
  const above = (counts: LifecycleCounts) =>
    aboveFromAxis.reduce((sum, state) => sum + shown(state, counts), 0);
  const axis = mirroredAxis(
    buckets.reduce((most, bucket) => Math.max(most, shown('dormant', bucket)), 0),
    buckets.reduce((most, bucket) => Math.max(most, above(bucket)), 0),
  );
  const y = (value: number) => height - ((value - axis.min) / (axis.max - axis.min)) * height;
  const step = width / Math.max(1, buckets.length);
  const barWidth = Math.max(
    1,
    Math.min(widestBar, step - (step > 4 ? Math.max(1, step * 0.2) : 0)),
  );
  const centers = buckets.map((_, i) => (i + 0.5) * step);
  const barAt = (index: number, from: number, to: number, gap: number): Bar => {
    const top = y(Math.max(from, to));
    const length = y(Math.min(from, to)) - top;
    return {
      x: (centers[index] ?? 0) - barWidth / 2,
      y: top,
      width: barWidth,
      // A pixel of background keeps stacked bars apart, but the smallest count is still seen.
      height: from === to ? 0 : Math.max(1, length - gap),
    };
  };
  const bars: LifecycleLayout['bars'] = { new: [], returning: [], resurrected: [], dormant: [] };
  buckets.forEach((bucket, i) => {
    let base = 0;
    for (const state of aboveFromAxis) {
      const next = base + shown(state, bucket);
      bars[state].push(barAt(i, base, next, base > 0 ? 1 : 0));
      base = next;
    }
    bars.dormant.push(barAt(i, -shown('dormant', bucket), 0, 0));
  });
  return {
    axis,
    y,
    step,
    centers,
    xTicks: timeTicks(buckets, width, step, interval, timeZone),
    bars,
  };
}

/** The state drawn at a height in a bucket, or the nearest one; null where the bucket has no bars. */
export function stateAt(
  { bars }: Pick<LifecycleLayout, 'bars'>,
  bucket: number,
  y: number,
): LifecycleState | null {
  let nearest: LifecycleState | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const state of stackedStates) {
    const bar = bars[state][bucket];
    if (!bar || bar.height === 0) continue;
    const distance = Math.max(0, bar.y - y, y - bar.y - bar.height);
    if (distance < least) [nearest, least] = [state, distance];
  }
  return nearest;
}
