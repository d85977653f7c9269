import type { RetentionPeriod, RetentionQuery } from '../../model/retention.js';
import { type Draw, randomBreakdownProperty, randomMatcher } from './filters.js';
import { unitMs } from './moments.js';
import { randomScope } from './scope.js';

const periods: RetentionPeriod[] = ['hour', 'day', 'week', 'month'];
/** More groups than these are slow to compare and say no more. */
const mostGroups = 60;

function randomPeriod({ random, labels }: Draw, length: number): RetentionPeriod {
  const fitting = periods.filter(
    (period) => period === 'month' || length / unitMs[period] < mostGroups,
  );
  // In a few long periods people come back, several times; in many short ones they hardly do.
  const weights = fitting.map((each) => {
    const groups = length / unitMs[each];
    return groups > 1.5 && groups < 12 ? 3 : 1;
  });
  const period = fitting[random.weighted(weights)] as RetentionPeriod;
  labels.add(`period ${period}`);
  return period;
}

function addColumns({ random, labels }: Draw, query: RetentionQuery): void {
  const shape = random.weighted([3, 4, 4]);
  if (shape === 1) {
    query.periods = random.int(1, 6);
    labels.add('periods');
  }
  if (shape === 2) {
    query.brackets = Array.from({ length: random.int(1, 3) }, () => random.pick([1, 1, 2, 3, 7]));
    labels.add('brackets');
  }
}

/** A retention with any combination of options: they all go together, but for the two that say how many columns. */
export function randomRetention(draw: Draw): { query: RetentionQuery; now: number } {
  const { random, labels } = draw;
  const { scope, now, length } = randomScope(draw);
  const query: RetentionQuery = { ...scope, kind: 'retention', period: randomPeriod(draw, length) };
  if (random.chance(0.45)) query.start = randomMatcher(draw);
  if (random.chance(0.45)) query.return = randomMatcher(draw);
  addColumns(draw, query);
  if (random.chance(0.7)) {
    query.acquisition = random.pick(['recurring', 'firstInRange', 'firstEver'] as const);
    if (query.acquisition !== 'recurring') labels.add(`acquisition ${query.acquisition}`);
  }
  if (random.chance(0.6)) query.rule = random.pick(['on', 'onOrAfter', 'onOrAfter'] as const);
  if (query.rule === 'onOrAfter') labels.add('rule onOrAfter');
  if (random.chance(0.6)) {
    query.clock = random.pick(['calendar', 'rolling', 'rolling'] as const);
  }
  if (query.clock === 'rolling') labels.add('clock rolling');
  if (random.chance(0.4)) {
    query.minReturns = random.pick([1, 2, 2, 3]);
    if (query.minReturns > 1) labels.add('minReturns');
  }
  if (random.chance(0.5)) {
    query.breakdown = { property: randomBreakdownProperty(draw) };
    if (random.chance(0.9)) query.breakdown.limit = random.pick([1, 1, 1, 2, 3]);
    labels.add('breakdown');
  }
  return { query, now };
}
