import type { ReactNode } from 'react';

import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import type { TrimmedRange } from '../../hooks/useTrimmedRange.js';
import type { EventMatcher, Filter } from '../../model/filter.js';
import { RemoveFilters } from './RemoveFilters.js';

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
export function waysOutOf(
  { events, where }: Narrowing,
  { choice, noData }: Pick<TrimmedRange['chosen'], 'choice' | 'noData'>,
  set: (change: { range?: RangeChoice; events?: undefined; where?: undefined }) => void,
): WaysOut {
  return {
    noData,
    onShowAll: choice === 'all' ? undefined : () => set({ range: 'all' }),
    emptyActions:
      where || events ? (
        <RemoveFilters onRemove={() => set({ where: undefined, events: undefined })} />
      ) : null,
  };
}
