/** A value an event property may have. Missing and `null` mean the same: not set. */
export type Scalar = string | number | boolean;

/** One thing that happened. The only input every source has in common. */
export interface AnalyticsEvent {
  /** Epoch milliseconds, UTC. Years 1900–2200. */
  time: number;
  /** What happened: the event's name, not empty. */
  event: string;
  /** Persistent anonymous or own id. `null`, missing or `''`: the event counts as an event, never as a user. */
  user?: string | null;
  /** The session it happened in. Missing: derived from the user's events, see {@link SessionPolicy}. */
  session?: string | null;
  /** Who signed in, if anyone. */
  authenticatedUser?: string | null;
  /** Company or tenant the user belongs to. */
  account?: string | null;
  /** `'event'` (default), `'pageView'`, `'request'`, `'exception'`, `'dependency'` or the host's own. */
  kind?: string;
  /** Repeated ids are one event: the copy with the earliest time stays. */
  id?: string;
  properties?: Record<string, Scalar | null>;
}

/** The fields of an event a filter, breakdown or picker can name, by the `$name` they are asked for. */
export const eventFields = {
  $event: 'event',
  $kind: 'kind',
  $user: 'user',
  $session: 'session',
  $authenticatedUser: 'authenticatedUser',
  $account: 'account',
} as const satisfies Record<string, keyof AnalyticsEvent>;

/** `$event`, `$kind`, `$user`, `$session`, `$authenticatedUser` or `$account`. */
export type EventField = keyof typeof eventFields;

/** Whether a property name means a field of the event. */
export function isEventField(property: string): property is EventField {
  return Object.hasOwn(eventFields, property);
}

/** When a run of events without a session id of their own is one session. */
export interface SessionPolicy {
  /** A gap of more than this many milliseconds ends the session. Default 30 minutes. */
  idleMs: number;
  /** A longer run is cut every so many milliseconds from its first event. Default 24 hours. */
  maxMs: number;
}

export const defaultSessionPolicy: SessionPolicy = { idleMs: 1_800_000, maxMs: 86_400_000 };
