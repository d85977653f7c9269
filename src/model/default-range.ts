import { resolveRange, startOf } from './calendar.js';
import type { CatalogResult } from './catalog.js';
import type { AbsoluteRange, Interval, RelativeRange, WeekDay } from './scope.js';
import { dayMs } from './time-zone.js';

interface Calendar {
  timeZone: string;
  weekStart: WeekDay;
  now: number;
}

/** The first instant of the day after; noon of it is on it however long the day is. */
function endOfDay(instant: number, calendar: Calendar): number {
  return startOf(startOf(instant, 'day', calendar) + 1.5 * dayMs, 'day', calendar);
}

/**
 * Where "the last n days" of a data set end: now, or the end of the data's last day when the data ended before that
 * range, so that a log of years ago shows its own last days and not an empty chart.
 *
 * @returns the range to ask for, and whether it was moved to the data
 */
export function rangeOfData(
  range: RelativeRange,
  { lastEvent }: Pick<CatalogResult, 'lastEvent'>,
  calendar: Calendar,
): { range: AbsoluteRange | RelativeRange; moved: boolean } {
  if (lastEvent === null || lastEvent >= resolveRange(range, calendar).start)
    return { range, moved: false };
  // The unit after the one of the last event: "the last n units" up to there are whole.
  const end = endOfDay(lastEvent, calendar);
  return { range: resolveRange(range, { ...calendar, now: end }), moved: true };
}

/** The whole log: from the first event's day to the end of the last event's day; null without events. */
export function wholeLog(
  { firstEvent, lastEvent }: Pick<CatalogResult, 'firstEvent' | 'lastEvent'>,
  calendar: Calendar,
): AbsoluteRange | null {
  if (firstEvent === null || lastEvent === null) return null;
  return {
    start: startOf(firstEvent, 'day', calendar),
    end: endOfDay(lastEvent, calendar),
  };
}

/** Intervals worth offering for a range, the default first: a few to a few hundred bars. */
export function intervalsFor({ start, end }: AbsoluteRange): Interval[] {
  const days = (end - start) / dayMs;
  if (days <= 0.2) return [{ every: 5, unit: 'minute' }, 'minute', 'hour'];
  if (days <= 2) return ['hour', { every: 10, unit: 'minute' }];
  if (days <= 10) return ['day', { every: 6, unit: 'hour' }, 'hour'];
  if (days <= 100) return ['day', 'week', ...(days > 45 ? (['month'] as const) : [])];
  if (days <= 800) return ['week', 'day', 'month'];
  return ['month', 'week', 'day'];
}
