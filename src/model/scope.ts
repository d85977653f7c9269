import type { CohortCondition, ResolvedCohort } from './cohort.js';
import type { Filter } from './filter.js';

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month';

/** Width of a bucket. `{ every, unit }` is elapsed time from the local day's first instant, at most 24 hours. */
export type Interval = Unit | { every: number; unit: 'minute' | 'hour' };

/** Elapsed time: a day is 86,400 seconds. 0 is valid, negative is not. */
export interface Duration {
  value: number;
  unit: 'second' | 'minute' | 'hour' | 'day' | 'week';
}

/** Half-open: `start <= t < end`, epoch milliseconds. */
export interface AbsoluteRange {
  start: number;
  end: number;
}

/**
 * `{ last: 7, unit: 'day' }`: the local day that holds the last instant before now and the six before it, up to now.
 * With `completed`, the seven whole days before the one now is in.
 */
export interface RelativeRange {
  last: number;
  unit: Unit;
  completed?: boolean;
}

/** 0 is Sunday. */
export type WeekDay = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** What every query shares: when, and which events. */
export interface Scope {
  range: AbsoluteRange | RelativeRange;
  /** IANA name. Buckets, weeks and days are cut in this zone, daylight saving included. Default `'UTC'`. */
  timeZone?: string;
  /** Default 1, Monday. */
  weekStart?: WeekDay;
  /** Keeps events. */
  where?: Filter;
  /** Keeps users, with all their events in scope; events of nobody are left out. */
  users?: CohortCondition;
  /** What "user" means. Default `'user'`. */
  identity?: Identity;
}

/**
 * Whose id counts as the user's: the event's `user`, `authenticatedUser` or `account`. Nothing is merged: what someone
 * did before signing in is not theirs under `authenticatedUser`. The field `$user` is always the event's `user`.
 */
export type Identity = 'user' | 'authenticatedUser' | 'account';

/** A {@link Scope} with everything a source needs spelled out. */
export interface ResolvedScope {
  range: AbsoluteRange;
  /** The instant the question is asked at. Nothing is over that ends later. */
  now: number;
  timeZone: string;
  weekStart: WeekDay;
  where?: Filter;
  /** Only events of these people are looked at. */
  users?: ResolvedCohort;
  identity: Identity;
  /** Which events exist at all. Every read goes through it, history included. */
  universe?: Filter;
  /** What must be read to answer; `start: null` is all history. A loader gets this, not the range. */
  reads: { start: number | null; end: number };
}

const unitMs = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
} as const;

/** Milliseconds of a {@link Duration}, rounded to a whole number. */
export function durationMs(duration: Duration): number {
  return Math.round(duration.value * unitMs[duration.unit]);
}

/** What an omitted zone, first day of the week and identity mean. */
export const scopeDefaults = { timeZone: 'UTC', weekStart: 1, identity: 'user' } as const;

/** The span that holds both; `start: null` is all history. */
export function unionReads(
  a: ResolvedScope['reads'],
  b: ResolvedScope['reads'],
): ResolvedScope['reads'] {
  const start = a.start === null || b.start === null ? null : Math.min(a.start, b.start);
  return { start, end: Math.max(a.end, b.end) };
}
