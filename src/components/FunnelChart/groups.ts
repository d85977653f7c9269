import type { FunnelResult } from '../../model/funnel.js';

/** A group of a funnel as it is drawn. */
export interface ShownGroup {
  key: NonNullable<FunnelResult['groups']>[number]['key'];
  steps: FunnelResult['steps'];
  /** CSS colour. */
  tone: string;
}

/** More bars beside each other than this can not be told apart. */
export const mostGroups = 5;

/** The largest groups and what the source folded, each with its colour; the rest is left to the table. */
export function groupsShown(groups: FunnelResult['groups'] = []): {
  shown: ShownGroup[];
  beyond: number;
} {
  const named = groups.filter(({ key }) => key.type !== 'other');
  const other = groups.filter(({ key }) => key.type === 'other');
  const kept = named.slice(0, mostGroups);
  const shown = [...kept, ...other].map((group) => ({ ...group, tone: toneOf(groups, group.key) }));
  return { shown, beyond: named.length - kept.length };
}

/** The colour of a group, the same in chart, legend and table. */
export function toneOf(
  groups: NonNullable<FunnelResult['groups']>,
  key: ShownGroup['key'],
): string {
  if (key.type === 'other') return 'var(--uk-series-other)';
  const at = groups.filter((group) => group.key.type !== 'other').findIndex((g) => g.key === key);
  return at < mostGroups ? `var(--uk-series-${at + 1})` : 'transparent';
}
