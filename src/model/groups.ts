import type { Scalar } from './event.js';
import { compareScalars } from './order.js';

/** Splits a number by the values of a property. */
export interface Breakdown {
  /** An event property or `$field`. */
  property: string;
  /** How many groups are named before the rest is folded into `other`. Default 10, 1 … 1,000. */
  limit?: number;
}

/** Which group a number belongs to. `other` folds `count` groups beyond the breakdown's limit. */
export type GroupKey =
  | { type: 'value'; value: Scalar }
  | { type: 'none' }
  | { type: 'other'; count: number };

export const defaultGroupLimit = 10;

/** Values of a breakdown in the order their groups are shown, and how many are folded. `null` is the group `none`. */
export interface RankedGroups {
  shown: (Scalar | null)[];
  folded: number;
}

/**
 * Ranks groups by headline, descending, ties in group order, `none` last among equals; leaves out groups whose
 * headline is 0 and cuts at `limit`.
 */
export function rankGroups(
  groups: Iterable<{ value: Scalar | null; headline: number }>,
  limit: number,
): RankedGroups {
  const ranked = [...groups]
    .filter((group) => group.headline > 0)
    .sort((a, b) => b.headline - a.headline || compareScalars(a.value, b.value));
  return {
    shown: ranked.slice(0, limit).map((group) => group.value),
    folded: Math.max(0, ranked.length - limit),
  };
}

/** The key of a group of {@link RankedGroups}. */
export function groupKey(value: Scalar | null): GroupKey {
  return value === null ? { type: 'none' } : { type: 'value', value };
}

/** Whether two keys name the same group. `other` is matched by type. */
export function sameGroup(a: GroupKey | null | undefined, b: GroupKey | null | undefined): boolean {
  if (!a || !b) return !a && !b;
  if (a.type === 'value' && b.type === 'value') return a.value === b.value;
  return a.type === b.type;
}

/** A string that tells groups apart, for React keys and maps. */
export function groupId(key: GroupKey | null): string {
  if (key === null) return 'all';
  return key.type === 'value' ? `value:${typeof key.value}:${key.value}` : key.type;
}
