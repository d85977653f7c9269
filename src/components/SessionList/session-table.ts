import type { Messages } from '../../model/messages.js';
import type { sessionListMessages } from '../../model/session-list-messages.js';
import type { SessionRow } from '../../model/sessions.js';
import type { PlainTable } from '../parts/csv.js';

/** Sessions as rows of a file: instants in ISO 8601, durations in milliseconds. */
export function sessionTable(
  rows: readonly SessionRow[],
  properties: readonly string[],
  messages: Messages & typeof sessionListMessages,
): PlainTable {
  const instant = (time: number) => new Date(time).toISOString();
  return {
    columns: [
      messages.sessionId,
      messages.sessionUser,
      messages.sessionStart,
      messages.sessionEnd,
      messages.sessionDurationMs,
      messages.sessionEvents,
      messages.sessionExceptions,
      messages.sessionFirstEvent,
      messages.sessionLastEvent,
      messages.sessionClipped,
      ...properties.map(messages.property),
    ],
    rows: rows.map((row) => [
      row.id,
      row.user,
      instant(row.start),
      instant(row.end),
      row.end - row.start,
      row.events,
      row.exceptions,
      row.firstEvent,
      row.lastEvent,
      row.clipped ? 'true' : 'false',
      ...properties.map((property) => {
        const value = row.properties[property] ?? null;
        return typeof value === 'boolean' ? String(value) : value;
      }),
    ]),
  };
}
