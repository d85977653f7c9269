import type { Scalar } from '../../model/event.js';
import type { GroupKey } from '../../model/groups.js';
import { compareScalars } from '../../model/order.js';

/** What has one value of a property; null is a missing value. */
export interface Group<T> {
  value: Scalar | null;
  members: T[];
}

/** A group of an answer. */
export interface KeyedGroup<T> {
  key: GroupKey;
  members: T[];
}

/** Members by their values. */
export function groupBy<T>(
  members: readonly T[],
  valueIn: (member: T) => Scalar | null,
): Group<T>[] {
  return [...new Set(members.map(valueIn))].map((value) => ({
    value,
    members: members.filter((member) => valueIn(member) === value),
  }));
}

export function keyOf(value: Scalar | null): GroupKey {
  return value === null ? { type: 'none' } : { type: 'value', value };
}

/** All of some groups as one; there is no `other` of no group. */
export function otherOf<T>(groups: readonly Group<T>[]): KeyedGroup<T>[] {
  if (groups.length === 0) return [];
  const members = groups.flatMap((group) => group.members);
  return [{ key: { type: 'other', count: groups.length }, members }];
}

/** Groups by headline, descending, ties in group order, `none` last among equals. A headline of 0 is not shown. */
export function ranked<T>(
  groups: readonly Group<T>[],
  headline: (members: T[]) => number = ({ length }) => length,
): Group<T>[] {
  return groups
    .filter(({ members }) => headline(members) > 0)
    .toSorted(
      (a, b) => headline(b.members) - headline(a.members) || compareScalars(a.value, b.value),
    );
}

/** Ranked groups cut at the limit: everything beyond is `other`. */
export function folded<T>(groups: readonly Group<T>[], limit: number): KeyedGroup<T>[] {
  const shown = groups
    .slice(0, limit)
    .map(({ value, members }) => ({ key: keyOf(value), members }));
  return [...shown, ...otherOf(groups.slice(limit))];
}

/** The members of the group a key names, `other` by its type alone; none when the answer does not show it. */
export function membersUnder<T>(groups: readonly KeyedGroup<T>[], wanted: GroupKey): T[] {
  const named = groups.find(({ key }) =>
    key.type === 'value' && wanted.type === 'value'
      ? key.value === wanted.value
      : key.type === wanted.type,
  );
  return named?.members ?? [];
}
