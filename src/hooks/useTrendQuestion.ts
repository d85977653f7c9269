'use client';
import type { CohortCondition } from '../model/cohort.js';
import { intervalsFor } from '../model/default-range.js';
import type { EventMatcher, Filter } from '../model/filter.js';
import type { Interval } from '../model/scope.js';
import type { Measure, TrendQuery } from '../model/trend.js';
import type { RangeChoice } from './useRangeOfData.js';
import { type TrimmedRange, useTrimmedRange } from './useTrimmedRange.js';

/** What a reader asks of a trend. */
export interface TrendChoices {
  measure: Measure;
  /** Missing: the page's range, or where it has none the last 30 days. */
  range?: RangeChoice;
  /** Which events are looked at. Default any. */
  events?: EventMatcher;
  /** Keeps events. */
  where?: Filter;
  /** Keeps people. */
  users?: CohortCondition;
  /** A property in place of time. */
  by?: string;
  /** Property to split by, when time is shown. */
  splitBy?: string;
  /** Width of a bucket. Default, and where it does not suit the range: what suits the range. */
  interval?: Interval;
  compare?: 'previous';
}

export interface TrendQuestion extends Pick<TrimmedRange, 'chosen' | 'startsAt' | 'firstEvent'> {
  /** Null while the range of the data is not known yet. */
  query: TrendQuery | null;
  /** Widths of a bucket worth offering. */
  intervals: Interval[];
  interval: Interval | undefined;
}

/** Series that have a colour of their own, and rows of a list that are taken in at a glance. */
const mostGroups = { series: 5, rows: 10 };

/** The question behind a reader's choices. */
export function useTrendQuestion(choices: TrendChoices): TrendQuestion {
  const { measure, events, where, users, by, splitBy, compare } = choices;
  const { chosen, range, absolute, startsAt, firstEvent } = useTrimmedRange(choices.range);
  const intervals = absolute ? intervalsFor(absolute) : [];
  const wanted = JSON.stringify(choices.interval);
  const interval = intervals.find((one) => JSON.stringify(one) === wanted) ?? intervals[0];
  const groups = by
    ? { breakdown: { property: by, limit: mostGroups.rows } }
    : splitBy
      ? { breakdown: { property: splitBy, limit: mostGroups.series } }
      : {};
  return {
    query: range && {
      kind: 'trend',
      measure,
      range,
      ...(events ? { events } : {}),
      ...(where ? { where } : {}),
      ...(users ? { users } : {}),
      ...(interval && !by ? { interval } : {}),
      ...groups,
      ...(compare ? { compare } : {}),
    },
    chosen,
    intervals,
    interval,
    startsAt,
    firstEvent,
  };
}
