import type { Scalar } from './event.js';
import type { EventMatcher } from './filter.js';
import type { Meta } from './meta.js';
import type { ResolvedScope, Scope } from './scope.js';

/** `start`: latest first; the others: most or longest first. Ties: earlier start, then id. */
export type SessionSort = 'events' | 'start' | 'duration' | 'exceptions';

/**
 * Sessions with at least one event matching `events`. All numbers are over a session's events in scope: in the range, in
 * `where`, of the users kept.
 */
export interface SessionsQuery extends Scope {
  kind: 'sessions';
  /** Default `{}`, any. */
  events?: EventMatcher;
  /** Default `events`. */
  sort?: SessionSort;
  /** Properties whose last set value is returned. Default none, at most 50. */
  properties?: string[];
  /** Sessions a page, 1 … 10,000. Default 100. */
  limit?: number;
  /** Where the page begins: the `cursor` of the page before. */
  cursor?: string;
}

export interface ResolvedSessionsQuery extends ResolvedScope {
  kind: 'sessions';
  events: EventMatcher;
  sort: SessionSort;
  properties: string[];
  limit: number;
  /** The last session of the page before: only those after it, in the order asked for. */
  after: { value: number; start: number; id: string } | null;
  /** Version of the data the page before was read from; null on the first. */
  version: string | null;
}

export interface SessionRow {
  id: string;
  /**
   * Whose id its first event in scope has, under the query's identity; null without one. At one instant the first is that
   * of the first event name, then of the user who comes first, one without last.
   */
  user: string | null;
  /** Times of its first and last event in scope. */
  start: number;
  end: number;
  events: number;
  /** Events of kind `exception`. */
  exceptions: number;
  /** Name of the first and last event; at one instant names are ordered by code point. */
  firstEvent: string;
  lastEvent: string;
  /** By property asked for: its value on the latest event that has it set, the last in group order at one instant. */
  properties: Record<string, Scalar | null>;
  /** It has events before or after the range, in scope or not. */
  clipped: boolean;
}

export interface SessionsResult {
  kind: 'sessions';
  sessions: SessionRow[];
  /** How many there are on all pages. */
  total: number;
  /** Median of `end - start` over all of them, in milliseconds; null without any. */
  medianDuration: number | null;
  /** Asks for the next page; missing on the last. */
  cursor?: string;
  meta: Meta;
}

/** Sources return the finished page. */
export type SessionsRows = SessionsResult;

/** What sessions are sorted by. */
export function sortValue(row: SessionRow, sort: SessionSort): number {
  switch (sort) {
    case 'events':
      return row.events;
    case 'start':
      return row.start;
    case 'duration':
      return row.end - row.start;
    case 'exceptions':
      return row.exceptions;
  }
}
