import { useMemo } from 'react';

import {
  peopleBehind,
  type TrendNumber,
  trendNumber,
  type TrendPlace,
  trendPlace,
} from '../../geometry/trend-numbers.js';
import type { ShownAnswer } from '../../hooks/shown-answer.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { TrendQuery } from '../../model/trend.js';
import type { NumberPart, Numbers } from '../parts/useNumbers.js';

/** The numbers of a trend, to be opened. */
export interface TrendNumbers {
  numbers: Numbers;
  /** The number of this answer that is selected on the page. */
  picked: TrendNumber | null;
  /** What a {@link NumberButton} of the number at a place needs. */
  at(place: TrendPlace): { part: NumberPart; count: number | null };
  /** Selects a number, unless nobody is behind it. */
  pick(number: TrendNumber, at: Element): void;
}

/** The numbers of a trend by their places in it; null where they can not be selected. */
export function useTrendNumbers(
  { data, resolved }: Pick<ShownAnswer<TrendQuery>, 'data' | 'resolved'>,
  numbers: Numbers | null,
  { selected }: Pick<LinkedQuestion<TrendQuery>, 'selected'>,
): TrendNumbers | null {
  return useMemo(() => {
    if (!numbers || !data || !resolved) return null;
    const { measure } = resolved;
    const { of: _of, asOf: _asOf, ...part } = selected ?? { of: null, asOf: 0 };
    const behind = (place: TrendPlace) => peopleBehind(data, measure, place);
    return {
      numbers,
      picked: selected && numbers.isPicked(part as NumberPart) ? (part as TrendNumber) : null,
      at: (place) => ({ part: trendNumber(data, place), count: behind(place) }),
      pick: (number, element) => {
        const place = trendPlace(data, number);
        const count = place && behind(place);
        if (place && count !== 0) numbers.pick(number, count, element);
      },
    };
  }, [data, resolved, numbers, selected]);
}

/** The props of the number at a place, also where numbers can not be selected. */
export function numberAt(
  numbers: TrendNumbers | null,
  place: TrendPlace,
): { numbers: Numbers | null; part: NumberPart; count: number | null } {
  return numbers
    ? { numbers: numbers.numbers, ...numbers.at(place) }
    : { numbers: null, part: {}, count: 0 };
}
