import type { Bucket } from './calendar.js';
import type { FunnelResult } from './funnel.js';
import type { GroupKey } from './groups.js';
import type { Measure, TrendResult } from './trend.js';

/* What a result says in one sentence, as facts: a messages object turns them into words. */

export type TrendFact =
  | { kind: 'empty' }
  /** Over the whole range. */
  | { kind: 'total'; total: number }
  /** The highest bucket that is not partial. */
  | { kind: 'peak'; bucket: Bucket; value: number }
  /** Against the time before, when it was asked for: 0.1 is 10 % more; null when there was nothing before. */
  | { kind: 'change'; share: number | null; before: number }
  /** The largest group, when there is a breakdown. */
  | { kind: 'leader'; key: GroupKey; total: number };

export type FunnelFact =
  | { kind: 'empty' }
  /** From the first step to the last required one, `step`. */
  | { kind: 'conversion'; share: number; converted: number; entered: number; step: number }
  /** The step most of those who reached the one before were lost at. */
  | { kind: 'biggestDrop'; step: number; dropped: number; share: number }
  /** With a breakdown of at least two values of enough units: which converts most and least. */
  | {
      kind: 'groups';
      best: { key: GroupKey; share: number };
      worst: { key: GroupKey; share: number };
    }
  | { kind: 'openWindow'; count: number };

/** Fewer units than this make a rate a guess. */
export const lowDataUnder = 30;

/** Findings about fewer units than this say how few they are. */
export const fewUnder = 25;

/** The facts of a trend, most important first. */
export function trendFacts(
  { buckets, series, previous }: TrendResult,
  measure: Measure = 'events',
): TrendFact[] {
  const [first] = series;
  // Nothing counted is 0, nothing measured is null.
  const nothing = typeof measure === 'object' ? null : 0;
  if (!first || series.every(({ total }) => total === nothing)) return [{ kind: 'empty' }];
  if (first.key) return [{ kind: 'leader', key: first.key, total: first.total ?? 0 }];
  const facts: TrendFact[] = [{ kind: 'total', total: first.total ?? 0 }];
  if (previous) {
    const before = previous.series[0]?.total ?? 0;
    const share = before === 0 ? null : ((first.total ?? 0) - before) / before;
    facts.push({ kind: 'change', share, before });
  }
  let peak: TrendFact | undefined;
  buckets.forEach((bucket, i) => {
    const value = first.values[i] ?? 0;
    if (!bucket.partial && value > (peak?.kind === 'peak' ? peak.value : 0)) {
      peak = { kind: 'peak', bucket, value };
    }
  });
  if (peak && buckets.length > 1) facts.push(peak);
  return facts;
}

/** The facts of a funnel, most important first. */
export function funnelFacts({ steps, groups = [], openWindow }: FunnelResult): FunnelFact[] {
  const required = steps.filter(({ optional }) => !optional);
  const first = required[0];
  const last = required.at(-1);
  if (!first || !last || first.count === 0) return [{ kind: 'empty' }];
  const facts: FunnelFact[] = [
    {
      kind: 'conversion',
      share: last.count / first.count,
      converted: last.count,
      entered: first.count,
      step: steps.lastIndexOf(last),
    },
  ];
  let biggest: FunnelFact | undefined;
  steps.forEach((step, k) => {
    if (step.optional || step.fromPrevious === null || step.dropped === 0) return;
    const share = 1 - step.fromPrevious;
    if (share > (biggest?.kind === 'biggestDrop' ? biggest.share : 0)) {
      biggest = { kind: 'biggestDrop', step: k, dropped: step.dropped, share };
    }
  });
  if (biggest) facts.push(biggest);
  const rates = groups.flatMap(({ key, steps: own }) => {
    const rate = own.findLast(({ optional }) => !optional)?.fromFirst ?? null;
    const counts = key.type === 'value' && (own[0]?.count ?? 0) >= lowDataUnder;
    return rate === null || !counts ? [] : [{ key, share: rate }];
  });
  if (rates.length > 1) {
    const sorted = rates.toSorted((a, b) => b.share - a.share);
    const [best] = sorted;
    const worst = sorted.at(-1);
    if (best && worst && best.share > worst.share) facts.push({ kind: 'groups', best, worst });
  }
  if (openWindow > 0) facts.push({ kind: 'openWindow', count: openWindow });
  return facts;
}
