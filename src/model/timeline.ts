import type { AnalyticsEvent } from './event.js';
import type { Filter } from './filter.js';
import type { Meta } from './meta.js';
import type { Identity, ResolvedScope, Scope } from './scope.js';

/**
 * Every event of one session, or of one user: name exactly one of the two. In order of time, event name, then what else the
 * event says ({@link canonicalEvent}).
 */
export interface TimelineQuery extends Pick<Scope, 'timeZone' | 'weekStart'> {
  kind: 'timeline';
  session?: string;
  user?: string;
  /** Whose id `user` is. Default `user`. */
  identity?: Identity;
  /** Default: all history, up to now. */
  range?: Scope['range'];
  /** Events a page, 1 … 100,000. Default 1,000. */
  limit?: number;
  /** Where the page begins: the `cursor` of the page before. */
  cursor?: string;
}

export interface ResolvedTimelineQuery {
  kind: 'timeline';
  session: string | null;
  user: string | null;
  identity: Identity;
  now: number;
  universe?: Filter;
  limit: number;
  /** The last event of the page before; `copy` tells events apart that say the same, from 0. */
  after: { time: number; event: string; text: string; copy: number } | null;
  version: string | null;
  /** The events asked for: those of the range; all up to now without one. */
  reads: ResolvedScope['reads'];
}

/** An event with its kind, and its session's id unless it has none. */
export type TimelineEvent = AnalyticsEvent & { kind: string };

/** One of the sessions the events of a page belong to. Its numbers are of all its events in the timeline. */
export interface TimelineSession {
  id: string;
  start: number;
  end: number;
  events: number;
}

export interface TimelineResult {
  kind: 'timeline';
  events: TimelineEvent[];
  /** In order of start, then id. */
  sessions: TimelineSession[];
  /** How many events there are on all pages. */
  total: number;
  /** Asks for the next page; missing on the last. */
  cursor?: string;
  meta: Meta;
}

/** Sources return the finished page. */
export type TimelineRows = TimelineResult;
