import type { FlowQuery, NodeRef, ResolvedFlowQuery } from './flow.js';
import type { FunnelQuery, ResolvedFunnelQuery } from './funnel.js';
import type { GroupKey } from './groups.js';
import type { LifecycleQuery, LifecycleState, ResolvedLifecycleQuery } from './lifecycle.js';
import type { ResolvedRetentionQuery, RetentionQuery } from './retention.js';
import type { AbsoluteRange } from './scope.js';
import type { ResolvedStickinessQuery, StickinessQuery } from './stickiness.js';
import type { ResolvedTrendQuery, TrendQuery } from './trend.js';

/** A bucket's number or the whole range's, of one group. */
export interface TrendSelection<Q = TrendQuery> {
  of: Q;
  /** Start of the bucket; missing: the total over the range. */
  bucket?: number;
  /** Missing: everything, whatever its group. */
  key?: GroupKey;
  /** The time before, with `compare`. `bucket` is then one of its buckets. */
  previous?: true;
}

/** `droppedAfter`: reached the step and not the next required one; `convertedFrom`: reached both. Not after the last. */
export type FunnelOutcome = 'reached' | 'droppedAfter' | 'convertedFrom';

export interface FunnelSelection<Q = FunnelQuery> {
  of: Q;
  /** Index of the step in the query, optional ones counted. */
  step: number;
  outcome: FunnelOutcome;
  key?: GroupKey;
}

/** `lost`: entered in the bucket and did not convert from there. */
export interface FunnelTrendSelection<Q = FunnelQuery> {
  of: Q;
  /** Start of the bucket. */
  trend: number;
  outcome: 'entered' | 'converted' | 'lost';
}

/** `acquired`: the group (the column does not matter); `lost`: eligible in the column and not returned. */
export interface RetentionSelection<Q = RetentionQuery> {
  of: Q;
  /** Start of the acquisition group. */
  group: number;
  /** Index of the column. */
  column: number;
  outcome: 'acquired' | 'returned' | 'lost';
  key?: GroupKey;
}

export interface FlowNodeSelection<Q = FlowQuery> {
  of: Q;
  node: NodeRef;
}

export interface FlowLinkSelection<Q = FlowQuery> {
  of: Q;
  link: { from: NodeRef; to: NodeRef };
}

export interface LifecycleSelection<Q = LifecycleQuery> {
  of: Q;
  /** Start of the bucket. */
  bucket: number;
  state: LifecycleState;
}

export interface StickinessSelection<Q = StickinessQuery> {
  of: Q;
  /** In how many buckets they were active. */
  count: number;
}

/**
 * A number of an answer, so that the units behind it can be asked for: users, or sessions where it counts sessions. As
 * many come back as the number says. `other` is matched by type, whatever its count.
 */
export type Selection = (
  | TrendSelection
  | FunnelSelection
  | FunnelTrendSelection
  | RetentionSelection
  | FlowNodeSelection
  | FlowLinkSelection
  | LifecycleSelection
  | StickinessSelection
) & {
  /** Epoch milliseconds the number was asked at, so that it stays the number that was shown. Default: now. */
  asOf?: number;
};

/** A {@link Selection} of a resolved query. */
export type ResolvedSelection =
  | TrendSelection<ResolvedTrendQuery>
  | FunnelSelection<ResolvedFunnelQuery>
  | FunnelTrendSelection<ResolvedFunnelQuery>
  | RetentionSelection<ResolvedRetentionQuery>
  | FlowNodeSelection<ResolvedFlowQuery>
  | FlowLinkSelection<ResolvedFlowQuery>
  | LifecycleSelection<ResolvedLifecycleQuery>
  | StickinessSelection<ResolvedStickinessQuery>;

/** Kinds with numbers that can be selected. */
export const selectableKinds = [
  'trend',
  'funnel',
  'retention',
  'flow',
  'lifecycle',
  'stickiness',
] as const;

/** What a number counts: `session` for measure `sessions`, funnels and flows of sessions; else `user`. */
export function selectedUnit({ of }: ResolvedSelection): 'user' | 'session' {
  if (of.kind === 'trend') return of.measure === 'sessions' ? 'session' : 'user';
  return (of.kind === 'funnel' || of.kind === 'flow') && of.unit === 'session' ? 'session' : 'user';
}

/** The span of time a number is made of: what is said about its units is said of their events in it. */
export function selectedSpan(selection: ResolvedSelection): AbsoluteRange {
  const { of } = selection;
  switch (of.kind) {
    case 'trend':
      return 'previous' in selection && of.previous ? of.previous.range : of.range;
    case 'funnel':
      return { start: of.range.start, end: of.lastStepBefore };
    case 'lifecycle':
      return { start: of.before.start, end: of.horizon };
    case 'retention':
    case 'stickiness':
      return { start: of.range.start, end: of.horizon };
    case 'flow':
      return of.range;
  }
}
