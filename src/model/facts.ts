import type { Bucket } from './calendar.js';
import type { FunnelResult } from './funnel.js';
import type { GroupKey } from './groups.js';
import type { TrendResult } from './trend.js';

/* What a result says in one sentence, as facts: a messages object turns them into words. */

export type TrendFact =
  | { kind: 'empty' }
  /** Over the whole range. */
  | { kind: 'total'; total: number }
  /** The highest bucket that is not partial. */
  | { kind: 'peak'; bucket: Bucket; value: number }
  /** The largest group, when there is a breakdown. */
  | { kind: 'leader'; key: GroupKey; total: number };

export type FunnelFact =
  | { kind: 'empty' }
  | { kind: 'conversion'; share: number; converted: number; entered: number }
  /** The step most of those who reached the one before were lost at. */
  | { kind: 'biggestDrop'; step: number; dropped: number; share: number }
  | { kind: 'openWindow'; count: number };

/** The facts of a trend, most important first. */
export function trendFacts({ buckets, series }: TrendResult): TrendFact[] {
  const [first] = series;
  if (!first || !series.some(({ total }) => total)) return [{ kind: 'empty' }];
  if (first.key) return [{ kind: 'leader', key: first.key, total: first.total ?? 0 }];
  const facts: TrendFact[] = [{ kind: 'total', total: first.total ?? 0 }];
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
export function funnelFacts({ steps, openWindow }: FunnelResult): FunnelFact[] {
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last || first.count === 0) return [{ kind: 'empty' }];
  const facts: FunnelFact[] = [
    {
      kind: 'conversion',
      share: last.count / first.count,
      converted: last.count,
      entered: first.count,
    },
  ];
  let biggest: FunnelFact | undefined;
  steps.forEach((step, k) => {
    const before = steps[k - 1];
    if (!before || before.count === 0 || step.dropped === 0) return;
    const share = step.dropped / before.count;
    if (share > (biggest?.kind === 'biggestDrop' ? biggest.share : 0)) {
      biggest = { kind: 'biggestDrop', step: k, dropped: step.dropped, share };
    }
  });
  if (biggest) facts.push(biggest);
  if (openWindow > 0) facts.push({ kind: 'openWindow', count: openWindow });
  return facts;
}
