import type { AnalyticsEvent } from './event.js';
import type { Meta } from './meta.js';
import type { Selection } from './selection.js';
import type { ResolvedUsersQuery } from './users.js';

/** Why one person (or session) is, or is not, in a number. Composed by `runQuery` from that person's timeline. */
export interface ExplainQuery {
  kind: 'explain';
  behind: Selection;
  /** Id of the user; of the session, where the number counts sessions. */
  user: string;
}

/** What `runQuery` works from: the number, and whom to explain. */
export interface ResolvedExplainQuery extends Pick<
  ResolvedUsersQuery,
  'behind' | 'now' | 'universe' | 'reads'
> {
  kind: 'explain';
  user: string;
}

/**
 * Why an event that fits a part of the question was not used for it. A closed list.
 *
 * Of a funnel, an event that fits several steps is explained as the one that says most: it comes after the attempt's last
 * event and fits the first step that was missed, so the reason is what kept it from that step; else it fits a step that was
 * reached, so another event filled it; else the steps before it were not done yet. An event that fits only optional steps
 * is explained by the funnel they are counted by. What is told before all that: `duplicate`, `outsideScope`,
 * `otherHeldValue`, `excluded` of a unit that was taken out, `beforeStart`, in this order.
 */
export type NotUsedReason =
  /** It came before the attempt's first step (or the retention's start event). */
  | 'beforeStart'
  /** Later than the window from the first step allows; of other kinds: after the span looked at. */
  | 'afterWindow'
  /** Later than the step's own limit from the step before allows. */
  | 'afterWithin'
  /**
   * The steps before it were not all done yet, or, with order `strict`, something else happened between. Of a retention:
   * the user did not start in the period.
   */
  | 'wrongOrder'
  /** Another event did. */
  | 'filledByAnother'
  /**
   * An exclusion event happened between; or, with `remove`, it took the unit out. Of this, `afterWindow` and `afterWithin`
   * the one is told that ended the attempt first.
   */
  | 'excluded'
  /** It does not carry the value held along the attempt. */
  | 'otherHeldValue'
  /** Not in the range, the filter, the group or the users looked at. */
  | 'outsideScope'
  /** Another copy of it, by id, was counted. */
  | 'duplicate';

/** An event of the timeline, and what it did for the number. */
export interface ExplainedEvent {
  event: AnalyticsEvent;
  /**
   * Parts of the question it fits. Funnel: indexes of steps. Retention: 0 = start, 1 = return. Other kinds: 0, the event
   * looked at (of a flow: the anchor; of a property measure: with a number).
   */
  matches: number[];
  /** The part it was used for, one of `matches`; null when it was not used. */
  used: number | null;
  /**
   * Further parts it was used for: of a funnel in any order, where one event may do several steps; an optional step; a
   * return at the start.
   */
  also?: number[];
  /** Why it was not, when it fits a part; else null. */
  reason: NotUsedReason | null;
  /** Of a funnel, indexes of its exclusions it fits, when it fits any. */
  excludes?: number[];
}

/**
 * Of a funnel, the attempt that is explained is the one that is reported (with attribution `each`, in the group selected;
 * for conversion over time, of those that start in the bucket). A unit of another group, or not of the people looked at,
 * has none.
 */
export interface ExplainResult {
  kind: 'explain';
  unit: 'user' | 'session';
  id: string;
  /** Whether the number counts them: held equal to the number for every unit. */
  counted: boolean;
  /**
   * Of a funnel: index of the furthest required step of that attempt (in any order: how many steps were done, less one);
   * null when none was begun or an exclusion took the unit out. Else null.
   */
  reached: number | null;
  /** Their events in the span the question reads, in order of the timeline. */
  events: ExplainedEvent[];
  meta: Meta;
}
