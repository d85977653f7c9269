import type { Bucket } from './calendar.js';
import type { Condition, EventMatcher } from './filter.js';
import type { AbsoluteRange, Scope } from './scope.js';
import type { ResolvedSelection, Selection } from './selection.js';

/** How often, both ends included. With only `atMost`, never is often enough. */
export interface HowOften {
  atLeast?: number;
  atMost?: number;
}

/** Who did something: at least once, unless `times` or `days` say otherwise; given both, both must hold. */
export interface DidCondition {
  did: EventMatcher;
  /** How many events. `{ atMost: 0 }` is "did not". */
  times?: HowOften;
  /** On how many different local days, in the report's zone. */
  days?: { atLeast?: number };
  /** When. Default: the report's range as it was asked for, not widened to whole periods. */
  within?: Scope['range'];
}

/**
 * Whose events carry a value: any of them (default), their first or their last one in the report's range, whether the
 * property is set on it or not. First and last are in order of time, event name, then the value in group order, a missing
 * value last.
 */
export interface HadCondition {
  had: Condition;
  at?: 'any' | 'first' | 'last';
}

/**
 * Who is meant. Conditions are about the query's `identity`; people without an event are nobody. They are judged by all
 * events of the universe: the report's `where` does not narrow them.
 */
export type CohortCondition =
  | DidCondition
  | HadCondition
  /** A fixed list of user ids. */
  | { anyOf: string[] }
  /** The people behind a number, with its own range, counted under the same identity. Of sessions: the `user` of each ({@link UserRow}). */
  | { behind: Selection }
  /** A saved cohort, by its id. Replaced by what it says before a source sees it. */
  | { cohort: string }
  | { all: CohortCondition[] }
  | { any: CohortCondition[] }
  | { not: CohortCondition };

/** A {@link CohortCondition} spelled out for a source. */
export type ResolvedCohort =
  | {
      did: EventMatcher;
      within: AbsoluteRange;
      /** `atMost` null = no limit. */
      times: { atLeast: number; atMost: number | null };
      /** Local days of `within` of which at least so many must hold such an event; null = not asked. */
      days: { atLeast: number; buckets: Bucket[] } | null;
    }
  | { had: Condition; at: 'any' | 'first' | 'last'; range: AbsoluteRange }
  | { anyOf: string[] }
  | { behind: ResolvedSelection }
  | { all: ResolvedCohort[] }
  | { any: ResolvedCohort[] }
  | { not: ResolvedCohort };

/** Saved cohorts by id, for `{ cohort: id }`. */
export type SavedCohorts = Readonly<Record<string, CohortCondition>>;

/** A condition made of others. */
export type Compound<P> = { all: P[] } | { any: P[] } | { not: P };

export function isCompound<P extends object>(
  condition: P,
): condition is Extract<P, Compound<unknown>> {
  return 'all' in condition || 'any' in condition || 'not' in condition;
}

/** The conditions one is made of. */
export function partsOf<P>(compound: Compound<P>): P[] {
  if ('all' in compound) return compound.all;
  return 'any' in compound ? compound.any : [compound.not];
}

/** The same of other parts. `path` is that of the condition; `change` gets that of each part. */
export function mapParts<P, R>(
  compound: Compound<P>,
  change: (part: P, path: string) => R,
  path = '',
): Compound<R> {
  const list = (parts: P[], at: string) => parts.map((part, i) => change(part, `${at}[${i}]`));
  if ('all' in compound) return { all: list(compound.all, `${path}.all`) };
  if ('any' in compound) return { any: list(compound.any, `${path}.any`) };
  return { not: change(compound.not, `${path}.not`) };
}
