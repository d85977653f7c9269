import type { FunnelQuery } from '../../model/funnel.js';
import type { LifecycleQuery } from '../../model/lifecycle.js';
import type { RetentionQuery } from '../../model/retention.js';
import type { Interval, Scope } from '../../model/scope.js';
import type { StickinessQuery } from '../../model/stickiness.js';
import type { TrendQuery } from '../../model/trend.js';
import { type Draw, randomBreakdownProperty, randomMatcher } from './filters.js';
import { randomWindow } from './funnel-steps.js';
import { unitMs } from './moments.js';
import { randomScope } from './scope.js';
import { fewValued, names } from './words.js';

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
  const options: Partial<FunnelQuery>[] = [
    { order: 'strict' },
    { ties: 'block' },
    { attempts: 'first' },
    { hold: [random.pick(fewValued)] },
    { interval: 'day' },
  ];
  return random.chance(0.4) ? { ...query, ...random.pick(options) } : query;
}

function plainRetention(draw: Draw, scope: Scope, period: RetentionQuery['period']) {
  const { random } = draw;
  const query: RetentionQuery = { ...scope, kind: 'retention', period };
  if (random.chance(0.6)) query.acquisition = random.pick(['firstInRange', 'firstEver'] as const);
  const options: Partial<RetentionQuery>[] = [
    { minReturns: 2 },
    { rule: 'onOrAfter' },
    { clock: 'rolling' },
    { brackets: [2, 1] },
    { return: randomMatcher(draw) },
    { breakdown: { property: randomBreakdownProperty(draw) } },
  ];
  if (random.chance(0.5)) return { ...query, ...random.pick(options) };
  return random.chance(0.5) ? { ...query, periods: random.int(1, 6) } : query;
}

function plainTrend(draw: Draw, scope: Scope, interval: Interval): TrendQuery {
  const { random } = draw;
  const query: TrendQuery = { ...scope, kind: 'trend', measure: 'users', interval };
  const options: Partial<TrendQuery>[] = [
    { measure: 'sessions' },
    { events: randomMatcher(draw) },
    { breakdown: { property: randomBreakdownProperty(draw) } },
  ];
  const option = random.chance(0.3) ? random.pick(options) : {};
  return { ...query, ...option, ...(random.chance(0.4) ? { compare: 'previous' } : {}) };
}

function plainActivity(draw: Draw, scope: Scope, interval: Interval) {
  const events = draw.random.chance(0.3) ? { events: randomMatcher(draw) } : {};
  return { ...scope, interval, ...events };
}

/**
 * A question about every event with no option, or a single one: sources have shorter ways for the plainest questions, which
 * must be taken for them alone. Nothing is left out by a filter, and buckets are whole days, weeks or months.
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
  if (shape === 2) return { query: plainTrend(draw, scope, interval), now };
  const kind = shape === 3 ? 'lifecycle' : 'stickiness';
  return { query: { ...plainActivity(draw, scope, interval), kind }, now };
}
