import { useMemo } from 'react';

import { type CalendarSpan, lastWeeks, wholeWeeks } from '../../geometry/calendar-grid.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import { usePageRange } from '../../hooks/usePageScope.js';
import { startOf } from '../../model/calendar.js';
import type { TrendQuery } from '../../model/trend.js';
import type { UsageCalendarValue } from './tool.js';

export interface CalendarQuestion {
  /** Null while the range of the data is not known yet. */
  query: TrendQuery | null;
  chosen: ReturnType<typeof usePageRange>;
  /** What of the range is asked for. */
  span: CalendarSpan | null;
  /** The first event, when the units asked for began before it: the time without data is left out. */
  startsAt: number | null;
}

/** The question behind a reader's choices: by hour over whole weeks, or by day over the last weeks. */
export function useCalendarQuestion(value: UsageCalendarValue): CalendarQuestion {
  const { timeZone, weekStart, asOf } = useAnalyticsContext('useCalendarQuestion');
  const { view, measure = 'users', range: own, events, where, users, identity } = value;
  const chosen = usePageRange(own);
  const { data: catalog } = useCatalog(pageCatalog);
  const firstEvent = catalog?.firstEvent ?? null;
  const { absolute, choice } = chosen;

  const { span, startsAt } = useMemo(() => {
    if (!absolute) return { span: null, startsAt: null };
    const calendar = { timeZone, weekStart, now: asOf };
    // Days before the first event are unknown, not empty. Dates someone chose stay as they are.
    const isChosen = typeof choice === 'object' && 'start' in choice;
    const firstDay = firstEvent === null ? null : startOf(firstEvent, 'day', calendar);
    const isTrimmed =
      !isChosen && firstDay !== null && firstDay > absolute.start && firstDay < absolute.end;
    const range = isTrimmed ? { ...absolute, start: firstDay } : absolute;
    return {
      span: view === 'hours' ? wholeWeeks(range, calendar) : lastWeeks(range, calendar),
      startsAt: isTrimmed ? firstEvent : null,
    };
  }, [absolute, choice, firstEvent, view, timeZone, weekStart, asOf]);

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
