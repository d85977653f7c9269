import type { Identity, ResolvedScope } from '../../model/scope.js';
import { passes } from './conditions.js';
import type { PreparedEvent } from './prepare.js';

/** Who a user is, as the query means it; null is nobody. */
export function userOf(event: PreparedEvent, identity: Identity): string | null {
  return event[identity];
}

/** Who did it: a user or a session; null is nobody. */
export function unitOf(
  event: PreparedEvent,
  { unit, identity }: { unit: 'user' | 'session'; identity: Identity },
): string | null {
  return unit === 'session' ? event.session : userOf(event, identity);
}

/** The different units of some events, nobody left out. */
export function idsOf(
  events: readonly PreparedEvent[],
  idOf: (event: PreparedEvent) => string | null,
): string[] {
  return [...new Set(events.map(idOf))].filter((id) => id !== null);
}

/** The events of a time span that exist and that the query keeps. */
export function eventsInScope(
  all: readonly PreparedEvent[],
  { universe, where }: Pick<ResolvedScope, 'universe' | 'where'>,
  span: { start: number; end: number },
): PreparedEvent[] {
  return all.filter(
    (event) =>
      event.time >= span.start &&
      event.time < span.end &&
      passes(event, universe) &&
      passes(event, where),
  );
}
