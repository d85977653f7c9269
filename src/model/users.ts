import type { Scalar } from './event.js';
import type { Filter } from './filter.js';
import type { Meta } from './meta.js';
import type { ResolvedScope } from './scope.js';
import type { ResolvedSelection, Selection } from './selection.js';

/** The units behind a number. */
export interface UsersQuery {
  kind: 'users';
  behind: Selection;
  /** Units a page, 1 … 10,000. Default 100. */
  limit?: number;
  /** Where the page begins: the `cursor` of the page before. */
  cursor?: string;
}

export interface ResolvedUsersQuery {
  kind: 'users';
  behind: ResolvedSelection;
  now: number;
  universe?: Filter;
  limit: number;
  /** The last id of the page before. */
  after: string | null;
  version: string | null;
  reads: ResolvedScope['reads'];
}

/**
 * A user or session behind a number. What is said is about its events in the span the number is made of
 * ({@link selectedSpan}) that are in the universe and in `where`.
 */
export interface UserRow {
  id: string;
  /**
   * Of a session: whose id the first of these events has, under the question's identity; null without one. At one instant
   * the first is that of the first event name, then of the user who comes first, one without last. Missing for users.
   */
  user?: string | null;
  /** Times of the first and last event; null when there is none. */
  firstSeen: number | null;
  lastSeen: number | null;
  /** How many events; of a trend, those the number is made of (for a property measure: those measured). */
  events: number;
  /** Each property set on any of the events: its value on the latest, at one instant the last in group order. */
  properties: Record<string, Scalar>;
}

export interface UsersResult {
  kind: 'users';
  /** What the number counts. Measure `events` and property measures give users. */
  unit: 'user' | 'session';
  /** How many there are on all pages: the number that was selected, where it counts them. */
  total: number;
  /** In order of id, by code point. */
  users: UserRow[];
  /** For measure `events` and property measures: events of the number that have no user. With the users' they add up. */
  eventsWithoutUser?: number;
  /** Asks for the next page; missing on the last. */
  cursor?: string;
  meta: Meta;
}

/** Sources return the finished page. */
export type UsersRows = UsersResult;
