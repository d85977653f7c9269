import { useAnalyticsContext } from '../../hooks/context.js';
import { startRange } from '../../hooks/page-scope.js';
import { usePageScope } from '../../hooks/usePageScope.js';
import { type ChosenRange, type RangeChoice, useRangeOfData } from '../../hooks/useRangeOfData.js';
import type { TimelineQuery } from '../../model/timeline.js';

/** Whose timeline. */
export type TimelineOf =
  | Pick<Required<TimelineQuery>, 'session'>
  | (Pick<Required<TimelineQuery>, 'user'> & Pick<TimelineQuery, 'identity'>);

export interface TimelineQuestion {
  /** Null while the data's own range is not known yet. */
  query: Omit<TimelineQuery, 'cursor'> | null;
  choice: RangeChoice;
  chosen: ChosenRange;
}

/** Events asked for at once. A user's are all needed before the latest session can come first. */
const pageSizes = { session: 5_000, user: 10_000 };

/**
 * What is asked: of a session all history, of a user the page's range, else all history. A source that does not have all
 * history is asked for the page's range, else the last 30 days.
 */
export function useTimelineQuestion(
  of: TimelineOf,
  own: RangeChoice | undefined,
  pageSize: number | undefined,
): TimelineQuestion {
  const { source } = useAnalyticsContext('useTimelineQuestion');
  const { scope } = usePageScope();
  const { history } = source.capabilities;
  const pages = 'user' in of || !history ? scope.range : undefined;
  const choice = own ?? pages ?? (history ? 'all' : startRange);
  const chosen = useRangeOfData(choice);
  const base = {
    kind: 'timeline',
    ...of,
    limit: pageSize ?? pageSizes['user' in of ? 'user' : 'session'],
  } as const;
  if (choice === 'all' && history) return { query: base, choice, chosen };
  return { query: chosen.range && { ...base, range: chosen.range }, choice, chosen };
}
