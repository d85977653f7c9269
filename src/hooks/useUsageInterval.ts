'use client';
import { useMemo } from 'react';

import { fewUnder } from '../model/facts.js';
import type { EventMatcher } from '../model/filter.js';
import type { RetentionPeriod, RetentionQuery, RetentionResult } from '../model/retention.js';
import type { AbsoluteRange, Scope } from '../model/scope.js';
import { dayMs } from '../model/time-zone.js';
import { useAnalyticsQuery } from './useAnalyticsQuery.js';

/** How soon people come back. */
export interface UsageInterval {
  /** Half of those who come back within {@link longestReturn} days do so within so many days: 1, 3, 7, 14 or 30. */
  days: number;
  /** The period that suits it. */
  period: RetentionPeriod;
  /** How many came back within the longest time. */
  returned: number;
  /** Of how many who had that long. */
  eligible: number;
}

/** Coming back later than after so many days is not looked at. */
export const longestReturn = 30;

/** How far back the question looks: half of it is time to come back in. */
const lookBack = 60;

/** The period that suits how soon people come back: the shortest in which half of them are back. */
export function periodFor(days: number): RetentionPeriod {
  return days <= 1 ? 'day' : days <= 7 ? 'week' : 'month';
}

/** Everybody active, by their first day, and whether they were active again within so many days after it. */
function within(
  days: number,
  end: number,
  events: EventMatcher,
  scope: Partial<Scope>,
): RetentionQuery {
  return {
    ...scope,
    kind: 'retention',
    range: { start: end - lookBack * dayMs, end },
    start: events,
    return: events,
    period: 'day',
    brackets: [days],
    acquisition: 'firstInRange',
  };
}

/** Who came back, of the groups that had the longest time: the same people for every length. */
export function returnedOf(
  result: Pick<RetentionResult, 'groups'>,
  longest: Pick<RetentionResult, 'groups'>,
): { returned: number; eligible: number } {
  let returned = 0;
  let eligible = 0;
  longest.groups.forEach((group, i) => {
    const over = group.cells[1];
    const cell = result.groups[i]?.cells[1];
    if (!over || over.partial || !cell) return;
    returned += cell.returned;
    eligible += cell.eligible;
  });
  return { returned, eligible };
}

/** What a usage interval is asked of. */
export interface UsageIntervalOptions {
  /** What counts as use. Default any event. */
  events?: EventMatcher;
  where?: Scope['where'];
  users?: Scope['users'];
  identity?: Scope['identity'];
}

/**
 * How soon people come back, to choose a period by: of everybody whose first day lies 30 to 60 days before the end of a range
 * and who was active again within 30 days, the number of days within which half of them were. Asks two to four small
 * retentions by the day.
 *
 * @param range its end counts; null asks nothing
 * @returns null while it is not known, and where fewer than 25 came back
 */
export function useUsageInterval(
  range: AbsoluteRange | null,
  { events = {}, where, users, identity }: UsageIntervalOptions = {},
): UsageInterval | null {
  const end = range?.end ?? null;
  const scope = {
    ...(where ? { where } : {}),
    ...(users ? { users } : {}),
    ...(identity ? { identity } : {}),
  };
  const ask = (days: number, isWanted: boolean) =>
    end !== null && isWanted ? within(days, end, events, scope) : null;
  const longest = useAnalyticsQuery(ask(longestReturn, true), 'useUsageInterval');
  const all = longest.data && !longest.isStale ? returnedOf(longest.data, longest.data) : null;
  const isEnough = all !== null && all.returned >= fewUnder;
  const hasHalf = ({ data, isStale }: typeof longest): boolean | null =>
    data && !isStale && longest.data && all
      ? returnedOf(data, longest.data).returned * 2 >= all.returned
      : null;
  // A week first: then shorter or longer, so that few are asked.
  const week = useAnalyticsQuery(ask(7, isEnough), 'useUsageInterval');
  const inWeek = isEnough ? hasHalf(week) : null;
  const three = useAnalyticsQuery(ask(3, inWeek === true), 'useUsageInterval');
  const inThree = inWeek === true ? hasHalf(three) : null;
  const one = useAnalyticsQuery(ask(1, inThree === true), 'useUsageInterval');
  const two = useAnalyticsQuery(ask(14, inWeek === false), 'useUsageInterval');
  const inOne = inThree === true ? hasHalf(one) : null;
  const inTwo = inWeek === false ? hasHalf(two) : null;
  const days =
    inWeek === true
      ? inThree === false
        ? 7
        : inOne === null
          ? null
          : inOne
            ? 1
            : 3
      : inTwo === null
        ? null
        : inTwo
          ? 14
          : longestReturn;
  const { returned = 0, eligible = 0 } = all ?? {};
  return useMemo(
    () => (days === null ? null : { days, period: periodFor(days), returned, eligible }),
    [days, returned, eligible],
  );
}
