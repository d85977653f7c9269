import type { ResolvedFunnelQuery } from '../../model/funnel.js';
import type { FunnelSelection, FunnelTrendSelection } from '../../model/selection.js';
import { unitsByKey } from './funnel-groups.js';
import { hasReached, unitsInBucket } from './funnel-steps.js';
import { type CountedUnit, countUnits } from './funnel-units.js';
import { funnelEvents } from './funnel.js';
import { membersUnder } from './groups.js';
import type { PreparedEvent } from './prepare.js';

function idsOfUnits(units: readonly CountedUnit[]): string[] {
  return units.map(({ id }) => id);
}

/** The units behind a step of a funnel. */
export function unitsBehindStep(
  all: readonly PreparedEvent[],
  { of, step, outcome, key }: FunnelSelection<ResolvedFunnelQuery>,
): string[] {
  const events = funnelEvents(all, of);
  const everyone = countUnits(events, of);
  const units =
    key && of.breakdown
      ? membersUnder(unitsByKey(events, everyone, of.breakdown, of), key)
      : everyone;
  const next = of.steps.findIndex(({ optional }, index) => index > step && !optional);
  return idsOfUnits(
    units.filter((unit) => {
      if (!hasReached(unit, step, of)) return false;
      if (outcome === 'reached') return true;
      return hasReached(unit, next, of) === (outcome === 'convertedFrom');
    }),
  );
}

/** The units behind a bucket of a funnel's conversion over time. */
export function unitsBehindFunnelTrend(
  all: readonly PreparedEvent[],
  { of, trend, outcome }: FunnelTrendSelection<ResolvedFunnelQuery>,
): string[] {
  const bucket = of.buckets?.find(({ start }) => start === trend);
  if (!bucket) return [];
  const { entered, converted } = unitsInBucket(countUnits(funnelEvents(all, of), of), bucket);
  if (outcome === 'entered') return idsOfUnits(entered);
  if (outcome === 'converted') return idsOfUnits(converted);
  return idsOfUnits(entered.filter((unit) => !converted.includes(unit)));
}
