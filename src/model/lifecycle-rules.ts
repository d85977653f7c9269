import * as v from 'valibot';

import { bucketBefore } from './calendar.js';
import { canonicalMatcher } from './filter.js';
import type { LifecycleQuery, ResolvedLifecycleQuery } from './lifecycle.js';
import { widen } from './retention-rules.js';
import { interval, matcher } from './schema.js';
import { scopeEntries } from './scope-schema.js';
import { type ResolvedScope, scopeDefaults, unionReads } from './scope.js';
import type { ResolvedStickinessQuery, StickinessQuery } from './stickiness.js';
import { bucketsOf } from './trend.js';

/* What valid questions about active users are, bucket by bucket: lifecycle and stickiness. */

const entries = { ...scopeEntries, events: v.exactOptional(matcher), interval };

export const lifecycleSchema: v.GenericSchema<unknown, LifecycleQuery> = v.strictObject({
  kind: v.literal('lifecycle'),
  ...entries,
}) as v.GenericSchema<unknown, LifecycleQuery>;

export const stickinessSchema: v.GenericSchema<unknown, StickinessQuery> = v.strictObject({
  kind: v.literal('stickiness'),
  ...entries,
}) as v.GenericSchema<unknown, StickinessQuery>;

export function canonicalActivity(query: LifecycleQuery | StickinessQuery): unknown {
  return { ...scopeDefaults, ...query, events: canonicalMatcher(query.events ?? {}) };
}

/** Whole buckets and the instant nothing is read from. */
function activityOf(query: LifecycleQuery | StickinessQuery, scope: ResolvedScope) {
  const { interval: width, events = {} } = query;
  const range = widen(scope.range, width, scope);
  return {
    ...scope,
    range,
    events,
    interval: width,
    buckets: bucketsOf(range, width, scope),
    horizon: Math.min(range.end, scope.now),
  };
}

export function resolveLifecycle(
  query: LifecycleQuery,
  scope: ResolvedScope,
): ResolvedLifecycleQuery {
  const activity = activityOf(query, scope);
  return {
    ...activity,
    kind: 'lifecycle',
    before: bucketBefore(activity.range.start, 1, query.interval, scope),
    reads: unionReads(scope.reads, { start: null, end: activity.horizon }),
  };
}

export function resolveStickiness(
  query: StickinessQuery,
  scope: ResolvedScope,
): ResolvedStickinessQuery {
  const activity = activityOf(query, scope);
  const { range, horizon } = activity;
  return {
    ...activity,
    kind: 'stickiness',
    reads: unionReads(scope.reads, { start: range.start, end: horizon }),
  };
}
