'use client';
import { useMemo } from 'react';

import { startOf } from '../model/calendar.js';
import type { AbsoluteRange, RelativeRange } from '../model/scope.js';
import { useAnalyticsContext } from './context.js';
import { pageCatalog, useCatalog } from './useCatalog.js';
import { usePageRange } from './usePageScope.js';
import type { ChosenRange, RangeChoice } from './useRangeOfData.js';

export interface TrimmedRange {
  /** What was chosen, before the time without data is left out. */
  chosen: ChosenRange & { choice: RangeChoice };
  /** The range to ask for; null while the data's own range is not known yet. */
  range: AbsoluteRange | RelativeRange | null;
  /** The same in instants. */
  absolute: AbsoluteRange | null;
  /** The first event, when the units asked for began before it: the time without data is left out. */
  startsAt: number | null;
  /** The first event of all; null without events or before it is known. */
  firstEvent: number | null;
}

/** The range of a component, from the day of the first event on: days before it are unknown, not empty. */
export function useTrimmedRange(own: RangeChoice | undefined): TrimmedRange {
  const { timeZone, weekStart } = useAnalyticsContext('useTrimmedRange');
  const chosen = usePageRange(own);
  const { data: catalog } = useCatalog(pageCatalog);
  const firstEvent = catalog?.firstEvent ?? null;
  const { absolute, range, choice } = chosen;
  const trimmed = useMemo((): AbsoluteRange | null => {
    // Dates someone chose stay as they are.
    if (!absolute || firstEvent === null || typeof choice !== 'object' || 'start' in choice)
      return null;
    const start = startOf(firstEvent, 'day', { timeZone, weekStart });
    return start > absolute.start && start < absolute.end ? { ...absolute, start } : null;
  }, [absolute, firstEvent, choice, timeZone, weekStart]);
  return {
    chosen,
    range: trimmed ?? range,
    absolute: trimmed ?? absolute,
    startsAt: trimmed ? firstEvent : null,
    firstEvent,
  };
}
