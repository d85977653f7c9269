import * as v from 'valibot';

import { canonicalMatcher, type EventMatcher } from './filter.js';
import type { Meta } from './meta.js';
import { duration, invalidQuery, matcher, scopeEntries } from './schema.js';
import {
  type Duration,
  durationMs,
  type ResolvedScope,
  type Scope,
  scopeDefaults,
} from './scope.js';
import { share, wilsonInterval } from './statistics.js';

/** Most steps a funnel may have. */
export const maxSteps = 20;

export interface FunnelStepQuery {
  /** A label only: changes no number and is in no cache key. Default: the matcher in words. */
  name?: string;
  match: EventMatcher;
}

/**
 * How many users did several things in order.
 *
 * An attempt starts at an event matching step 1 and takes later events for steps 2, 3 …; one event fills one step. A
 * user counts at a step if any of their attempts reached it.
 */
export interface FunnelQuery extends Scope {
  kind: 'funnel';
  /** 2 … 20. */
  steps: FunnelStepQuery[];
  /** From the first step, inclusive. Default 14 days; null = no limit. */
  window?: Duration | null;
  /** Whether steps at the same millisecond follow one another (`advance`, default) or must be later (`block`). */
  ties?: 'advance' | 'block';
  /** `any` (default), or `first`: only attempts from the user's first step-1 event in the range. */
  attempts?: 'any' | 'first';
}

export interface ResolvedFunnelQuery extends ResolvedScope {
  kind: 'funnel';
  steps: { match: EventMatcher }[];
  /** Milliseconds from the first step, inclusive; null = no limit. */
  window: number | null;
  ties: 'advance' | 'block';
  attempts: 'any' | 'first';
  /** The earlier of `now` and the end of the range: a window that reaches past it is still open. */
  horizon: number;
}

/** Times of the reported attempts as a source returns them: a sum with its n is the step's count. */
export interface TimeRows {
  sum: number;
  median: number;
  p90: number;
}

/** What a source returns for a funnel. */
export interface FunnelRows {
  kind: 'funnel';
  /** `count` users reached the step; their times, null for step 0 and for a count of 0. */
  steps: { count: number; fromPrevious: TimeRows | null; fromFirst: TimeRows | null }[];
  /** Users who did not reach the last step and whose latest (with `first`: first) start may still convert. */
  openWindow: number;
  meta: Meta;
}

/** Milliseconds; zero-length times are counted. Percentiles are interpolated. */
export interface Times {
  median: number;
  average: number;
  p90: number;
}

export interface FunnelStep {
  name: string;
  /** Users who reached the step. */
  count: number;
  /** Share of step 1, 0–1; null when step 1 is empty. */
  fromFirst: number | null;
  /** Share of the previous step; null for the first step and when the previous is empty. */
  fromPrevious: number | null;
  /** Users lost since the previous step; 0 for the first. */
  dropped: number;
  /** 95 % Wilson interval of `fromFirst`; null for the first step and when step 1 is empty. */
  interval95: [number, number] | null;
  timeFromPrevious: Times | null;
  timeFromFirst: Times | null;
}

export interface FunnelResult {
  kind: 'funnel';
  steps: FunnelStep[];
  /** Users who did not convert and still may: their window reaches past the horizon. 0 without a window. */
  openWindow: number;
  meta: Meta;
}

export const funnelSchema: v.GenericSchema<unknown, FunnelQuery> = v.strictObject({
  kind: v.literal('funnel'),
  ...scopeEntries,
  steps: v.pipe(
    v.array(
      v.strictObject({ name: v.exactOptional(v.string('expected a string')), match: matcher }),
      'expected a list of steps',
    ),
    v.minLength(2, 'expected at least two steps'),
    v.maxLength(maxSteps, `expected at most ${maxSteps} steps`),
  ),
  window: v.exactOptional(v.nullable(duration)),
  ties: v.exactOptional(v.picklist(['advance', 'block'], 'expected advance or block')),
  attempts: v.exactOptional(v.picklist(['any', 'first'], 'expected any or first')),
}) as v.GenericSchema<unknown, FunnelQuery>;

export const defaultWindow: Duration = { value: 14, unit: 'day' };

/** Defaults filled in; the window in milliseconds, null = no limit. */
function withDefaults({ window = defaultWindow, ties = 'advance', attempts = 'any' }: FunnelQuery) {
  return { window: window && durationMs(window), ties, attempts };
}

export function canonicalFunnel(query: FunnelQuery): unknown {
  return {
    ...scopeDefaults,
    ...query,
    ...withDefaults(query),
    steps: query.steps.map(({ match }) => ({ match: canonicalMatcher(match) })),
  };
}

export function resolveFunnel(query: FunnelQuery, scope: ResolvedScope): ResolvedFunnelQuery {
  const options = withDefaults(query);
  if (options.window !== null && options.window > Number.MAX_SAFE_INTEGER) {
    throw invalidQuery('window', 'too long; use null for no limit');
  }
  return {
    ...scope,
    kind: 'funnel',
    steps: query.steps.map(({ match }) => ({ match })),
    ...options,
    horizon: Math.min(scope.now, scope.range.end),
  };
}

function times(rows: TimeRows | null, count: number): Times | null {
  return rows && { median: rows.median, average: rows.sum / count, p90: rows.p90 };
}

/** Computes rates, drops and intervals. Steps are named by {@link nameSteps}. */
export function assembleFunnel(_query: ResolvedFunnelQuery, rows: FunnelRows): FunnelResult {
  const first = rows.steps[0]?.count ?? 0;
  return {
    kind: 'funnel',
    steps: rows.steps.map(({ count, fromPrevious, fromFirst }, k) => {
      const previous = rows.steps[k - 1]?.count ?? 0;
      return {
        name: '',
        count,
        fromFirst: share(count, first),
        fromPrevious: k === 0 ? null : share(count, previous),
        dropped: k === 0 ? 0 : previous - count,
        interval95: k === 0 ? null : wilsonInterval(count, first),
        timeFromPrevious: times(fromPrevious, count),
        timeFromFirst: times(fromFirst, count),
      };
    }),
    openWindow: rows.openWindow,
    meta: rows.meta,
  };
}
