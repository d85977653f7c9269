import type { Scalar } from './event.js';
import type { EventMatcher } from './filter.js';
import type { FunnelQuery } from './funnel.js';
import type { Meta } from './meta.js';
import type { AbsoluteRange, ResolvedScope, Scope } from './scope.js';

/**
 * What stands out: headline numbers beside those of the time before, and values of properties that became more or less
 * common. Composed by `runQuery` from other questions.
 */
export interface InsightsQuery extends Scope {
  kind: 'insights';
  /** Which events are looked at. Default `{}`, any. */
  events?: EventMatcher;
  /** Properties whose values are compared. Default: the 20 of the catalog that most events have set, text or true/false. */
  properties?: string[];
  /** Least share of the users that must hold a value, now or before. Default 0.05. */
  minShare?: number;
  /** Least number of users that must hold a value, now or before. Default 25. */
  minUsers?: number;
  /** Also what people did just before and just after this funnel, which has a range, filter and people of its own. */
  around?: FunnelQuery;
}

/** What `runQuery` composes an answer from. */
export interface ResolvedInsightsQuery extends ResolvedScope {
  kind: 'insights';
  /** The question, with an absolute range, saved cohorts replaced and defaults filled in. */
  asked: InsightsQuery & Required<Pick<InsightsQuery, 'events' | 'minShare' | 'minUsers'>>;
  /** The time before: as long as the range. */
  previous: AbsoluteRange;
}

/**
 * A number of the range and of the time before, as long; null when nothing was measured, or when the source can not tell,
 * which `meta.warnings` say.
 */
export interface Headline {
  value: number | null;
  previous: number | null;
}

/** A value of a property, and how many users had it. */
export interface ValueInsight {
  property: string;
  value: Scalar;
  /** Users with an event that carries it. */
  users: number;
  /** Of all users, 0–1. */
  share: number | null;
  previousUsers: number;
  previousShare: number | null;
  /** Pooled two-proportion z-score of the difference of the shares; null when it is not defined. */
  z: number | null;
}

/** An event next to the funnel, and how many units had it there. */
export interface AroundEvent {
  event: string;
  count: number;
}

export interface InsightsResult {
  kind: 'insights';
  users: Headline;
  sessions: Headline;
  events: Headline;
  /** `events` ÷ `sessions`. */
  eventsPerSession: Headline;
  /** Milliseconds. */
  medianSessionLength: Headline;
  /**
   * Held by at least `minShare` and `minUsers` of the users, now or before; largest |z| first, those without one last, ties
   * by property, then value in group order. Looked at are the 1,000 most common values of a property in each time.
   */
  values: ValueInsight[];
  /**
   * The five events most common just before the first and just after the last step of the reported attempts; none where that
   * can not be asked, which `meta.warnings` say.
   */
  around?: { before: AroundEvent[]; after: AroundEvent[] };
  meta: Meta;
}
