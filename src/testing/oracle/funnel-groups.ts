import type { Scalar } from '../../model/event.js';
import type { FunnelRows, ResolvedFunnelQuery } from '../../model/funnel.js';
import { compareScalars } from '../../model/order.js';
import { valueOf } from './conditions.js';
import { mainPlan, requiredSteps } from './funnel-plan.js';
import { stepRows } from './funnel-steps.js';
import { type CountedUnit, countUnits, unitOf } from './funnel-units.js';
import { compareAttempts, compareTimes, type Outcome } from './outcome.js';
import type { PreparedEvent } from './prepare.js';
import { unitEvents } from './unit-events.js';

type By = NonNullable<ResolvedFunnelQuery['breakdown']>;

interface Group {
  value: Scalar | null;
  units: CountedUnit[];
}

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
): Group[] {
  if (attribution === 'each') {
    const valueIn = (event: PreparedEvent): Scalar | null => valueOf(event, property);
    return [...new Set(events.map(valueIn))].map((value) => ({
      value,
      units: countUnits(
        events.filter((event) => valueIn(event) === value),
        query,
      ),
    }));
  }
  const groups: Group[] = [];
  for (const unit of units) {
    const own = events.filter((event) => unitOf(event, query) === unit.id);
    const value = valueFor(unit, own, attribution, query);
    const known = groups.find((group) => group.value === value);
    if (known) known.units.push(unit);
    else groups.push({ value, units: [unit] });
  }
  return groups;
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

/** The groups of a funnel: ranked by units at step 0, cut at the limit, `other` last. */
export function groupRows(
  events: readonly PreparedEvent[],
  units: readonly CountedUnit[],
  by: By,
  query: ResolvedFunnelQuery,
): NonNullable<FunnelRows['groups']> {
  const ranked = groupsOf(events, units, by, query)
    .filter((group) => group.units.length > 0)
    .toSorted((a, b) => b.units.length - a.units.length || compareScalars(a.value, b.value));
  const rows: NonNullable<FunnelRows['groups']> = ranked
    .slice(0, by.limit)
    .map(({ value, units: members }) => ({
      key: value === null ? { type: 'none' } : { type: 'value', value },
      steps: stepRows(members, query),
    }));
  const folded = ranked.slice(by.limit);
  if (folded.length > 0) {
    const members = mergeUnits(folded.flatMap((group) => group.units));
    rows.push({
      key: { type: 'other', count: folded.length },
      steps: stepRows(members, query),
    });
  }
  return rows;
}
