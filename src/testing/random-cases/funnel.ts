import type { FunnelQuery } from '../../model/funnel.js';
import { type Draw, randomBreakdownProperty, randomProperty } from './filters.js';
import {
  addOptional,
  addWithin,
  randomExclusions,
  randomSteps,
  randomWindow,
} from './funnel-steps.js';
import { randomInterval, randomScope } from './scope.js';
import { fewValued } from './words.js';

/** Options that no order rules out. */
function addCommon(draw: Draw, query: FunnelQuery, length: number): void {
  const { random, labels } = draw;
  if (query.window !== null && random.chance(0.35)) {
    query.finish = 'inWindow';
    labels.add('finish inWindow');
  } else if (random.chance(0.2)) {
    query.finish = 'inRange';
  }
  if (random.chance(0.3)) {
    query.unit = 'session';
    labels.add('unit session');
  } else if (random.chance(0.2)) {
    query.unit = 'user';
  }
  const interval = random.chance(0.35) ? randomInterval(draw, length) : undefined;
  if (interval) {
    query.interval = interval;
    labels.add('funnel interval');
  }
}

/** Options of funnels whose steps follow one another. */
function addOrdered(draw: Draw, query: FunnelQuery): void {
  const { random, labels } = draw;
  if (random.chance(0.7)) query.ties = random.pick(['advance', 'block', 'block'] as const);
  if (query.ties === 'block') labels.add('ties block');
  if (random.chance(0.7)) query.attempts = random.pick(['any', 'first'] as const);
  if (query.attempts === 'first') labels.add('attempts first');
  if (query.order !== 'strict' && random.chance(0.35)) addOptional(draw, query.steps);
  if (random.chance(0.4)) addWithin(draw, query.steps);
  if (random.chance(0.35)) {
    const held = random.shuffle(fewValued).slice(0, random.chance(0.75) ? 1 : 2);
    query.hold = random.chance(0.9) ? held : [randomProperty(draw)];
    labels.add('hold');
  }
}

function addBreakdown(draw: Draw, query: FunnelQuery): void {
  const { random, labels } = draw;
  query.breakdown = { property: randomBreakdownProperty(draw) };
  if (random.chance(0.85)) query.breakdown.limit = random.pick([1, 1, 2, 3, 4]);
  const attribution = random.pick(['first', 'last', 'step', 'each'] as const);
  labels.add(`attribution ${attribution}`);
  if (attribution === 'step') {
    const required = query.steps.flatMap(({ optional }, step) => (optional ? [] : [step]));
    query.breakdown.attribution = { step: random.pick(required) };
  } else if (attribution !== 'first' || random.chance(0.5)) {
    query.breakdown.attribution = attribution;
  }
}

/** A valid funnel with any combination of options that the rules allow. */
export function randomFunnel(draw: Draw): { query: FunnelQuery; now: number } {
  const { random, labels, wide } = draw;
  const { scope, now, length } = randomScope(draw);
  const order = (['ordered', 'strict', 'unordered'] as const)[random.weighted([11, 4, 5])];
  const query: FunnelQuery = { ...scope, kind: 'funnel', steps: randomSteps(draw, order) };
  if (order !== 'ordered') labels.add(`order ${order}`);
  if (order !== 'ordered' || random.chance(0.2)) query.order = order ?? 'ordered';
  const until = 'end' in scope.range && random.chance(0.5) ? scope.range.end : now;
  const window = randomWindow(draw, until);
  if (window !== undefined) query.window = window;
  if (order !== 'unordered') addOrdered(draw, query);
  addCommon(draw, query, length);
  if (random.chance(wide ? 0.78 : 0.4)) {
    query.exclusions = randomExclusions(draw, query.steps, order);
  }
  if (random.chance(0.82)) addBreakdown(draw, query);
  return { query, now };
}
