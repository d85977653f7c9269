import { canonicalEvent } from '../model/canonical.js';
import type { AnalyticsEvent, Scalar } from '../model/event.js';
import { compareText } from '../model/order.js';
import { laneOf } from './search.js';
import { type EventTable, valueReader } from './table.js';

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

/** Reads events back from a table's rows, without their ids. */
export function eventReader(table: EventTable): (row: number) => AnalyticsEvent {
  const { time, sessions } = table;
  const reader = (column: Parameters<typeof valueReader>[0]) =>
    valueReader(column) as (row: number) => string | null;
  const event = reader(table.event);
  const kind = reader(table.kind);
  const authenticatedUser = reader(table.authenticatedUser);
  const account = reader(table.account);
  const properties = [...table.properties].map(
    ([name, column]) => [name, valueReader(column)] as const,
  );
  return (row) => {
    const values: Record<string, Scalar | null> = {};
    for (const [name, valueOf] of properties) values[name] = valueOf(row);
    const session = sessions.codes[row] as number;
    return {
      time: time[row] as number,
      event: event(row) as string,
      kind: kind(row) as string,
      user: table.userIds[laneOf(table.userStart, row)] ?? null,
      session: sessions.givenIds[session] ?? null,
      authenticatedUser: authenticatedUser(row),
      account: account(row),
      properties: values,
    };
  };
}
