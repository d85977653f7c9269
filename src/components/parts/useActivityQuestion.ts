import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import { type TrimmedRange, useTrimmedRange } from '../../hooks/useTrimmedRange.js';
import type { LifecycleQuery } from '../../model/lifecycle.js';
import type { AbsoluteRange, Interval } from '../../model/scope.js';
import { dayMs } from '../../model/time-zone.js';

/** What a reader asks about who is active. Days are cut in the provider's zone. */
export interface ActivityChoices extends Omit<
  LifecycleQuery,
  'kind' | 'range' | 'interval' | 'timeZone' | 'weekStart'
> {
  /** Default: the page's, else the last 30 days. */
  range?: RangeChoice;
  /** Width of a bucket. Default: what suits the range. */
  interval?: Interval;
}

export interface ActivityQuestion extends Pick<TrimmedRange, 'chosen' | 'startsAt'> {
  /** The question without its kind; null while the range of the data is not known yet. */
  query: Omit<LifecycleQuery, 'kind'> | null;
  interval: Interval;
  intervals: Interval[];
}

/** Widths of a bucket worth offering for a range, and the one to start with. */
export function activityIntervals({ start, end }: AbsoluteRange): {
  offered: Interval[];
  first: Interval;
} {
  const days = (end - start) / dayMs;
  const offered: Interval[] = ['day', 'week', 'month'];
  if (days <= 10) offered.unshift('hour');
  const first = days <= 2 ? 'hour' : days <= 100 ? 'day' : days <= 800 ? 'week' : 'month';
  return { offered, first };
}

/** The question behind a reader's choices. */
export function useActivityQuestion(choices: ActivityChoices): ActivityQuestion {
  const { range: own, interval: wanted, events, where, users, identity } = choices;
  const { chosen, range, absolute, startsAt } = useTrimmedRange(own);
  const { offered, first } = activityIntervals(absolute ?? { start: 0, end: 30 * dayMs });
  const interval = wanted ?? first;
  const isOffered = offered.some((one) => JSON.stringify(one) === JSON.stringify(interval));
  return {
    query: range && {
      range,
      interval,
      ...(events ? { events } : {}),
      ...(where ? { where } : {}),
      ...(users ? { users } : {}),
      ...(identity ? { identity } : {}),
    },
    chosen,
    interval,
    intervals: isOffered ? offered : [interval, ...offered],
    startsAt,
  };
}
