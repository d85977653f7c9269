import type { CatalogRows, ResolvedCatalogQuery } from '../../model/catalog.js';
import type { Scalar } from '../../model/event.js';
import { compareScalars, compareText } from '../../model/order.js';
import { foldLetters, passes, propertyOf, valueOf } from './conditions.js';
import { oracleMeta } from './meta.js';
import type { PreparedEvent } from './prepare.js';

const types = ['string', 'number', 'boolean'] as const;

function eventEntries(events: PreparedEvent[]): CatalogRows['events'] {
  const entries: CatalogRows['events'] = [];
  for (const { event, kind, time } of events) {
    const known = entries.find((entry) => entry.event === event && entry.kind === kind);
    if (known) {
      known.count++;
      known.lastSeen = Math.max(known.lastSeen, time);
    } else {
      entries.push({ event, kind, count: 1, lastSeen: time });
    }
  }
  return entries.toSorted(
    (a, b) => b.count - a.count || compareText(a.event, b.event) || compareText(a.kind, b.kind),
  );
}

function kindEntries(events: PreparedEvent[]): CatalogRows['kinds'] {
  return [...new Set(events.map((event) => event.kind))]
    .map((kind) => ({ kind, count: events.filter((event) => event.kind === kind).length }))
    .toSorted((a, b) => b.count - a.count || compareText(a.kind, b.kind));
}

function propertyEntries(events: PreparedEvent[]): CatalogRows['properties'] {
  const names = new Set(events.flatMap((event) => Object.keys(event.properties)));
  return [...names]
    .map((property) => {
      const values = events
        .map((event) => propertyOf(event, property))
        .filter((value) => value !== null);
      return {
        property,
        types: types.filter((type) => values.some((value) => typeof value === type)),
        count: values.length,
      };
    })
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || compareText(a.property, b.property))
    .map(({ count, ...entry }) => ({ ...entry, coverage: count / events.length }));
}

function valueEntries(
  events: PreparedEvent[],
  property: string,
): NonNullable<CatalogRows['values']> {
  const counts = new Map<Scalar, number>();
  for (const event of events) {
    const value = valueOf(event, property);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || compareScalars(a.value, b.value));
}

/** A catalog read from the rules word by word. */
export function catalogByOracle(
  all: readonly PreparedEvent[],
  query: ResolvedCatalogQuery,
): CatalogRows {
  const { property, limit } = query;
  const found = (text: string): boolean => foldLetters(text).includes(foldLetters(query.search));
  const events = all.filter((event) => passes(event, query.universe));
  const entries = eventEntries(events).filter(
    ({ event }) => property !== undefined || found(event),
  );
  const times = events.map((event) => event.time).toSorted((a, b) => a - b);
  const values =
    property === undefined
      ? undefined
      : valueEntries(events, property).filter(({ value }) => found(String(value)));
  return {
    kind: 'catalog',
    events: entries.slice(0, limit),
    matches: entries.length,
    kinds: kindEntries(events),
    properties: propertyEntries(events).slice(0, limit),
    ...(values ? { values: values.slice(0, limit) } : {}),
    firstEvent: times[0] ?? null,
    lastEvent: times.at(-1) ?? null,
    meta: oracleMeta(),
  };
}
