import { busiestHour, type HourGrid, wholeWeeks } from '../../geometry/calendar-grid.js';
import { trendWords } from '../../hooks/useTrend.js';
import type { Words } from '../../hooks/words.js';
import { fewUnder } from '../../model/facts.js';
import type { Format } from '../../model/format.js';
import type { Messages } from '../../model/messages.js';
import type { CountMeasure, ResolvedTrendQuery, TrendResult } from '../../model/trend.js';
import type { usageCalendarMessages } from '../../model/usage-calendar-messages.js';

/** The page's words and those of the calendar. */
export type CalendarWords = Messages & typeof usageCalendarMessages;

/** What a calendar draws. */
export interface CalendarData {
  data: TrendResult;
  resolved: ResolvedTrendQuery;
}

/** What is counted. A calendar shows no measures of properties: those of an answer that was given are called events. */
export function countOf({ measure }: ResolvedTrendQuery): CountMeasure {
  return typeof measure === 'string' ? measure : 'events';
}

/** Values of the buckets. */
export function valuesOf({ buckets, series }: TrendResult): number[] {
  return buckets.map((_, i) => series[0]?.values[i] ?? 0);
}

/** What a calendar says and means: of hours the busiest, of days what a trend says. */
export function calendarWords(
  { data, resolved }: CalendarData,
  grid: HourGrid | null,
  messages: CalendarWords,
  format: Format,
): Words {
  if (!grid) return trendWords({ resolved, result: data }, messages, format);
  const measure = countOf(resolved);
  const total = data.series[0]?.total ?? 0;
  const isFew = measure === 'users' && total < fewUnder;
  return {
    takeaway: messages.calendarBusiest(busiestHour(grid), measure, isFew ? total : null, format),
    definition: messages.calendarDefinition(
      resolved,
      wholeWeeks(resolved.range, resolved).weeks,
      format,
    ),
  };
}
