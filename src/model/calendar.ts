import type { AbsoluteRange, Interval, RelativeRange, Unit, WeekDay } from './scope.js';
import { dayMs, dayStart, localDate } from './time-zone.js';

/** A slice of time on an axis. */
export interface Bucket {
  start: number;
  end: number;
  /** Clipped by the range, or not over yet: its number may still grow or is not comparable. */
  partial: boolean;
}

/** More buckets than this are refused: no screen shows them and no store should count them. */
export const maxBuckets = 10_000;

const elapsedMs = { minute: 60_000, hour: 3_600_000 } as const;

/** The zone days are cut in, and when weeks begin. */
export interface Calendar {
  timeZone: string;
  weekStart: WeekDay;
}

/** Wall date of the first day of the week or month a wall date lies in. */
function periodDate(date: number, unit: 'day' | 'week' | 'month', weekStart: WeekDay): number {
  if (unit === 'day') return date;
  const parts = new Date(date);
  if (unit === 'month') return Date.UTC(parts.getUTCFullYear(), parts.getUTCMonth(), 1);
  return date - ((parts.getUTCDay() - weekStart + 7) % 7) * dayMs;
}

/** Wall date `count` periods later. */
function addPeriods(date: number, count: number, unit: 'day' | 'week' | 'month'): number {
  if (unit === 'day') return date + count * dayMs;
  if (unit === 'week') return date + count * 7 * dayMs;
  const parts = new Date(date);
  return Date.UTC(parts.getUTCFullYear(), parts.getUTCMonth() + count, 1);
}

/** Whether a bucket is a length of elapsed time within a local day, and not a local day, week or month. */
export function isElapsed(
  interval: Interval,
): interval is Exclude<Interval, 'day' | 'week' | 'month'> {
  return typeof interval === 'object' || interval === 'minute' || interval === 'hour';
}

function stepMs(interval: Exclude<Interval, 'day' | 'week' | 'month'>): number {
  return typeof interval === 'object'
    ? interval.every * elapsedMs[interval.unit]
    : elapsedMs[interval];
}

/**
 * First instants of the calendar's buckets around a range: the first is at or before `start`, the last at or after
 * `end`. Empty local days are left out. Returns null when there would be more than {@link maxBuckets}.
 */
function edgesAround(
  range: AbsoluteRange,
  interval: Interval,
  calendar: Calendar,
): number[] | null {
  const { timeZone, weekStart } = calendar;
  const elapsed = isElapsed(interval);
  const unit = elapsed ? 'day' : interval;
  const edges: number[] = [];
  let date = periodDate(localDate(timeZone, range.start), unit, weekStart);
  let start = dayStart(timeZone, date);
  while (start < range.end) {
    date = addPeriods(date, 1, unit);
    const end = dayStart(timeZone, date);
    if (elapsed) {
      const step = stepMs(interval);
      const skipped = Math.max(0, Math.floor((range.start - start) / step)) * step;
      for (let t = start + skipped; t < end && t < range.end; t += step) {
        edges.push(t);
        if (edges.length > maxBuckets) return null;
      }
      if (edges.length > 0 && end >= range.end) {
        edges.push(Math.min(end, (edges.at(-1) as number) + step));
        return edges;
      }
    } else if (end > start) {
      edges.push(start);
      if (edges.length > maxBuckets) return null;
    }
    start = end;
  }
  edges.push(start);
  return edges;
}

/**
 * Cuts a range into the buckets of the local calendar, first and last clipped to it.
 *
 * @returns null when there would be more than {@link maxBuckets}
 */
export function cutBuckets(
  range: AbsoluteRange,
  interval: Interval | undefined,
  calendar: Calendar & { now: number },
): Bucket[] | null {
  if (interval === undefined) {
    return [{ ...range, partial: range.end > calendar.now }];
  }
  const edges = edgesAround(range, interval, calendar);
  return (
    edges?.slice(0, -1).map((edge, i) => {
      const next = edges[i + 1] as number;
      const clipped = edge < range.start || next > range.end;
      return {
        start: Math.max(edge, range.start),
        end: Math.min(next, range.end),
        partial: clipped || next > calendar.now,
      };
    }) ?? null
  );
}

/** First instant of the unit an instant lies in. */
export function startOf(instant: number, unit: Unit, calendar: Calendar): number {
  const edges = edgesAround({ start: instant, end: instant + 1 }, unit, calendar) as number[];
  return edges[0] as number;
}

/** The bucket of the local calendar an instant lies in. */
export function bucketContaining(
  instant: number,
  interval: Interval,
  calendar: Calendar,
): AbsoluteRange {
  const edges = edgesAround({ start: instant, end: instant + 1 }, interval, calendar) as number[];
  return { start: edges[0] as number, end: edges[1] as number };
}

/** The bucket `count` buckets before the one that starts at `start`. Days that do not exist are not counted. */
export function bucketBefore(
  start: number,
  count: number,
  interval: Interval,
  calendar: Calendar,
): AbsoluteRange {
  if (isElapsed(interval)) {
    const moved = moveElapsed(start, -count, stepMs(interval), calendar);
    return bucketContaining(moved, interval, calendar);
  }
  const { timeZone } = calendar;
  let date = periodDate(localDate(timeZone, start), interval, calendar.weekStart);
  let end = start;
  let first = start;
  for (let left = count; left > 0;) {
    date = addPeriods(date, -1, interval);
    end = first;
    first = dayStart(timeZone, date);
    if (first < end) left--;
  }
  return { start: first, end: count === 0 ? bucketContaining(start, interval, calendar).end : end };
}

/** As {@link moveUnits} into the past, day by day: the last bucket of a local day may be shorter than its unit. */
function moveElapsed(start: number, count: number, step: number, calendar: Calendar): number {
  let day = dayStart(calendar.timeZone, localDate(calendar.timeZone, start));
  let index = Math.round((start - day) / step) + count;
  while (index < 0) {
    const end = day;
    day = dayStart(calendar.timeZone, localDate(calendar.timeZone, end - 1));
    index += Math.ceil((end - day) / step);
  }
  return day + index * step;
}

/** First instant of the unit `count` units (0 or fewer) away from the one that starts at `start`. */
function moveUnits(start: number, count: number, unit: Unit, calendar: Calendar): number {
  if (unit === 'minute' || unit === 'hour') {
    return moveElapsed(start, count, elapsedMs[unit], calendar);
  }
  const date = periodDate(localDate(calendar.timeZone, start), unit, calendar.weekStart);
  return dayStart(calendar.timeZone, addPeriods(date, count, unit));
}

/** The absolute range a relative one means at `now`. */
export function resolveRange(
  range: AbsoluteRange | RelativeRange,
  calendar: Calendar & { now: number },
): AbsoluteRange {
  if ('start' in range) return { start: range.start, end: range.end };
  const { last, unit, completed = false } = range;
  if (completed) {
    const end = startOf(calendar.now, unit, calendar);
    return { start: moveUnits(end, -last, unit, calendar), end };
  }
  // The range ends at now, so its last bucket is the one that holds the instant before now.
  const current = startOf(calendar.now - 1, unit, calendar);
  return { start: moveUnits(current, 1 - last, unit, calendar), end: calendar.now };
}
