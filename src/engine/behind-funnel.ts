import type { FunnelRows, ResolvedFunnelQuery } from '../model/funnel.js';
import type { FunnelSelection, FunnelTrendSelection } from '../model/selection.js';
import type { Membership } from './behind.js';
import { rowsOf } from './funnel-rows.js';
import { entriesOf } from './funnel-trend.js';
import type { Followed, UnitFunnel } from './funnel-unit.js';
import { rowsBy, rowsFrom } from './partition.js';
import type { ScopedTable } from './scope.js';
import { ShownGroups } from './shown-groups.js';
import { stepBitsOf } from './step-bits.js';
import { type UnitFunnels, unitFunnels } from './unit-funnels.js';

type Follow = (funnel: UnitFunnel) => Followed | null;

/** Whether a unit that was followed through the required steps reached a step of the query. */
function reaches(
  { parts, optional }: UnitFunnels,
  step: number,
  main: Followed,
  follow: Follow,
): boolean {
  const own = optional[parts.optional.findIndex((each) => each.step === step)];
  if (own) return follow(own)?.outcome.furthest === own.rules.steps - 1;
  return parts.required.indexOf(step) <= main.outcome.furthest;
}

function behindTrend(
  { table }: ScopedTable,
  { of, trend, outcome }: FunnelTrendSelection<ResolvedFunnelQuery>,
  { main }: UnitFunnels,
): Membership {
  const buckets = of.buckets ?? [];
  const wanted = buckets.findIndex(({ start }) => start === trend);
  return {
    isIn(lane) {
      const { from, to } = rowsOf(table, of, lane);
      const followed = main.follow(from, to);
      if (!followed) return false;
      let found = false;
      entriesOf(followed.events, main.rules, buckets, (bucket, converts) => {
        if (bucket !== wanted) return;
        found = outcome === 'entered' || converts === (outcome === 'converted');
      });
      return found;
    },
  };
}

/** Who is in a number of a funnel. */
export function behindFunnel(
  scoped: ScopedTable,
  selection: FunnelSelection<ResolvedFunnelQuery> | FunnelTrendSelection<ResolvedFunnelQuery>,
  answer: FunnelRows | null,
): Membership {
  const { table } = scoped;
  const { of } = selection;
  const funnels = unitFunnels(scoped, of, stepBitsOf(table, of, scoped.rows));
  if ('trend' in selection) return behindTrend(scoped, selection, funnels);
  const { step, outcome, key } = selection;
  const next = of.steps.findIndex((each, k) => k > step && !each.optional);
  const shown = new ShownGroups(
    answer?.groups?.map((group) => group.key),
    key,
  );
  const values = funnels.ranks?.values ?? [null];
  const isShown = (rank: number) => shown.holds(values[rank] ?? null);

  /** Whether the step was reached, and whether the next was, in any of some sequences of the unit's events. */
  const came = (follows: Iterable<Follow>): { here: boolean; further: boolean } => {
    let here = false;
    let further = false;
    for (const follow of follows) {
      const main = follow(funnels.main);
      if (!main) continue;
      const reached = reaches(funnels, step, main, follow);
      here ||= reached;
      further ||= outcome !== 'reached' && reaches(funnels, next, main, follow);
    }
    return { here, further };
  };
  const isEach = key !== undefined && of.breakdown?.attribution === 'each';

  return {
    isIn(lane) {
      const { from, to } = rowsOf(table, of, lane);
      if (from === to) return false;
      const whole: Follow = (funnel) => funnel.follow(from, to);
      if (key && !isEach) {
        const main = whole(funnels.main);
        if (!main || !isShown(funnels.main.groupRank(main, from, to))) return false;
      }
      const follows =
        isEach && funnels.ranks
          ? [...rowsBy(rowsFrom(from, to), funnels.ranks.rankOf)].flatMap(
              ([rank, rows]): Follow[] =>
                isShown(rank) ? [(funnel) => funnel.followRows(rows)] : [],
            )
          : [whole];
      const { here, further } = came(follows);
      if (outcome === 'reached') return here;
      return here && further === (outcome === 'convertedFrom');
    },
  };
}
