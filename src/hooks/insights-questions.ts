import { afterFunnel, beforeFunnel } from '../model/around.js';
import type { Scalar } from '../model/event.js';
import type { EventMatcher, Filter } from '../model/filter.js';
import type { FunnelQuery } from '../model/funnel.js';
import type { InsightsQuery } from '../model/insights.js';
import type { Scope } from '../model/scope.js';
import type { SessionsQuery } from '../model/sessions.js';
import type { CountMeasure, TrendQuery } from '../model/trend.js';

/*
 * Insights and lists of sessions are no questions one can select numbers of: each of their numbers is also one of a trend,
 * or of a funnel. These are those questions.
 */

/** A question about events of a scope. */
type ScopedQuery = Scope & { events?: EventMatcher };

/** What a question shares with others about the same events. */
function scopeOf({ range, timeZone, weekStart, where, users, identity }: Scope): Scope {
  return {
    range,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(weekStart === undefined ? {} : { weekStart }),
    ...(where ? { where } : {}),
    ...(users ? { users } : {}),
    ...(identity === undefined ? {} : { identity }),
  };
}

/** How many events, users or sessions the events of a question are, now and in the time before. */
export function countQuestion(query: ScopedQuery, measure: CountMeasure): TrendQuery {
  const { events } = query;
  return {
    kind: 'trend',
    measure,
    ...scopeOf(query),
    ...(events ? { events } : {}),
    compare: 'previous',
  };
}

/**
 * How many users have one of these events with a value of a property, now and in the time before. The value narrows the
 * events and not the scope: who is kept does not depend on it.
 */
export function valueQuestion(query: InsightsQuery, property: string, value: Scalar): TrendQuery {
  const { events = {} } = query;
  const held: Filter = { property, op: 'eq', value };
  const where = events.where ? { all: [events.where, held] } : held;
  return countQuestion({ ...query, events: { ...events, where } }, 'users');
}

/** The funnel with the event next to it as a step; null where that can not be asked. */
export function aroundQuestion(
  { around }: InsightsQuery,
  side: 'before' | 'after',
): FunnelQuery | null {
  if (!around) return null;
  return side === 'before' ? beforeFunnel(around) : afterFunnel(around);
}

/** The first sessions of the same events, those with most events first. */
export function sessionsQuestion(query: ScopedQuery, limit: number): SessionsQuery {
  const { events } = query;
  return { kind: 'sessions', ...scopeOf(query), ...(events ? { events } : {}), limit };
}
