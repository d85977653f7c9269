import type { CatalogQuery } from '../model/catalog.js';
import type { AnalyticsEvent } from '../model/event.js';
import type { Filter } from '../model/filter.js';
import type { FunnelQuery, FunnelStepQuery } from '../model/funnel.js';
import type { AnyQuery } from '../model/query.js';
import type { Duration } from '../model/scope.js';
import type { TrendQuery } from '../model/trend.js';
import type { RandomMode } from './random-cases/events.js';
import { type Draw, randomFilter, randomMatcher, randomProperty } from './random-cases/filters.js';
import { randomInterval, randomScope, spanOf } from './random-cases/scope.js';
import type { Random } from './random.js';

/** A question about a random data set. */
export interface RandomQuery {
  query: AnyQuery;
  /** The instant to resolve it at. */
  now: number;
  /** Which events exist at all, for some. */
  universe?: Filter;
  /** The options it exercises, in order, e.g. `'ties block'`: count them, and pairs of them, to see what was covered. */
  labels: string[];
}

function randomTrend(draw: Draw): { query: TrendQuery; now: number } {
  const { random, labels } = draw;
  const { scope, now, length } = randomScope(draw);
  const query: TrendQuery = {
    ...scope,
    kind: 'trend',
    measure: random.pick(['events', 'users', 'sessions'] as const),
  };
  labels.add(`measure ${query.measure}`);
  if (random.chance(0.5)) query.events = randomMatcher(draw);
  const interval = randomInterval(draw, length);
  if (interval) query.interval = interval;
  if (random.chance(0.6)) {
    query.breakdown = { property: randomProperty(draw) };
    if (random.chance(0.9)) query.breakdown.limit = random.int(1, 5);
    labels.add('breakdown').add(`limit ${query.breakdown.limit ?? 'default'}`);
  }
  return { query, now };
}

function randomSteps(draw: Draw): FunnelStepQuery[] {
  const { random, labels } = draw;
  const steps: FunnelStepQuery[] = [];
  const count = random.int(2, 5);
  while (steps.length < count) {
    const shape = steps.length === 0 ? 2 : random.weighted([2, 1, 7]);
    const { match } = shape === 2 ? { match: randomMatcher(draw) } : random.pick(steps);
    if (shape === 0) labels.add('step repeated');
    if (shape === 1) labels.add('step overlapping');
    const { event } = match;
    const known = Array.isArray(event) ? event : event ? [event] : [];
    const other = draw.events.length > 0 ? random.pick(draw.events).event : 'Visit';
    steps.push({ match: shape === 1 ? { ...match, event: [...known, other] } : match });
  }
  labels.add(`steps ${count}`);
  return steps;
}

/** Undefined is the default. Often exactly the time between two events, or one millisecond less. */
function randomWindow({ random, events, labels }: Draw): Duration | null | undefined {
  const kind = random.pick(['default', 'none', 'zero', 'day', 'between', 'between', 'between']);
  labels.add(`window ${kind}`);
  if (kind === 'default') return undefined;
  if (kind === 'none') return null;
  if (kind === 'zero') return { value: 0, unit: 'second' };
  if (kind === 'day') return { value: random.int(1, 3), unit: 'day' };
  if (events.length === 0) return { value: 1, unit: 'hour' };
  const span = Math.abs(random.pick(events).time - random.pick(events).time);
  return { value: Math.max(0, span - random.int(0, 1)) / 1_000, unit: 'second' };
}

function randomFunnel(draw: Draw): { query: FunnelQuery; now: number } {
  const { random, labels } = draw;
  const { scope, now } = randomScope(draw);
  const query: FunnelQuery = { ...scope, kind: 'funnel', steps: randomSteps(draw) };
  const window = randomWindow(draw);
  if (window !== undefined) query.window = window;
  if (random.chance(0.7)) query.ties = random.pick(['advance', 'block'] as const);
  if (random.chance(0.7)) query.attempts = random.pick(['any', 'first'] as const);
  labels.add(`ties ${query.ties ?? 'default'}`).add(`attempts ${query.attempts ?? 'default'}`);
  return { query, now };
}

function randomCatalog(draw: Draw): { query: CatalogQuery; now: number } {
  const { random, labels } = draw;
  const query: CatalogQuery = { kind: 'catalog' };
  if (random.chance(0.5)) query.search = random.pick(['', 'i', 'VISIT', 'E', 'é', '5', '😀', 'tr']);
  if (random.chance(0.5)) query.property = randomProperty(draw);
  if (random.chance(0.6)) query.limit = random.int(1, 5);
  if (query.search !== undefined) labels.add('search');
  if (query.property !== undefined) labels.add('catalog property');
  labels.add(`limit ${query.limit ?? 'default'}`);
  return { query, now: spanOf(draw.events).last + 1 };
}

/**
 * A valid question about the events: of any kind, or mostly a funnel in mode `funnelStress`.
 *
 * A relative range may be empty where the day it means does not exist.
 */
export function randomQuery(
  random: Random,
  events: readonly AnalyticsEvent[],
  mode: RandomMode,
): RandomQuery {
  const wide = mode === 'funnelStress';
  const draw: Draw = { random, events, labels: new Set([`mode ${mode}`]), wide };
  const ask = [randomTrend, randomFunnel, randomCatalog][
    random.weighted(wide ? [1, 18, 1] : [5, 3, 2])
  ];
  const { query, now } = (ask as (draw: Draw) => { query: AnyQuery; now: number })(draw);
  draw.labels.add(`kind ${query.kind}`);
  const universe = random.chance(wide ? 0.05 : 0.15) ? randomFilter(draw) : undefined;
  if (universe) draw.labels.add('universe');
  return { query, now, ...(universe ? { universe } : {}), labels: [...draw.labels].toSorted() };
}
