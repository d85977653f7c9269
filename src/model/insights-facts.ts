import { fewUnder } from './facts.js';
import type { Headline, InsightsResult, ResolvedInsightsQuery, ValueInsight } from './insights.js';

/* What stands out, as facts. */

export type HeadlineName =
  | 'users'
  | 'sessions'
  | 'events'
  | 'eventsPerSession'
  | 'medianSessionLength';

export type InsightsFact =
  | { kind: 'empty' }
  /** The value whose share of the users changed most, beyond chance. */
  | { kind: 'value'; insight: ValueInsight }
  /** The headline number that changed most against the time before: 0.1 is 10 % more. */
  | { kind: 'headline'; name: HeadlineName; value: number; previous: number; share: number }
  /** Nothing differs more than by chance. */
  | { kind: 'nothing' }
  /** So few users, now or before, that a change may be chance. */
  | { kind: 'few'; users: number };

/** Of so many values that are compared, some differ by two standard deviations by chance. */
const clearZ = 3;

const counts = ['users', 'sessions', 'events'] as const;
const ratios = ['eventsPerSession', 'medianSessionLength'] as const;

/** A change that there is something to compare for. */
function changeOf(name: HeadlineName, { value, previous }: Headline): InsightsFact | null {
  if (value === null || !previous || value === previous) return null;
  return { kind: 'headline', name, value, previous, share: (value - previous) / previous };
}

/** The facts of insights, most important first. */
export function insightsFacts(
  result: InsightsResult,
  { range, now }: Pick<ResolvedInsightsQuery, 'range' | 'now'>,
): InsightsFact[] {
  const { users, values } = result;
  if (!users.value && !users.previous && !result.events.value) return [{ kind: 'empty' }];
  const least = Math.min(users.value ?? 0, users.previous ?? 0);
  if (least < fewUnder) return [{ kind: 'few', users: least }];
  const facts: InsightsFact[] = [];
  const [first] = values;
  if (first?.z && Math.abs(first.z) >= clearZ) facts.push({ kind: 'value', insight: first });
  // Counts of a time that is not over are less than those of the whole one before.
  const names = range.end <= now ? [...counts, ...ratios] : ratios;
  const changes = names.flatMap((name) => changeOf(name, result[name]) ?? []);
  const [largest] = changes
    .filter((fact) => fact.kind === 'headline')
    .toSorted((a, b) => Math.abs(b.share) - Math.abs(a.share));
  if (largest) facts.push(largest);
  return facts.length > 0 ? facts : [{ kind: 'nothing' }];
}
