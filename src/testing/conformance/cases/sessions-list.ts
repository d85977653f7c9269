import type { AnalyticsEvent, Scalar } from '../../../model/event.js';
import type { SessionsQuery } from '../../../model/sessions.js';
import { event, week } from '../case.js';

/** Sessions of the week of the cases. */
export const askSessions = (options: Partial<SessionsQuery> = {}): SessionsQuery => ({
  kind: 'sessions',
  range: week,
  ...options,
});

/** An event of a session with an id. */
export const of = (
  session: string,
  user: string | null,
  name: string,
  minutes: number,
  properties?: Record<string, Scalar | null>,
): AnalyticsEvent => ({ ...event(user, name, minutes, properties), session });

/** An exception of ann's. */
export const failure = (session: string, minutes: number): AnalyticsEvent => ({
  ...of(session, 'ann', 'boom', minutes),
  kind: 'exception',
});
