import type {
  ResolvedRetentionQuery,
  RetentionGroupRows,
  RetentionRows,
} from '../../model/retention.js';
import type { RetentionSelection } from '../../model/selection.js';
import { matches } from './conditions.js';
import { folded, groupBy, type KeyedGroup, membersUnder, ranked } from './groups.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';
import { type Member, retentionEvents, retentionMembers } from './retention-members.js';
import { userOf } from './units.js';

/** The acquisition groups that have someone in them, with a cell for every column. */
function groupRows(
  members: readonly Member[],
  { groups, columns, clock }: ResolvedRetentionQuery,
): RetentionGroupRows[] {
  return groups.flatMap((_, group) => {
    const own = members.filter((member) => member.group === group);
    if (own.length === 0) return [];
    const cells = columns.map((__, column) => {
      const inColumn = own.flatMap((member) => member.cells[column] ?? []);
      const isRolling = clock === 'rolling';
      return {
        returned: inColumn.filter(({ returned }) => returned).length,
        eligible: isRolling ? inColumn.filter(({ begun }) => begun).length : own.length,
        open: isRolling ? inColumn.filter(({ open }) => open).length : 0,
      };
    });
    return [{ group, size: own.length, cells }];
  });
}

function byValue(members: readonly Member[], limit: number): KeyedGroup<Member>[] {
  return folded(ranked(groupBy(members, ({ value }) => value)), limit);
}

/** A retention read from the rules word by word. */
export function retentionByOracle(
  all: readonly PreparedEvent[],
  query: ResolvedRetentionQuery,
): RetentionRows {
  const { breakdown, identity } = query;
  const members = retentionMembers(all, query);
  const eventsWithoutUser = retentionEvents(all, query).filter(
    (event) =>
      userOf(event, identity) === null &&
      (matches(event, query.start) || matches(event, query.return)),
  ).length;
  const byKey =
    breakdown &&
    byValue(members, breakdown.limit).map(({ key, members: own }) => ({
      key,
      groups: groupRows(own, query),
    }));
  return {
    kind: 'retention',
    groups: groupRows(members, query),
    ...(byKey ? { byKey } : {}),
    meta: oracleMeta({ eventsWithoutUser }),
  };
}

/** The users behind a number of a retention. */
export function usersBehindRetention(
  all: readonly PreparedEvent[],
  { of, group, column, outcome, key }: RetentionSelection<ResolvedRetentionQuery>,
): string[] {
  const members = retentionMembers(all, of);
  const keyed = key ? membersUnder(byValue(members, of.breakdown?.limit ?? 0), key) : members;
  return keyed
    .filter((member) => of.groups[member.group]?.start === group)
    .filter(({ cells }) => {
      const cell = cells[column];
      if (outcome === 'acquired') return true;
      if (outcome === 'returned') return cell?.returned;
      return cell?.begun && !cell.returned;
    })
    .map(({ user }) => user);
}
