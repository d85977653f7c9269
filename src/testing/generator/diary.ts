import type { AnalyticsEvent, Scalar } from '../../model/event.js';
import { appVersionAt, minuteMs, type Timeline } from './options.js';
import type { Visitor } from './visitor.js';

type Properties = Record<string, Scalar | null>;

/** Who a visitor has become: known once they sign up, on a paid plan once they upgrade. */
export interface Membership {
  signedUpAt: number;
  authenticatedUser: string;
  account: string;
  upgradedAt: number;
  plan: string;
  cancelledAt: number;
}

/** Writes down what one visitor does. Events outside the timeline are left out. */
export interface Diary {
  events: AnalyticsEvent[];
  membership: Membership | null;
  /**
   * Something done in the browser. A pause of more than 30 minutes begins a new session.
   *
   * @param properties a new object; what all events of the visitor have is written into it
   */
  browser(time: number, event: string, kind: string, properties?: Properties): void;
  /** Something that happened on the server because of the visitor: no session, no browser. */
  server(time: number, event: string, properties: Properties): void;
}

export function createDiary(visitor: Visitor, timeline: Timeline): Diary {
  const { user, country, device, os, browser, source } = visitor;
  const events: AnalyticsEvent[] = [];
  let sessions = 0;
  let session = '';
  let lastTime = Number.NEGATIVE_INFINITY;
  let plan: string | null = null;
  let appVersion = '';

  const planAt = (time: number): string | null => {
    const { membership } = diary;
    if (membership === null || time < membership.signedUpAt) return null;
    return time >= membership.upgradedAt && time < membership.cancelledAt
      ? membership.plan
      : 'Free';
  };

  const diary: Diary = {
    events,
    membership: null,
    browser(time, event, kind, properties = {}) {
      if (time < timeline.start || time >= timeline.end) return;
      if (time - lastTime > 30 * minuteMs || time < lastTime) {
        session = `${user}-${(++sessions).toString(36)}`;
        plan = planAt(time);
        appVersion = appVersionAt(time, timeline);
      }
      lastTime = time;
      // Several times as fast as spreading both into a new object.
      properties.country = country;
      properties.device = device;
      properties.os = os;
      properties.browser = browser;
      properties.source = source;
      properties.plan = plan;
      properties.appVersion = appVersion;
      const { membership } = diary;
      const isMember = membership !== null && time >= membership.signedUpAt;
      events.push({
        time,
        event,
        user,
        session,
        authenticatedUser: isMember ? membership.authenticatedUser : null,
        account: isMember ? membership.account : null,
        kind,
        properties,
      });
    },
    server(time, event, properties) {
      const { membership } = diary;
      if (membership === null || time < timeline.start || time >= timeline.end) return;
      events.push({
        time,
        event,
        user,
        session: null,
        authenticatedUser: membership.authenticatedUser,
        account: membership.account,
        kind: 'event',
        properties: { ...properties, plan: planAt(time), country },
      });
    },
  };
  return diary;
}
