import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import type { TrimmedRange } from '../../hooks/useTrimmedRange.js';
import type { EventMatcher, Filter } from '../../model/filter.js';

interface Narrowing {
  events?: EventMatcher;
  where?: Filter;
}

/** What a card is told about an empty result. */
export interface WaysOut {
  noData: boolean;
  onShowAll: (() => void) | undefined;
  emptyActions: ReactNode;
}

/** What a reader can do about an empty result: look at all the data, or without filters. */
export function useWaysOut(
  { events, where }: Narrowing,
  { choice, noData }: Pick<TrimmedRange['chosen'], 'choice' | 'noData'>,
  set: (change: { range?: RangeChoice; events?: undefined; where?: undefined }) => void,
): WaysOut {
  const { messages } = useAnalyticsContext('useWaysOut');
  return {
    noData,
    onShowAll: choice === 'all' ? undefined : () => set({ range: 'all' }),
    emptyActions:
      where || events ? (
        <button
          type="button"
          className="uk-button"
          onClick={() => set({ where: undefined, events: undefined })}
        >
          {messages.removeFilters}
        </button>
      ) : null,
  };
}
