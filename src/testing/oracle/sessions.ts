import { compareText } from '../../model/order.js';
import {
  type ResolvedSessionsQuery,
  type SessionRow,
  type SessionsRows,
  sortValue,
} from '../../model/sessions.js';
import { matches, passes, valueOf } from './conditions.js';
import { oracleMeta } from './meta.js';
import { pageOf } from './page.js';
import type { PreparedEvent } from './prepare.js';
import { ascending, interpolated } from './statistics.js';
import { firstUser, latestValue } from './unit-facts.js';
import { eventsInScope, idsOf } from './units.js';

function sessionRow(
  id: string,
  own: readonly PreparedEvent[],
  clipped: boolean,
  { identity, properties }: ResolvedSessionsQuery,
): SessionRow {
  const sorted = own.toSorted((a, b) => a.time - b.time || compareText(a.event, b.event));
  const first = sorted[0] as PreparedEvent;
  const last = sorted.at(-1) as PreparedEvent;
  return {
    id,
    user: firstUser(own, identity),
    start: first.time,
    end: last.time,
    events: own.length,
    exceptions: own.filter(({ kind }) => kind === 'exception').length,
    firstEvent: first.event,
    lastEvent: last.event,
    properties: Object.fromEntries(
      properties.map((property) => [
        property,
        latestValue(own, (event) => valueOf(event, property)),
      ]),
    ),
    clipped,
  };
}

/**
 * Sessions read from the rules word by word.
 *
 * @param kept the events of the people the question is about
 * @param all those of everyone: they say which sessions are clipped
 */
export function sessionsByOracle(
  kept: readonly PreparedEvent[],
  query: ResolvedSessionsQuery,
  all: readonly PreparedEvent[],
): SessionsRows {
  const { sort, after, limit, range, universe } = query;
  const events = eventsInScope(kept, query, range);
  const outside = all.filter(
    (event) => passes(event, universe) && (event.time < range.start || event.time >= range.end),
  );
  const rows = idsOf(events, ({ session }) => session).flatMap((id) => {
    const own = events.filter(({ session }) => session === id);
    if (!own.some((event) => matches(event, query.events))) return [];
    const clipped = outside.some(({ session }) => session === id);
    return [sessionRow(id, own, clipped, query)];
  });

  const place = (row: SessionRow) => ({
    value: sortValue(row, sort),
    start: row.start,
    id: row.id,
  });
  type Place = ReturnType<typeof place>;
  const compare = (a: Place, b: Place): number =>
    b.value - a.value || a.start - b.start || compareText(a.id, b.id);
  const { page, cursor } = pageOf(
    rows.toSorted((a, b) => compare(place(a), place(b))),
    (row) => after === null || compare(place(row), after) > 0,
    limit,
    (row) => [sortValue(row, sort), row.start, row.id],
  );
  return {
    kind: 'sessions',
    sessions: page,
    total: rows.length,
    medianDuration:
      rows.length === 0
        ? null
        : interpolated(ascending(rows.map((row) => row.end - row.start)), 0.5),
    ...(cursor === undefined ? {} : { cursor }),
    meta: oracleMeta(),
  };
}
