import type { AbsoluteRange, Interval } from '../model/scope.js';
import { dayMs, localDate } from '../model/time-zone.js';

/** Least distance between labels of the horizontal axis. */
const labelGap = 72;

/** Label steps in buckets: those that a reader of calendars and clocks expects. */
const dayStride = [1, 2, 7, 14, 28];
const weekStride = [1, 2, 4, 8, 13, 26, 52];
const monthStride = [1, 2, 3, 6, 12, 24, 60, 120];
const hourStride = [1, 2, 3, 6, 12, 24, 48, 96, 168];

function stridesOf(interval: Interval | undefined): readonly number[] {
  if (interval === 'day') return dayStride;
  if (interval === 'week') return weekStride;
  if (interval === 'month') return monthStride;
  if (interval === 'hour') return hourStride;
  return [1];
}

/** Labels at even steps that fit, from the first bucket of a larger period on where there is one near. */
export function timeTicks(
  buckets: readonly AbsoluteRange[],
  width: number,
  step: number,
  interval: Interval | undefined,
  timeZone: string,
): { index: number; x: number; boundary: boolean }[] {
  const fits = Math.max(1, Math.ceil((labelGap * buckets.length) / Math.max(1, width)));
  const strides = stridesOf(interval);
  const largest = strides.at(-1) ?? 1;
  const every = strides.find((stride) => stride >= fits) ?? Math.ceil(fits / largest) * largest;
  const period = (i: number) => periodOf(buckets[i]?.start ?? 0, interval, timeZone);
  const indexes = buckets.map((_, i) => i);
  // Hours start at a local midnight, so that labels say 0, 6, 12 and 18 o'clock.
  const midnight =
    interval === 'hour' ? indexes.findIndex((i) => i > 0 && period(i) !== period(i - 1)) : 0;
  const offset = Math.max(0, midnight) % every;
  let before: number | null = null;
  return indexes
    .filter((i) => i % every === offset)
    .map((index) => {
      const current = period(index);
      const boundary = current !== before;
      before = current;
      return { index, x: (index + 0.5) * step, boundary };
    });
}

/** The larger period an axis label belongs to: a day for hours, a month for days and weeks, a year for months. */
function periodOf(instant: number, interval: Interval | undefined, timeZone: string): number {
  const date = new Date(localDate(timeZone, instant));
  if (interval === 'month') return date.getUTCFullYear();
  if (interval === 'day' || interval === 'week') {
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  }
  return Math.floor(date.getTime() / dayMs);
}
