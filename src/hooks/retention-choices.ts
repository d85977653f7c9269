import type { RetentionPeriod, RetentionQuery } from '../model/retention.js';
import type { RelativeRange } from '../model/scope.js';
import type { AbsoluteRange } from '../model/scope.js';
import { dayMs } from '../model/time-zone.js';
import type { RangeChoice } from './useRangeOfData.js';

/** What a reader asks of a retention. Plain JSON. */
export interface RetentionChoices extends Omit<
  RetentionQuery,
  'kind' | 'range' | 'timeZone' | 'weekStart'
> {
  /** Missing: the page's, else what makes a good grid of the period. */
  range?: RangeChoice;
}

const ranges: Record<RetentionPeriod, RelativeRange> = {
  hour: { last: 24, unit: 'hour' },
  day: { last: 14, unit: 'day' },
  week: { last: 8, unit: 'week' },
  month: { last: 8, unit: 'month' },
};

/** A range that makes a good grid: 24 hours, 14 days, 8 weeks, 8 months. */
export function retentionRange(period: RetentionPeriod): RelativeRange {
  return ranges[period];
}

const lengths: Record<RetentionPeriod, number> = {
  hour: dayMs / 24,
  day: dayMs,
  week: 7 * dayMs,
  month: 30 * dayMs,
};

/** About how many periods a range has. */
export function periodsIn({ start, end }: AbsoluteRange, period: RetentionPeriod): number {
  return Math.max(1, Math.ceil((end - start) / lengths[period]));
}

/** How many groups of a breakdown have a row of their own where the choices do not say. */
export const mostKeys = 5;

/** The question of a reader's choices. */
export function retentionQuestion(
  { range: _range, ...choices }: RetentionChoices,
  range: RetentionQuery['range'],
): RetentionQuery {
  const { breakdown, ...rest } = choices;
  return {
    kind: 'retention',
    range,
    ...rest,
    ...(breakdown ? { breakdown: { limit: mostKeys, ...breakdown } } : {}),
  };
}

/** Most columns a reader may ask for, and the most periods one of them may have. */
export const mostColumns = 365;

/**
 * A list of whole numbers from 1 to {@link mostColumns}, as someone types it: apart by commas or spaces.
 *
 * @returns null when it is none
 */
export function parseLengths(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const values = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : 0));
  const valid = values.length > 0 && values.every((value) => value >= 1 && value <= mostColumns);
  return valid && values.length <= mostColumns ? values : null;
}
