import { canonicalJson } from '../../model/canonical.js';
import { canonicalMatcher } from '../../model/filter.js';
import type { Exclusion, FunnelQuery, FunnelStepQuery } from '../../model/funnel.js';
import type { Duration } from '../../model/scope.js';
import { isCrowded } from './events.js';
import { type Draw, randomMatcher } from './filters.js';

/** Often exactly the time between two events, or one millisecond less. */
function timeBetween({ random, events }: Draw): Duration {
  if (events.length === 0) return { value: 1, unit: 'hour' };
  const span = Math.abs(random.pick(events).time - random.pick(events).time);
  return { value: Math.max(0, span - random.int(0, 1)) / 1_000, unit: 'second' };
}

/**
 * Undefined is the default. Always short where a unit has very many events.
 *
 * @param until now or the end of the range: some windows end exactly there
 */
export function randomWindow(draw: Draw, until: number): Duration | null | undefined {
  const { random, events, labels } = draw;
  if (isCrowded(events)) {
    return { value: random.pick([20, 25, 29, 60, 100]) * 60, unit: 'second' };
  }
  const kind = (['default', 'none', 'zero', 'given'] as const)[random.weighted([3, 5, 4, 9])];
  if (kind === 'none' || kind === 'zero') labels.add(`window ${kind}`);
  if (kind === 'default') return undefined;
  if (kind === 'none') return null;
  if (kind === 'zero') return { value: 0, unit: 'second' };
  const shape = random.weighted([1, 1, 5]);
  if (shape === 0) return { value: random.int(1, 3), unit: 'day' };
  if (shape === 2 || events.length === 0) return timeBetween(draw);
  return { value: Math.abs(until - random.pick(events).time) / 1_000, unit: 'second' };
}

/** 2 … 5 matchers, some repeated or overlapping; all different where the order does not matter. */
export function randomSteps(draw: Draw, order: FunnelQuery['order']): FunnelStepQuery[] {
  const { random, labels, events } = draw;
  const steps: FunnelStepQuery[] = [];
  const known = new Set<string>();
  const count = random.int(2, 5);
  for (let tries = 0; steps.length < count && tries < 50; tries++) {
    const shape = steps.length === 0 ? 2 : random.weighted([2, 1, 7]);
    let { match } = shape === 2 ? { match: randomMatcher(draw) } : random.pick(steps);
    if (shape === 1) {
      const { event } = match;
      const own = Array.isArray(event) ? event : event ? [event] : [];
      const other = events.length > 0 ? random.pick(events).event : 'Visit';
      match = { ...match, event: [...own, other] };
    }
    const key = canonicalJson(canonicalMatcher(match));
    if (order === 'unordered' && known.has(key)) continue;
    known.add(key);
    if (shape < 2) labels.add(shape === 0 ? 'step repeated' : 'step overlapping');
    steps.push({ match });
  }
  if (steps.length === 1) steps.push({ match: { kind: 'No such kind' } });
  return steps;
}

/** Makes some steps after the first optional; may leave the first alone. */
export function addOptional({ random, labels }: Draw, steps: FunnelStepQuery[]): void {
  const later = steps.slice(1);
  for (const step of later) if (random.chance(0.4)) step.optional = true;
  if (!later.some((step) => step.optional)) random.pick(later).optional = true;
  labels.add('optional');
}

export function addWithin(draw: Draw, steps: FunnelStepQuery[]): void {
  const { random, labels } = draw;
  const later = steps.slice(1);
  const least = random.pick(later);
  for (const step of later) {
    if (step === least || random.chance(0.4)) {
      step.within = random.chance(0.15) ? { value: 0, unit: 'second' } : timeBetween(draw);
    }
  }
  labels.add('within');
}

/** One to three exclusions between required steps; none where there is only one. */
export function randomExclusions(
  draw: Draw,
  steps: readonly FunnelStepQuery[],
  order: FunnelQuery['order'],
): Exclusion[] {
  const { random, labels } = draw;
  const required = steps.flatMap(({ optional }, step) => (optional ? [] : [step]));
  if (required.length < 2) return [];
  return Array.from({ length: random.pick([1, 1, 2, 3]) }, () => {
    const from = random.int(0, required.length - 2);
    const to = random.int(from + 1, required.length - 1);
    const effect = random.pick(['break', 'remove'] as const);
    labels.add(`exclusion ${effect}`);
    return order === 'unordered'
      ? { match: randomMatcher(draw), after: 0, before: steps.length - 1, effect }
      : {
          match: randomMatcher(draw),
          after: required[from] as number,
          before: required[to] as number,
          effect,
        };
  });
}
