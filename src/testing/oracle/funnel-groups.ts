import type { Scalar } from '../../model/event.js';
import type { FunnelRows, ResolvedFunnelQuery } from '../../model/funnel.js';
import { valueOf } from './conditions.js';
import { mainPlan, requiredSteps } from './funnel-plan.js';
import { stepRows } from './funnel-steps.js';
import { type CountedUnit, countUnits } from './funnel-units.js';
import { folded, type Group, groupBy, type KeyedGroup, ranked } from './groups.js';
import { compareAttempts, compareTimes, type Outcome } from './outcome.js';
import type { PreparedEvent } from './prepare.js';
import { unitEvents } from './unit-events.js';
import { unitOf } from './units.js';

type By = NonNullable<ResolvedFunnelQuery['breakdown']>;

/** The value a unit is grouped by, where it is in one group only. */
function valueFor(
  unit: CountedUnit,
  own: readonly PreparedEvent[],
  attribution: Exclude<By['attribution'], 'each'>,
  query: ResolvedFunnelQuery,
): Scalar | null {
  if (typeof attribution === 'object') {
    const step = requiredSteps(query).indexOf(attribution.step);
    return unit.main.byStep[step]?.value ?? null;
  }
  const values = unitEvents(own, mainPlan(query))
    .filter(({ steps, value }) => steps.length > 0 && value !== null)
    .map(({ value }) => value);
  return (attribution === 'first' ? values[0] : values.at(-1)) ?? null;
}

function groupsOf(
  events: readonly PreparedEvent[],
  units: readonly CountedUnit[],
  { property, attribution }: By,
  query: ResolvedFunnelQuery,
): Group<CountedUnit>[] {
  if (attribution === 'each') {
    return groupBy(events, (event) => valueOf(event, property)).map(({ value, members }) => ({
      value,
      members: countUnits(members, query),
    }));
  }
  return groupBy(units, (unit) => {
    const own = events.filter((event) => unitOf(event, query) === unit.id);
    return valueFor(unit, own, attribution, query);
  });
}

/** Furthest; then, by time only, ended first, started last, took its 2nd, 3rd … step first. */
function bestOf(outcomes: readonly Outcome[]): Outcome {
  const sorted = outcomes.toSorted((a, b) => compareAttempts(a.reported, b.reported, compareTimes));
  return sorted[0] as Outcome;
}

/** Every unit once, by its best attempt. */
function mergeUnits(units: readonly CountedUnit[]): CountedUnit[] {
  return [...new Set(units.map(({ id }) => id))].map((id) => {
    const same = units.filter((unit) => unit.id === id);
    const beside = new Map<number, Outcome>();
    for (const step of same[0]?.beside.keys() ?? []) {
      beside.set(step, bestOf(same.map((unit) => unit.beside.get(step) as Outcome)));
    }
    return { id, main: bestOf(same.map(({ main }) => main)), beside };
  });
}

/** The units of each group of a funnel: ranked by units at step 0, cut at the limit, `other` last. */
export function unitsByKey(
  events: readonly PreparedEvent[],
  units: readonly CountedUnit[],
  by: By,
  query: ResolvedFunnelQuery,
): KeyedGroup<CountedUnit>[] {
  return folded(ranked(groupsOf(events, units, by, query)), by.limit).map(({ key, members }) => ({
    key,
    members: key.type === 'other' ? mergeUnits(members) : members,
  }));
}

/** The groups of a funnel. */
export function groupRows(
  events: readonly PreparedEvent[],
  units: readonly CountedUnit[],
  by: By,
  query: ResolvedFunnelQuery,
): NonNullable<FunnelRows['groups']> {
  return unitsByKey(events, units, by, query).map(({ key, members }) => ({
    key,
    steps: stepRows(members, query),
  }));
}
