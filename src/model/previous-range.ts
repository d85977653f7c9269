import { bucketBefore, bucketContaining, type Calendar, isElapsed } from './calendar.js';
import type { AbsoluteRange, Interval } from './scope.js';
import { dayMs, dayStart, localDate, localInstant, zoneOffset } from './time-zone.js';

/**
 * The same place in the bucket `count` buckets earlier: same wall-clock time, same day of the week, same day of the month
 * or the month's last.
 */
function moveBack(instant: number, count: number, interval: Interval, calendar: Calendar): number {
  const { timeZone } = calendar;
  const from = bucketContaining(instant, interval, calendar);
  const to = bucketBefore(from.start, count, interval, calendar);
  if (isElapsed(interval)) return Math.min(to.start + (instant - from.start), to.end - 1);
  const days = (localDate(timeZone, instant) - localDate(timeZone, from.start)) / dayMs;
  const last = localDate(timeZone, to.end - 1);
  const date = Math.min(localDate(timeZone, to.start) + days * dayMs, last);
  const timeOfDay = instant + zoneOffset(timeZone, instant) - localDate(timeZone, instant);
  const moved =
    instant === dayStart(timeZone, localDate(timeZone, instant))
      ? dayStart(timeZone, date)
      : localInstant(timeZone, date + timeOfDay);
  return Math.max(to.start, Math.min(moved, to.end - 1));
}

/**
 * The range a report is compared with: both ends moved back by as many interval units as it has buckets, on the local
 * calendar, so that bucket i faces bucket i; without an interval, by the length of the range.
 */
export function previousRange(
  range: AbsoluteRange,
  interval: Interval | undefined,
  buckets: number,
  calendar: Calendar,
): AbsoluteRange {
  if (interval === undefined) {
    return { start: range.start - (range.end - range.start), end: range.start };
  }
  return {
    start: moveBack(range.start, buckets, interval, calendar),
    end: moveBack(range.end, buckets, interval, calendar),
  };
}
