'use client';
import { useMemo } from 'react';

import type { EventMatcher, Filter } from '../model/filter.js';
import type { FlowLink, FlowQuery, FlowResult, NodeRef } from '../model/flow.js';
import type { Selection } from '../model/selection.js';
import type { TrendQuery } from '../model/trend.js';
import { useFlow } from './useFlow.js';
import { useUsersBehind } from './useUsersBehind.js';

/** Most sessions that are followed: one page of them. */
export const mostFollowed = 10_000;
/** Narrowed flows name as much as a flow can, so that the shown one's names are among them. */
const allNames = 50;

type Part = { node: NodeRef } | { link: Pick<FlowLink, 'from' | 'to'> };

/** Who the units of a part of a flow are, to ask about them alone. */
export interface FlowUnits {
  /** What narrows a question to them; null until it is known, and where there are too many. */
  scope: Pick<FlowQuery, 'where' | 'users'> | null;
  /** More than are followed. */
  isTooMany: boolean;
}

/** The flow's own scope, narrowed to sessions by their ids. */
export function scopeOfSessions(asked: FlowQuery, ids: string[]): FlowUnits['scope'] {
  const own: Filter = { property: '$session', op: 'in', value: ids };
  return {
    where: asked.where ? { all: [asked.where, own] } : own,
    ...(asked.users ? { users: asked.users } : {}),
  };
}

/** The flow's own scope, narrowed to the users behind a number of it. */
export function scopeOfUsers(asked: FlowQuery, behind: Selection): FlowUnits['scope'] {
  return {
    ...(asked.where ? { where: asked.where } : {}),
    users: asked.users ? { all: [asked.users, { behind }] } : { behind },
  };
}

/**
 * The units of a node or link of a flow. Users are told by the number itself. Sessions are asked for by their ids: the
 * users behind them have other sessions, too.
 *
 * @param asOf the instant the flow was asked at
 */
export function useFlowUnits(
  asked: FlowQuery | undefined,
  asOf: number | undefined,
  part: Part | null,
): FlowUnits {
  const isOfUsers = asked?.unit === 'user';
  const selection = useMemo(
    () => (asked && part ? ({ of: asked, asOf, ...part } as Selection) : null),
    [asked, asOf, part],
  );
  const { data, isStale } = useUsersBehind(isOfUsers ? null : selection, { limit: mostFollowed });
  return useMemo((): FlowUnits => {
    if (!asked || !selection) return { scope: null, isTooMany: false };
    if (isOfUsers) return { scope: scopeOfUsers(asked, selection), isTooMany: false };
    if (!data || isStale) return { scope: null, isTooMany: false };
    if (data.cursor !== undefined) return { scope: null, isTooMany: true };
    const ids = data.users.map(({ id }) => id);
    return { scope: scopeOfSessions(asked, ids), isTooMany: false };
  }, [asked, selection, isOfUsers, data, isStale]);
}

/** The same flow of some of its units alone; null until it is known. */
export function useFlowOf(asked: FlowQuery | undefined, { scope }: FlowUnits): FlowResult | null {
  const query = useMemo(
    (): FlowQuery | null =>
      asked && scope ? { ...asked, ...scope, nodesPerStep: allNames } : null,
    [asked, scope],
  );
  const { data, isStale } = useFlow(query);
  return query && data && !isStale ? data : null;
}

/** How many values a node is broken down into before the rest is folded. */
const mostValues = 5;

/** How many of some units of a flow have each value of a property on some events. */
export function splitQuestion(
  asked: FlowQuery,
  scope: NonNullable<FlowUnits['scope']>,
  events: EventMatcher,
  property: string,
): TrendQuery {
  const { range, timeZone, weekStart, identity } = asked;
  return {
    kind: 'trend',
    measure: asked.unit === 'user' ? 'users' : 'sessions',
    range,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(weekStart === undefined ? {} : { weekStart }),
    ...(identity === undefined ? {} : { identity }),
    ...scope,
    events,
    breakdown: { property, limit: mostValues },
  };
}
