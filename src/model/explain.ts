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

/** Why an event that fits a part of the question was not used for it. A closed list. */
export type NotUsedReason =
  /** It came before the attempt's first step (or the retention's start event). */
  | 'beforeStart'
  /** Later than the window from the first step allows; of other kinds: after the span looked at. */
  | 'afterWindow'
  /** Later than the step's own limit from the step before allows. */
  | 'afterWithin'
  /** The steps before it were not all done yet. */
  | 'wrongOrder'
  /** Another event did. */
  | 'filledByAnother'
  /** An exclusion event happened between; or, with `remove`, it took the unit out. */
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
   * looked at (of a flow: the anchor).
   */
  matches: number[];
  /** The part it was used for, one of `matches`; null when it was not used. */
  used: number | null;
  /** Why it was not, when it fits a part; else null. */
  reason: NotUsedReason | null;
}

export interface ExplainResult {
  kind: 'explain';
  unit: 'user' | 'session';
  id: string;
  /** Whether the number counts them: held equal to the number for every unit. */
  counted: boolean;
  /** Of a funnel: index of the furthest required step of the reported attempt, null when none was begun. Else null. */
  reached: number | null;
  /** Their events from the first to the last looked at, in order of the timeline. */
  events: ExplainedEvent[];
  meta: Meta;
}
