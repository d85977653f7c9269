import { useMemo } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import { usePageRange } from '../../hooks/usePageScope.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import { startOf } from '../../model/calendar.js';
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

export interface ActivityQuestion {
  /** The question without its kind; null while the range of the data is not known yet. */
  query: Omit<LifecycleQuery, 'kind'> | null;
  chosen: ReturnType<typeof usePageRange>;
  interval: Interval;
  intervals: Interval[];
  /** The first event, when the units asked for began before it: the time without data is left out. */
  startsAt: number | null;
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
  const { timeZone, weekStart } = useAnalyticsContext('useActivityQuestion');
  const { range: own, interval: wanted, events, where, users, identity } = choices;
  const chosen = usePageRange(own);
  const { data: catalog } = useCatalog(pageCatalog);
  const firstEvent = catalog?.firstEvent ?? null;
  const { absolute, range, choice } = chosen;

  const trimmed = useMemo((): AbsoluteRange | null => {
    // Days before the first event are unknown, not empty. Dates someone chose stay as they are.
    if (!absolute || firstEvent === null || typeof choice !== 'object' || 'start' in choice)
      return null;
    const start = startOf(firstEvent, 'day', { timeZone, weekStart });
    return start > absolute.start && start < absolute.end ? { ...absolute, start } : null;
  }, [absolute, firstEvent, choice, timeZone, weekStart]);

  const shown = trimmed ?? absolute;
  const { offered, first } = activityIntervals(shown ?? { start: 0, end: 30 * dayMs });
  const interval = wanted ?? first;
  const isOffered = offered.some((one) => JSON.stringify(one) === JSON.stringify(interval));
  const asked = trimmed ?? range;
  return {
    query: asked && {
      range: asked,
      interval,
      ...(events ? { events } : {}),
      ...(where ? { where } : {}),
      ...(users ? { users } : {}),
      ...(identity ? { identity } : {}),
    },
    chosen,
    interval,
    intervals: isOffered ? offered : [interval, ...offered],
    startsAt: trimmed ? firstEvent : null,
  };
}
