import type { GivenAnswer } from '../../hooks/shown-answer.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import type { CountMeasure, TrendQuery } from '../../model/trend.js';
import type { CardProps } from '../parts/ResultCard.js';
import type { ToolProps } from '../parts/useTool.js';

/** What a reader can set on a {@link UsageCalendar}. Plain JSON: it can be saved or put in a URL. */
export interface UsageCalendarValue extends Pick<
  TrendQuery,
  'events' | 'where' | 'users' | 'identity'
> {
  /** What is counted. Default users. */
  measure?: CountMeasure;
  /** Default: the page's, else the last 30 days. */
  range?: RangeChoice;
  /** `hours`: an average for each hour of the week; `calendar`: a number for each day. */
  view: 'hours' | 'calendar';
}

/** What {@link UsageCalendar} takes. */
export interface UsageCalendarProps extends CardProps, ToolProps<UsageCalendarValue, TrendQuery> {
  /** Settings to start with. Default: users, any event, the page's range, hours. */
  defaultValue?: Partial<UsageCalendarValue>;
  /**
   * An answer to draw, with its question, as `analyticsQueryOptions` caches it; then nothing is asked. It is of a count and
   * without groups. A trend by hour is shown as hours of the week, one by day as a calendar.
   */
  data?: GivenAnswer<TrendQuery>;
}

/** Settings where none are given. */
export const startCalendar: UsageCalendarValue = { view: 'hours' };
