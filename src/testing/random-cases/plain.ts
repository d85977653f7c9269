import type { FunnelQuery } from '../../model/funnel.js';
import type { LifecycleQuery } from '../../model/lifecycle.js';
import type { RetentionQuery } from '../../model/retention.js';
import type { Scope } from '../../model/scope.js';
import type { StickinessQuery } from '../../model/stickiness.js';
import type { TrendQuery } from '../../model/trend.js';
import type { Draw } from './filters.js';
import { randomWindow } from './funnel-steps.js';
import { unitMs } from './moments.js';
import { randomScope } from './scope.js';
import { names } from './words.js';

type PlainQuery = TrendQuery | FunnelQuery | RetentionQuery | LifecycleQuery | StickinessQuery;

/** Different single names, in order. */
function plainFunnel(draw: Draw, scope: Scope, now: number): FunnelQuery {
  const { random, events } = draw;
  const known = [...new Set([...events.map(({ event }) => event), ...names])];
  const steps = known.slice(0, random.int(2, 4)).map((event) => ({ match: { event } }));
  const query: FunnelQuery = { ...scope, kind: 'funnel', steps };
  const window = randomWindow(draw, now);
  if (window !== undefined) query.window = window;
  if (random.chance(0.4)) query.unit = 'session';
  return query;
}

function plainRetention({ random }: Draw, scope: Scope, period: RetentionQuery['period']) {
  const query: RetentionQuery = { ...scope, kind: 'retention', period };
  if (random.chance(0.5)) query.periods = random.int(1, 6);
  if (random.chance(0.6)) query.acquisition = random.pick(['firstInRange', 'firstEver'] as const);
  return query;
}

/**
 * A question about every event, with hardly an option: sources have shorter ways for such, which must say the same.
 * Nothing is left out by a filter, and buckets are whole days, weeks or months.
 */
export function randomPlain(draw: Draw): { query: PlainQuery; now: number } {
  const { random, labels, mode } = draw;
  const { scope, now, length } = randomScope({ ...draw, isPlain: true });
  labels.add('plain');
  const fitting = (['day', 'week', 'month'] as const).filter(
    (unit) => unit === 'month' || length / unitMs[unit] < 60,
  );
  const interval = random.pick(fitting);
  const shape = mode === 'funnelStress' ? 0 : random.weighted([1, 3, 3, 2, 2]);
  if (shape === 0) return { query: plainFunnel(draw, scope, now), now };
  if (shape === 1) return { query: plainRetention(draw, scope, interval), now };
  if (shape === 3) return { query: { ...scope, kind: 'lifecycle', interval }, now };
  if (shape === 4) return { query: { ...scope, kind: 'stickiness', interval }, now };
  const trend: TrendQuery = { ...scope, kind: 'trend', measure: 'users', interval };
  return { query: random.chance(0.4) ? { ...trend, compare: 'previous' } : trend, now };
}
