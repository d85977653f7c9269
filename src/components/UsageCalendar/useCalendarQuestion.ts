import { useMemo } from 'react';

import { type CalendarSpan, lastWeeks, wholeWeeks } from '../../geometry/calendar-grid.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { type TrimmedRange, useTrimmedRange } from '../../hooks/useTrimmedRange.js';
import type { TrendQuery } from '../../model/trend.js';
import type { UsageCalendarValue } from './tool.js';

export interface CalendarQuestion extends Pick<TrimmedRange, 'chosen' | 'startsAt'> {
  /** Null while the range of the data is not known yet. */
  query: TrendQuery | null;
  /** What of the range is asked for. */
  span: CalendarSpan | null;
}

/** The question behind a reader's choices: by hour over whole weeks, or by day over the last weeks. */
export function useCalendarQuestion(value: UsageCalendarValue): CalendarQuestion {
  const { timeZone, weekStart, asOf } = useAnalyticsContext('useCalendarQuestion');
  const { view, measure = 'users', range: own, events, where, users, identity } = value;
  const { chosen, absolute, startsAt } = useTrimmedRange(own);

  const span = useMemo(() => {
    if (!absolute) return null;
    const calendar = { timeZone, weekStart, now: asOf };
    return view === 'hours' ? wholeWeeks(absolute, calendar) : lastWeeks(absolute, calendar);
  }, [absolute, view, timeZone, weekStart, asOf]);

  return {
    query: span && {
      kind: 'trend',
      measure,
      interval: view === 'hours' ? 'hour' : 'day',
      range: span.range,
      ...(events ? { events } : {}),
      ...(where ? { where } : {}),
      ...(users ? { users } : {}),
      ...(identity ? { identity } : {}),
    },
    chosen,
    span,
    startsAt: span?.isCut ? null : startsAt,
  };
}
