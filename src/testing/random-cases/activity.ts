import type { LifecycleQuery } from '../../model/lifecycle.js';
import type { Interval } from '../../model/scope.js';
import type { StickinessQuery } from '../../model/stickiness.js';
import { type Draw, randomMatcher } from './filters.js';
import { fittingIntervals, randomScope } from './scope.js';

/** More buckets than these are slow to compare and say no more. */
const mostBuckets = 100;

/** What lifecycle and stickiness ask alike. */
function randomActivity(draw: Draw): { query: Omit<LifecycleQuery, 'kind'>; now: number } {
  const { random, labels } = draw;
  const { scope, now, length } = randomScope(draw);
  const fitting = fittingIntervals(draw, length, mostBuckets);
  const interval: Interval = random.chance(0.4) ? (fitting[0] ?? 'month') : random.pick(fitting);
  labels.add(`interval ${typeof interval === 'object' ? `every ${interval.unit}s` : interval}`);
  const query = { ...scope, interval };
  return { query: random.chance(0.5) ? { ...query, events: randomMatcher(draw) } : query, now };
}

export function randomLifecycle(draw: Draw): { query: LifecycleQuery; now: number } {
  const { query, now } = randomActivity(draw);
  return { query: { ...query, kind: 'lifecycle' }, now };
}

export function randomStickiness(draw: Draw): { query: StickinessQuery; now: number } {
  const { query, now } = randomActivity(draw);
  return { query: { ...query, kind: 'stickiness' }, now };
}
