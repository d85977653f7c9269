import type { Bucket } from './calendar.js';
import { fewUnder } from './facts.js';
import type { LifecycleCounts, LifecycleResult } from './lifecycle.js';
import type { ResolvedStickinessQuery, StickinessResult } from './stickiness.js';

/* What a lifecycle and a stickiness say, as facts. */

export type LifecycleFact =
  | { kind: 'empty' }
  /** No bucket is over yet. */
  | { kind: 'notOver' }
  /** The last bucket that is over: `net` more were active in it than in the one before. */
  | { kind: 'net'; bucket: Bucket; net: number; counts: LifecycleCounts }
  /** So few users that the change may be chance. */
  | { kind: 'few'; users: number };

export type StickinessFact =
  | { kind: 'empty' }
  /** Half of the users, or more, were active in at least so many of all buckets. */
  | { kind: 'half'; count: number; of: number }
  | { kind: 'once'; users: number; share: number }
  | { kind: 'always'; users: number; share: number }
  /** The last bucket is not over: users may still move up. */
  | { kind: 'notOver' }
  | { kind: 'few'; users: number };

/** The facts of a lifecycle, most important first. */
export function lifecycleFacts({ buckets }: LifecycleResult): LifecycleFact[] {
  const someone = ({ new: fresh, returning, resurrected, dormant }: LifecycleCounts) =>
    fresh + returning + resurrected + dormant;
  if (buckets.every((bucket) => someone(bucket) === 0)) return [{ kind: 'empty' }];
  const last = buckets.findLast(({ partial }) => !partial);
  if (!last) return [{ kind: 'notOver' }];
  const { start, end, partial, ...counts } = last;
  const net = counts.new + counts.resurrected - counts.dormant;
  const facts: LifecycleFact[] = [{ kind: 'net', bucket: { start, end, partial }, net, counts }];
  const users = someone(counts);
  if (users < fewUnder) facts.push({ kind: 'few', users });
  return facts;
}

/** The facts of a stickiness, most important first. */
export function stickinessFacts(
  { counts, buckets }: StickinessResult,
  { horizon, range }: Pick<ResolvedStickinessQuery, 'horizon' | 'range'>,
): StickinessFact[] {
  const all = counts.reduce((sum, { users }) => sum + users, 0);
  if (all === 0) return [{ kind: 'empty' }];
  const facts: StickinessFact[] = [];
  let left = all;
  let half = 1;
  for (const { count, users } of counts) {
    if (left * 2 >= all) half = count;
    left -= users;
  }
  facts.push({ kind: 'half', count: half, of: buckets.length });
  const at = (count: number) => counts.find((each) => each.count === count)?.users ?? 0;
  facts.push({ kind: 'once', users: at(1), share: at(1) / all });
  const always = at(buckets.length);
  if (buckets.length > 1 && always > 0) {
    facts.push({ kind: 'always', users: always, share: always / all });
  }
  if (horizon < range.end) facts.push({ kind: 'notOver' });
  if (all < fewUnder) facts.push({ kind: 'few', users: all });
  return facts;
}
