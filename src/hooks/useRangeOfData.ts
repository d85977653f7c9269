'use client';
import { useMemo } from 'react';

import { resolveRange } from '../model/calendar.js';
import { rangeOfData, wholeLog } from '../model/default-range.js';
import type { AbsoluteRange, RelativeRange } from '../model/scope.js';
import { useAnalyticsContext } from './context.js';
import { pageCatalog, useCatalog } from './useCatalog.js';

/** What a reader picks as "during": the last units, all data, or two dates. */
export type RangeChoice = RelativeRange | AbsoluteRange | 'all';

export interface ChosenRange {
  /** The range to ask for; null while the data's own range is not known yet. */
  range: AbsoluteRange | RelativeRange | null;
  /** The same in instants. */
  absolute: AbsoluteRange | null;
  /** The data ended before the units asked for, so they are the last ones of the data. */
  moved: boolean;
  /** Time of the last event; null without events or before it is known. */
  lastEvent: number | null;
  /** The source holds no event at all. */
  noData: boolean;
}

/** Turns a choice into a range of the source's data: a log that ended years ago is shown where it has events. */
export function useRangeOfData(choice: RangeChoice): ChosenRange {
  const { asOf, timeZone, weekStart } = useAnalyticsContext('useRangeOfData');
  const { data, isError } = useCatalog(pageCatalog);
  return useMemo(() => {
    const calendar = { timeZone, weekStart, now: asOf };
    const chosen = (range: AbsoluteRange | RelativeRange | null, moved: boolean): ChosenRange => ({
      range,
      absolute: range && resolveRange(range, calendar),
      moved,
      lastEvent: data?.lastEvent ?? null,
      noData: data !== undefined && data.lastEvent === null,
    });
    if (typeof choice === 'object' && 'start' in choice) return chosen(choice, false);
    // A source whose catalog fails can still be asked for the range as it is.
    if (!data) return chosen(isError && choice !== 'all' ? choice : null, false);
    if (choice === 'all')
      return chosen(wholeLog(data, calendar) ?? { start: asOf - 1, end: asOf }, false);
    const { range, moved } = rangeOfData(choice, data, calendar);
    return chosen(range, moved);
  }, [choice, data, isError, asOf, timeZone, weekStart]);
}
