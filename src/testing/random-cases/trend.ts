import { aggregates, type Measure, type TrendQuery } from '../../model/trend.js';
import { isCrowded } from './events.js';
import { type Draw, randomBreakdownProperty, randomMatcher, randomProperty } from './filters.js';
import { randomInterval, randomScope } from './scope.js';

function randomMeasure(draw: Draw): Measure {
  const { random, events, labels } = draw;
  if (isCrowded(events) && random.chance(0.7)) {
    labels.add('measure sessions');
    return 'sessions';
  }
  if (random.chance(0.65)) {
    const measure = random.pick(['events', 'users', 'sessions'] as const);
    labels.add(`measure ${measure}`);
    return measure;
  }
  const of = random.pick(aggregates);
  labels.add(`measure ${of}`);
  const property = random.chance(0.9) ? random.pick(['size', 'mixed']) : randomProperty(draw);
  return { of, property };
}

/** Moves the start of an absolute range to one of its events, so that some lie before it. */
function beginLater({ random, events }: Draw, query: TrendQuery): void {
  const { range } = query;
  if (!('start' in range)) return;
  const inside = events.filter(({ time }) => time >= range.start && time < range.end);
  if (inside.length > 0) query.range = { ...range, start: random.pick(inside).time };
}

export function randomTrend(draw: Draw): { query: TrendQuery; now: number } {
  const { random, labels } = draw;
  const { scope, now, length } = randomScope(draw);
  const query: TrendQuery = { ...scope, kind: 'trend', measure: randomMeasure(draw) };
  if (random.chance(0.5)) query.events = randomMatcher(draw);
  const interval = randomInterval(draw, length);
  if (interval) query.interval = interval;
  const width = typeof interval === 'object' ? `every ${interval.unit}s` : (interval ?? 'none');
  labels.add(`interval ${width}`);
  if (random.chance(0.6)) {
    query.breakdown = { property: randomBreakdownProperty(draw) };
    if (random.chance(0.9)) query.breakdown.limit = random.int(1, 5);
    labels.add('breakdown');
  }
  if (random.chance(0.4)) {
    query.compare = 'previous';
    labels.add('compare previous');
    if (random.chance(0.5)) beginLater(draw, query);
  }
  return { query, now };
}
