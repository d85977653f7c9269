import type { Scalar } from '../../model/event.js';
import { compareScalars } from '../../model/order.js';
import type { ResolvedRetentionQuery } from '../../model/retention.js';
import { matches, valueOf } from './conditions.js';
import type { PreparedEvent } from './prepare.js';
import { eventsInScope, idsOf, userOf } from './units.js';

/** What a column says of one user. */
export interface MemberCell {
  /** The column has begun before the horizon. */
  begun: boolean;
  returned: boolean;
  /** The column is not over at the horizon. */
  open: boolean;
}

/** A user in an acquisition group: as many as groups they qualify for. */
export interface Member {
  user: string;
  /** Index of the group. */
  group: number;
  /** Value of the breakdown's property on the event that puts the user in the group. */
  value: Scalar | null;
  /** One a column. */
  cells: MemberCell[];
}

/** When a column of a user is, before it is cut at the horizon; null: after the last period that is looked at. */
function spanOf(
  { from, to }: { from: number; to: number },
  group: number,
  first: number,
  { clock, span, groups, range }: ResolvedRetentionQuery,
): { start: number; end: number } | null {
  if (clock === 'rolling') return { start: first + from * span, end: first + (to + 1) * span };
  const period = groups[group + from];
  if (!period) return null;
  return {
    start: from === 0 ? first : period.start,
    end: groups[group + to]?.end ?? range.end,
  };
}

function cellsOf(
  group: number,
  first: number,
  returns: readonly PreparedEvent[],
  query: ResolvedRetentionQuery,
): MemberCell[] {
  const { columns, rule, minReturns, horizon } = query;
  return columns.map((column, index) => {
    const span = spanOf(column, group, first, query);
    if (!span || span.start >= horizon) return { begun: false, returned: false, open: true };
    const counted = returns.filter(
      ({ time }) => time >= span.start && (rule === 'onOrAfter' || time < span.end),
    );
    const needed = index === 0 ? 1 : minReturns;
    return { begun: true, returned: counted.length >= needed, open: span.end > horizon };
  });
}

/** The first value that is set, in group order, on the first of some events. */
function valueOfFirst(
  events: readonly PreparedEvent[],
  first: number,
  { breakdown }: ResolvedRetentionQuery,
): Scalar | null {
  if (!breakdown) return null;
  const values = events
    .filter(({ time }) => time === first)
    .map((event) => valueOf(event, breakdown.property));
  return values.toSorted(compareScalars)[0] ?? null;
}

function firstTime(events: readonly PreparedEvent[]): number {
  return Math.min(...events.map(({ time }) => time));
}

/** Events the question looks at: in scope, from the first period to the horizon. */
export function retentionEvents(
  all: readonly PreparedEvent[],
  query: ResolvedRetentionQuery,
): PreparedEvent[] {
  return eventsInScope(all, query, { start: query.range.start, end: query.horizon });
}

/** Everyone in every acquisition group, and what became of them. */
export function retentionMembers(
  all: readonly PreparedEvent[],
  query: ResolvedRetentionQuery,
): Member[] {
  const { identity, groups, acquisition, horizon } = query;
  const events = retentionEvents(all, query);
  const history = eventsInScope(all, query, { start: -Infinity, end: horizon });
  const who = (event: PreparedEvent): string | null => userOf(event, identity);
  const members: Member[] = [];
  for (const user of idsOf(events, who)) {
    const own = events.filter((event) => who(event) === user);
    const starts = own.filter((event) => matches(event, query.start));
    const returns = own.filter((event) => matches(event, query.return));
    const startsEver = history.filter(
      (event) => who(event) === user && matches(event, query.start),
    );
    const decisive = firstTime(acquisition === 'firstEver' ? startsEver : starts);
    groups.forEach(({ start, end }, group) => {
      const inside = starts.filter(({ time }) => time >= start && time < end);
      if (inside.length === 0) return;
      if (acquisition !== 'recurring' && (decisive < start || decisive >= end)) return;
      const first = firstTime(inside);
      members.push({
        user,
        group,
        value: valueOfFirst(inside, first, query),
        cells: cellsOf(group, first, returns, query),
      });
    });
  }
  return members;
}
