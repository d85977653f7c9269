import * as v from 'valibot';

import { bucketContaining } from './calendar.js';
import { canonicalMatcher } from './filter.js';
import { defaultGroupLimit } from './groups.js';
import type { ResolvedRetentionQuery, RetentionPeriod, RetentionQuery } from './retention.js';
import { breakdown, invalidQuery, matcher, wholeNumber } from './schema.js';
import { scopeEntries } from './scope-schema.js';
import {
  type AbsoluteRange,
  type Interval,
  type ResolvedScope,
  scopeDefaults,
  unionReads,
} from './scope.js';
import { bucketsOf } from './trend.js';

/* What a valid retention is, and what its defaults are. */

const maxColumns = 1_000;
/** More cells than this are refused: no screen shows them. */
const maxCells = 1_000_000;

export const retentionSchema: v.GenericSchema<unknown, RetentionQuery> = v.strictObject({
  kind: v.literal('retention'),
  ...scopeEntries,
  start: v.exactOptional(matcher),
  return: v.exactOptional(matcher),
  period: v.picklist(['hour', 'day', 'week', 'month'], 'expected hour, day, week or month'),
  periods: v.exactOptional(wholeNumber(1, maxColumns)),
  acquisition: v.exactOptional(
    v.picklist(
      ['recurring', 'firstInRange', 'firstEver'],
      'expected recurring, firstInRange or firstEver',
    ),
  ),
  rule: v.exactOptional(v.picklist(['on', 'onOrAfter'], 'expected on or onOrAfter')),
  clock: v.exactOptional(v.picklist(['calendar', 'rolling'], 'expected calendar or rolling')),
  brackets: v.exactOptional(
    v.pipe(
      v.array(wholeNumber(1, 10_000), 'expected a list of lengths in periods'),
      v.minLength(1, 'expected at least one bracket'),
      v.maxLength(maxColumns, `expected at most ${maxColumns} brackets`),
    ),
  ),
  minReturns: v.exactOptional(wholeNumber(1, 1_000_000)),
  breakdown: v.exactOptional(breakdown),
}) as v.GenericSchema<unknown, RetentionQuery>;

/** Rules that need more than one part of a retention. Throws `query/invalid`. */
export function checkRetention({ periods, brackets }: RetentionQuery): void {
  if (periods !== undefined && brackets) {
    throw invalidQuery('periods', 'not with brackets: they say how many columns there are');
  }
}

function withDefaults(query: RetentionQuery) {
  const { start = {}, return: back = {}, breakdown: by } = query;
  return {
    start,
    return: back,
    acquisition: query.acquisition ?? 'recurring',
    rule: query.rule ?? 'on',
    clock: query.clock ?? 'calendar',
    minReturns: query.minReturns ?? 1,
    ...(by ? { breakdown: { limit: defaultGroupLimit, ...by } } : {}),
  } as const;
}

export function canonicalRetention(query: RetentionQuery): unknown {
  const options = withDefaults(query);
  return {
    ...scopeDefaults,
    ...query,
    ...options,
    start: canonicalMatcher(options.start),
    return: canonicalMatcher(options.return),
  };
}

/** A range moved out at both ends to whole buckets of the local calendar. */
export function widen(
  range: AbsoluteRange,
  interval: Interval,
  scope: Pick<ResolvedScope, 'timeZone' | 'weekStart'>,
): AbsoluteRange {
  return {
    start: bucketContaining(range.start, interval, scope).start,
    end: bucketContaining(range.end - 1, interval, scope).end,
  };
}

const hour = 3_600_000;
const spans: Record<RetentionPeriod, number> = {
  hour,
  day: 24 * hour,
  week: 7 * 24 * hour,
  month: 30 * 24 * hour,
};

function columnsOf(
  periods: number,
  brackets: number[] | undefined,
): { from: number; to: number }[] {
  let from = 0;
  return [1, ...(brackets ?? Array.from({ length: periods }, () => 1))].map((length) => {
    const column = { from, to: from + length - 1 };
    from += length;
    return column;
  });
}

export function resolveRetention(
  query: RetentionQuery,
  scope: ResolvedScope,
): ResolvedRetentionQuery {
  const { period, brackets } = query;
  const options = withDefaults(query);
  const range = widen(scope.range, period, scope);
  const groups = bucketsOf(range, period, scope);
  const periods = query.periods ?? Math.min(Math.max(groups.length - 1, 0), maxColumns);
  const columns = columnsOf(periods, brackets);
  if (groups.length * columns.length > maxCells) {
    throw invalidQuery(
      'range',
      'too many periods and columns; take a longer period or fewer columns',
    );
  }
  const horizon = Math.min(range.end, scope.now);
  const start = options.acquisition === 'firstEver' ? null : range.start;
  return {
    ...scope,
    kind: 'retention',
    range,
    period,
    groups,
    columns,
    span: spans[period],
    horizon,
    ...options,
    reads: unionReads(scope.reads, { start, end: horizon }),
  };
}
