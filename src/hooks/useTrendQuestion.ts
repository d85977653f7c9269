'use client';
import { useMemo } from 'react';

import { startOf } from '../model/calendar.js';
import type { CohortCondition } from '../model/cohort.js';
import { intervalsFor } from '../model/default-range.js';
import type { EventMatcher, Filter } from '../model/filter.js';
import type { AbsoluteRange, Interval } from '../model/scope.js';
import type { Measure, TrendQuery } from '../model/trend.js';
import { useAnalyticsContext } from './context.js';
import { pageCatalog, useCatalog } from './useCatalog.js';
import { usePageRange } from './usePageScope.js';
import type { ChosenRange, RangeChoice } from './useRangeOfData.js';

/** What a reader asks of a trend. */
export interface TrendChoices {
  measure: Measure;
  /** Missing: the page's range, or where it has none the last 30 days. */
  range?: RangeChoice;
  /** Which events are looked at. Default any. */
  events?: EventMatcher;
  /** Keeps events. */
  where?: Filter;
  /** Keeps people. */
  users?: CohortCondition;
  /** A property in place of time. */
  by?: string;
  /** Property to split by, when time is shown. */
  splitBy?: string;
  /** Width of a bucket. Default, and where it does not suit the range: what suits the range. */
  interval?: Interval;
  compare?: 'previous';
}

export interface TrendQuestion {
  /** Null while the range of the data is not known yet. */
  query: TrendQuery | null;
  chosen: ChosenRange & { choice: RangeChoice };
  /** Widths of a bucket worth offering. */
  intervals: Interval[];
  interval: Interval | undefined;
  /** The first event, when the units asked for began before it: the time without data is left out. */
  startsAt: number | null;
  /** The first event of all; null without events or before it is known. */
  firstEvent: number | null;
}

/** Series that have a colour of their own, and rows of a list that are taken in at a glance. */
const mostGroups = { series: 5, rows: 10 };

/** The question behind a reader's choices. */
export function useTrendQuestion(choices: TrendChoices): TrendQuestion {
  const { timeZone, weekStart } = useAnalyticsContext('useTrendQuestion');
  const { measure, events, where, users, by, splitBy, compare } = choices;
  const chosen = usePageRange(choices.range);
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
  const intervals = shown ? intervalsFor(shown) : [];
  const wanted = JSON.stringify(choices.interval);
  const interval = intervals.find((one) => JSON.stringify(one) === wanted) ?? intervals[0];
  const asked = trimmed ?? range;
  const groups = by
    ? { breakdown: { property: by, limit: mostGroups.rows } }
    : splitBy
      ? { breakdown: { property: splitBy, limit: mostGroups.series } }
      : {};
  return {
    query: asked && {
      kind: 'trend',
      measure,
      range: asked,
      ...(events ? { events } : {}),
      ...(where ? { where } : {}),
      ...(users ? { users } : {}),
      ...(interval && !by ? { interval } : {}),
      ...groups,
      ...(compare ? { compare } : {}),
    },
    chosen,
    intervals,
    interval,
    startsAt: trimmed ? firstEvent : null,
    firstEvent,
  };
}
