import { canonicalEvent } from '../model/canonical.js';
import type { AnalyticsEvent } from '../model/event.js';
import { compareText } from '../model/order.js';
import { eventReader } from './event-reader.js';
import type { EventTable } from './table.js';

/** Which of two copies of an event stays: negative = the first one does. */
export function compareCopies(a: AnalyticsEvent, b: AnalyticsEvent): number {
  return a.time - b.time || compareText(canonicalEvent(a), canonicalEvent(b));
}

/** An event as a table keeps it: whole milliseconds, and no value where a number is not finite, as in JSON. */
export function asKept(event: AnalyticsEvent): AnalyticsEvent {
  const properties = Object.entries(event.properties ?? {}).filter(
    ([, value]) => typeof value !== 'number' || Number.isFinite(value),
  );
  return { ...event, time: Math.floor(event.time), properties: Object.fromEntries(properties) };
}

/** Reads events back as they were added: without sessions that were derived. */
export function keptReader(table: EventTable): (row: number) => AnalyticsEvent {
  const { codes, givenIds } = table.sessions;
  const read = eventReader(table);
  return (row) => {
    const { session, ...event } = read(row);
    return session && (codes[row] as number) < givenIds.length ? { ...event, session } : event;
  };
}
