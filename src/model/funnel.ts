import type { Bucket } from './calendar.js';
import type { EventMatcher } from './filter.js';
import type { Breakdown, GroupKey } from './groups.js';
import type { Meta } from './meta.js';
import type { Duration, Interval, ResolvedScope, Scope } from './scope.js';
import { share, wilsonInterval } from './statistics.js';

/** Most steps a funnel may have. */
export const maxSteps = 20;

export interface FunnelStepQuery {
  /** A label only: changes no number and is in no cache key. Default: the matcher in words. */
  name?: string;
  match: EventMatcher;
  /**
   * The funnel is that of the other steps; this one is counted beside it: those who did the required steps before it, then
   * it. Not the first step, and not with order `strict` or `unordered`. Default false.
   */
  optional?: boolean;
  /** Longest time from the previous required step, inclusive. Not for the first step. Default: none but the window. */
  within?: Duration;
}

/** Events that must not happen between two steps. */
export interface Exclusion {
  match: EventMatcher;
  /** Index of the step after which it counts, from 0. */
  after: number;
  /** Index of the step before which it counts; greater than `after`. */
  before: number;
  /**
   * `break`: the attempt ends, the unit keeps the steps taken before, other attempts go on. `remove`: a unit that would get
   * further without these exclusions is not counted at any step.
   */
  effect: 'break' | 'remove';
}

/**
 * Which value of a property a unit is grouped by. `first` (default) and `last`: the first or last that is set among its
 * events matching a required step. `{ step }`: the value on that step's event of the reported attempt; `none` for units that never
 * reach it. `each`: one funnel a value over only the events that carry it, so a unit may be in several groups.
 */
export type Attribution = 'first' | 'last' | { step: number } | 'each';

/**
 * How many users (or sessions) did several things in order.
 *
 * An attempt starts at an event matching step 1 and takes later events for steps 2, 3 …; one event fills one step. A
 * unit counts at a step if any of its attempts reached it.
 */
export interface FunnelQuery extends Scope {
  kind: 'funnel';
  /** 2 … 20. */
  steps: FunnelStepQuery[];
  /**
   * `ordered` (default): other events may lie between. `strict`: no other event of the unit may. `unordered`: any order; a
   * unit counts at position k when it did k different steps within the window of each other.
   */
  order?: 'ordered' | 'strict' | 'unordered';
  /** From the first step, inclusive. Default 14 days; null = no limit. */
  window?: Duration | null;
  /** Whether steps at the same millisecond follow one another (`advance`, default) or must be later (`block`). */
  ties?: 'advance' | 'block';
  /** `any` (default), or `first`: only attempts from the unit's first step-1 event in the range. */
  attempts?: 'any' | 'first';
  /** `inRange` (default), or `inWindow`: later steps may lie after the range, inside the window, which must not be null. */
  finish?: 'inRange' | 'inWindow';
  /** What is counted. Default `user`. Events without the unit are left out. */
  unit?: 'user' | 'session';
  exclusions?: Exclusion[];
  /**
   * Properties that must have one value along an attempt: each combination of their values is tried as a unit of its own,
   * the best one counts. Events that miss one take no part.
   */
  hold?: string[];
  breakdown?: Breakdown & { attribution?: Attribution };
  /** Adds conversion over time, by when units entered. */
  interval?: Interval;
}

export interface ResolvedFunnelStep {
  match: EventMatcher;
  optional: boolean;
  /** Milliseconds from the previous required step, inclusive; null = no limit. */
  within: number | null;
}

export interface ResolvedFunnelQuery extends ResolvedScope {
  kind: 'funnel';
  steps: ResolvedFunnelStep[];
  order: 'ordered' | 'strict' | 'unordered';
  /** Milliseconds from the first step, inclusive; null = no limit. */
  window: number | null;
  ties: 'advance' | 'block';
  attempts: 'any' | 'first';
  finish: 'inRange' | 'inWindow';
  unit: 'user' | 'session';
  exclusions: Exclusion[];
  hold: string[];
  breakdown?: Required<Breakdown> & { attribution: Attribution };
  /** With an interval: the buckets units enter in. */
  buckets?: Bucket[];
  /** Attempts are followed up to here, exclusive: the end of the range, or with `inWindow` the window after it. */
  lastStepBefore: number;
  /** `now`, or with `inRange` the end of the range if that is earlier: a window that reaches past it is still open. */
  horizon: number;
}

/** Times of the reported attempts as a source returns them: a sum with its n is the step's count. */
export interface TimeRows {
  sum: number;
  median: number;
  p90: number;
}

/** A step as counted: `count` units reached it. Times are null for step 0 and for a count of 0. */
export interface FunnelStepRows {
  count: number;
  /** From the previous required step. */
  fromPrevious: TimeRows | null;
  fromFirst: TimeRows | null;
}

/** What a source returns for a funnel. */
export interface FunnelRows {
  kind: 'funnel';
  steps: FunnelStepRows[];
  /**
   * With a breakdown: the groups ranked by units at step 0, cut at the limit, `other` last. The times of `other` with
   * attribution `each` are, for each unit, those of its furthest attempt in a folded group: the one that ended first, then
   * started last, then took its 2nd, 3rd … step first.
   */
  groups?: { key: GroupKey; steps: FunnelStepRows[] }[];
  /** Units who did not reach the last required step and whose latest (with `first`: first) start may still convert. */
  openWindow: number;
  /** By index of the resolved query's bucket, in any order. A bucket left out is empty. */
  trend?: { bucket: number; entered: number; converted: number }[];
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
  /** Only on optional steps: counted beside the funnel, not part of it. */
  optional?: true;
  /** Units who reached the step. */
  count: number;
  /** Share of step 1, 0–1; null when step 1 is empty. */
  fromFirst: number | null;
  /** Share of the previous required step; null for the first step and when the previous is empty. */
  fromPrevious: number | null;
  /** Units lost since the previous required step; 0 for the first. */
  dropped: number;
  /** 95 % Wilson interval of `fromFirst`; null for the first step and when step 1 is empty. */
  interval95: [number, number] | null;
  timeFromPrevious: Times | null;
  timeFromFirst: Times | null;
}

/** Conversion of those who entered in one bucket. */
export interface FunnelTrendBucket {
  start: number;
  end: number;
  /** Someone who entered in it may still convert. */
  partial: boolean;
  /** Units with a step-1 event in the bucket; a unit may enter in several. */
  entered: number;
  /** Of those, units with an attempt from one of these events that reached the last required step. */
  converted: number;
}

export interface FunnelResult {
  kind: 'funnel';
  steps: FunnelStep[];
  groups?: { key: GroupKey; steps: FunnelStep[] }[];
  /** Units who did not convert and still may: their window reaches past the horizon. 0 without a window. */
  openWindow: number;
  trend?: FunnelTrendBucket[];
  meta: Meta;
}

function times(rows: TimeRows | null, count: number): Times | null {
  return rows && { median: rows.median, average: rows.sum / count, p90: rows.p90 };
}

function assembleSteps(query: ResolvedFunnelQuery, rows: FunnelStepRows[]): FunnelStep[] {
  const first = rows[0]?.count ?? 0;
  let previous = first;
  return rows.map(({ count, fromPrevious, fromFirst }, k) => {
    const step: FunnelStep = {
      name: '',
      ...(query.steps[k]?.optional ? { optional: true } : {}),
      count,
      fromFirst: share(count, first),
      fromPrevious: k === 0 ? null : share(count, previous),
      dropped: k === 0 ? 0 : previous - count,
      interval95: k === 0 ? null : wilsonInterval(count, first),
      timeFromPrevious: times(fromPrevious, count),
      timeFromFirst: times(fromFirst, count),
    };
    if (!query.steps[k]?.optional) previous = count;
    return step;
  });
}

function assembleTrend(
  { buckets = [], window, horizon }: ResolvedFunnelQuery,
  rows: NonNullable<FunnelRows['trend']>,
): FunnelTrendBucket[] {
  const trend = buckets.map(({ start, end }) => ({
    start,
    end,
    partial: end + (window ?? 0) > horizon,
    entered: 0,
    converted: 0,
  }));
  for (const { bucket, entered, converted } of rows) {
    Object.assign(trend[bucket] as FunnelTrendBucket, { entered, converted });
  }
  return trend;
}

/** Computes rates, drops and intervals, and fills empty buckets. Steps get their names in {@link nameSteps}. */
export function assembleFunnel(query: ResolvedFunnelQuery, rows: FunnelRows): FunnelResult {
  return {
    kind: 'funnel',
    steps: assembleSteps(query, rows.steps),
    ...(rows.groups
      ? {
          groups: rows.groups.map(({ key, steps }) => ({
            key,
            steps: assembleSteps(query, steps),
          })),
        }
      : {}),
    openWindow: rows.openWindow,
    ...(rows.trend ? { trend: assembleTrend(query, rows.trend) } : {}),
    meta: rows.meta,
  };
}

/** A funnel's answer with the names of its steps, in the groups too. Names are labels: no source knows them. */
export function nameSteps(result: FunnelResult, names: readonly string[]): FunnelResult {
  const named = (steps: FunnelStep[]): FunnelStep[] =>
    steps.map((step, k) => ({ ...step, name: names[k] ?? '' }));
  return {
    ...result,
    steps: named(result.steps),
    ...(result.groups
      ? { groups: result.groups.map(({ key, steps }) => ({ key, steps: named(steps) })) }
      : {}),
  };
}
