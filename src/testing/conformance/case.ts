import type { SavedCohorts } from '../../model/cohort.js';
import type { AnalyticsEvent, Scalar } from '../../model/event.js';
import type { Filter } from '../../model/filter.js';
import type { AnyQuery } from '../../model/query.js';
import { parseLog } from './log.js';

/** A question over a few events with the answer that the rules give, worked by hand. */
export interface AnswerCase {
  /** Permanent name: `kind/rule/variant`. It never changes its meaning and is never reused. */
  key: string;
  /** What it shows, in a sentence. */
  rule: string;
  events: readonly AnalyticsEvent[];
  query: AnyQuery;
  /** Epoch milliseconds asked at. Default: {@link longAfter}. */
  now?: number;
  universe?: Filter;
  /** What `{ cohort: id }` stands for. Default: nothing is saved. */
  cohorts?: SavedCohorts;
  /** Part of the answer: what is named here must be there, lists as long as here. */
  expected: unknown;
  /**
   * Parts of the pages after it, each asked for with the `cursor` of the one before; the last has none. Default: pages are
   * not turned.
   */
  nextPages?: readonly unknown[];
}

/** An answer transcribed from the public tests of another system. */
export interface FactCase extends AnswerCase {
  /** Where it comes from. */
  source: string;
  /** Set where our rules answer otherwise: `expected` is then our number. */
  differs?: {
    /** Their number, as part of an answer. */
    theirs: unknown;
    /** The rule that makes the difference. */
    because: string;
    /** The question changed so that the rule does not apply: its answer is their number. Missing where no option undoes it. */
    undone?: AnyQuery;
  };
}

/** An instant after every event of the cases. */
export const longAfter = Date.UTC(2100, 0, 1);

/** Monday, 4 March 2024, 00:00 UTC: when most cases begin. */
export const day0 = Date.UTC(2024, 2, 4);

export const second = 1_000;
export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

/** The week of the cases. */
export const week = { start: day0, end: day0 + 7 * day };

/** An event: who, what, how many minutes after {@link day0}, and what it says. */
export function event(
  user: string | null,
  name: string,
  minutes: number,
  properties?: Record<string, Scalar | null>,
): AnalyticsEvent {
  return {
    time: day0 + minutes * minute,
    event: name,
    user,
    ...(properties ? { properties } : {}),
  };
}

/** Events of some users, a line each: `ann | 0 visit | 5 pay {"price":3}`, in minutes after {@link day0}. */
export function journeys(text: string): AnalyticsEvent[] {
  return parseLog(text, (stamp) => day0 + Number(stamp) * minute);
}
