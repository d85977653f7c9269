import type { ResolvedFunnelQuery } from '../model/funnel.js';
import type { UnitEvents } from './unit-events.js';

/** An exclusion as the solvers use it. */
export interface ExclusionRule {
  /** Which list of {@link UnitEvents.excluded}. */
  list: number;
  /** Steps `after` + 1 … `before` must not be taken past one of its events. */
  after: number;
  before: number;
}

/** How a funnel of required steps follows one unit. */
export interface AttemptRules {
  order: ResolvedFunnelQuery['order'];
  /** 1 … 20. */
  steps: number;
  /** Milliseconds from the first step, inclusive; Infinity = no limit. */
  window: number;
  /** By step: milliseconds from the step before, inclusive; Infinity = no limit. */
  within: Float64Array;
  /** Whether any step has a limit of its own. */
  limited: boolean;
  /** Steps at one millisecond must not follow one another. */
  block: boolean;
  /** Only attempts from the first step-1 event. */
  firstOnly: boolean;
  /** Attempts start before this instant. */
  startsBefore: number;
  exclusions: ExclusionRule[];
}

/** The attempt a unit is reported with. Reused from unit to unit. */
export class Outcome {
  /** Furthest step reached, from 0; -1 when the unit never started. */
  furthest = -1;
  /** By position up to `furthest`: when it was reached. */
  readonly times: Float64Array;
  /** By step of the funnel: place of its event among the unit's events; -1 = not reached. */
  readonly places: Int32Array;

  constructor(steps: number) {
    this.times = new Float64Array(steps);
    this.places = new Int32Array(steps).fill(-1);
  }
}

export function rulesOf(
  query: ResolvedFunnelQuery,
  effects: 'all' | 'break only' = 'all',
): AttemptRules {
  const within = Float64Array.from(query.steps, (step) => step.within ?? Number.POSITIVE_INFINITY);
  return {
    order: query.order,
    steps: query.steps.length,
    window: query.window ?? Number.POSITIVE_INFINITY,
    within,
    limited: within.some(Number.isFinite),
    block: query.ties === 'block',
    firstOnly: query.attempts === 'first',
    startsBefore: query.range.end,
    exclusions: query.exclusions.flatMap(({ after, before, effect }, list) =>
      effect === 'break' || effects === 'all' ? [{ list, after, before }] : [],
    ),
  };
}

/** Whether an event may be the first of an attempt. */
export function isStart(events: UnitEvents, at: number, rules: AttemptRules): boolean {
  const bits = events.bits[at] as number;
  return (
    (rules.order === 'unordered' ? bits !== 0 : (bits & 1) !== 0) &&
    (events.times[at] as number) < rules.startsBefore
  );
}

/** When the unit's latest attempt could begin, with `firstOnly` its first; NaN when none could. */
export function lastStart(events: UnitEvents, rules: AttemptRules): number {
  if (rules.firstOnly) {
    for (let at = 0; at < events.length; at++) {
      if (isStart(events, at, rules)) return events.times[at] as number;
    }
    return Number.NaN;
  }
  for (let at = events.length - 1; at >= 0; at--) {
    if (isStart(events, at, rules)) return events.times[at] as number;
  }
  return Number.NaN;
}
