import type { AnalyticsEvent, AnalyticsSource } from '../src/query.js';
import { eventsSource, memorySource } from '../src/sources.js';
import { now } from './product-time.js';

type Properties = NonNullable<AnalyticsEvent['properties']>;

const second = 1_000;
const minute = 60_000;
const hour = 3_600_000;
const day = 86_400_000;

const laptop: Properties = { device: 'desktop', browser: 'Chrome', os: 'macOS', country: 'Spain' };

/** The session {@link journey} is about. */
export const journeySession = 'k7f2-1042';

const began = now - 3 * hour;

/** What happens after so many seconds. */
type Step = [
  after: number,
  event: string,
  kind: NonNullable<AnalyticsEvent['kind']>,
  more?: Properties,
];

const steps: Step[] = [
  [0, 'Viewed page', 'pageView', { page: '/pricing', referrer: 'google.com' }],
  [14, 'Compared plans', 'event', { plans: 'Free, Pro, Team' }],
  [42, 'Clicked Start trial', 'event', { plan: 'team', seats: 4 }],
  [43, 'POST /api/trials', 'request', { status: 201, durationMs: 212, success: true }],
  [45, 'Viewed page', 'pageView', { page: '/signup', referrer: '/pricing' }],
  [64, 'Signed up', 'event', { method: 'e-mail' }],
  [66, 'POST /api/users', 'request', { status: 201, durationMs: 418, success: true }],
  [71, 'Viewed page', 'pageView', { page: '/welcome', referrer: '/signup' }],
  [80, 'Called mail service', 'dependency', { durationMs: 94, success: true }],
  [1_444, 'Viewed page', 'pageView', { page: '/projects/new', referrer: '/welcome' }],
  [1_458, 'Chose template', 'event', { template: 'blank' }],
  ...Array.from({ length: 6 }, (_, i): Step => [
    1_470 + i * 4,
    'Clicked Save',
    'event',
    { form: 'project', attempt: i + 1 },
  ]),
  [1_490, 'POST /api/projects', 'request', { status: 422, durationMs: 61, success: false }],
  [
    1_490,
    'ValidationError',
    'exception',
    {
      message: 'name must not be empty (422 from POST /api/projects)',
      handled: true,
      stack:
        'ValidationError: name must not be empty\n    at check (app.js:1:20433)\n    at submit (app.js:1:21880)\n    at HTMLFormElement.onsubmit (app.js:1:30211)\n    at dispatch (vendor.js:2:1180)\n    at run (vendor.js:2:4471)\n    at flush (vendor.js:2:4900)',
    },
  ],
  [1_495, 'Viewed page', 'pageView', { page: '/help/projects', referrer: '/projects/new' }],
  [1_502, 'Clicked Save', 'event', { form: 'project', attempt: 7 }],
  [1_503, 'POST /api/projects', 'request', { status: 201, durationMs: 187, success: true }],
  [1_503, 'Created project', 'event', { template: 'blank', members: 1 }],
];

/** One session with something of everything: a gap, repeats, an exception, requests. */
export const journey = memorySource(
  steps.map(([after, event, kind, more = {}]): AnalyticsEvent => ({
    time: began + after * second,
    event,
    kind,
    user: 'ada',
    session: journeySession,
    ...(after >= 64 ? { authenticatedUser: 'ada@example.com', account: 'Analytical Engines' } : {}),
    properties: { ...laptop, ...more },
  })),
  { id: 'journey' },
);

const deeds = ['Viewed board', 'Moved card', 'Wrote comment', 'Opened report', 'Searched'];

function visit(index: number, start: number, length: number): AnalyticsEvent[] {
  const isPhone = index % 4 === 1;
  const surroundings: Properties = isPhone
    ? { device: 'mobile', browser: 'Safari', os: 'iOS', country: 'Spain' }
    : laptop;
  return Array.from({ length }, (_, i): AnalyticsEvent => {
    const isFirst = i === 0;
    const isBad = i === 5 && index % 6 === 2;
    return {
      time: start + i * (20 + ((index * 7 + i * 13) % 50)) * second + (i > 8 ? 12 * minute : 0),
      event: isFirst
        ? 'Viewed page'
        : isBad
          ? 'TypeError'
          : (deeds[(index + i * 3) % deeds.length] as string),
      kind: isFirst ? 'pageView' : isBad ? 'exception' : 'event',
      user: isPhone ? 'ada-phone' : 'ada',
      session: `visit-${index}`,
      authenticatedUser: 'ada@example.com',
      account: 'Analytical Engines',
      properties: {
        ...surroundings,
        ...(isFirst ? { page: index % 3 ? '/boards/roadmap' : '/inbox' } : {}),
        ...(isBad ? { message: 'board is undefined' } : {}),
        ...(i % 2 ? { board: `Board ${(index + i) % 3}`, cards: (i * 7) % 23 } : {}),
      },
    };
  });
}

/** What the server did for somebody: in no session, of no device. */
function invoice(month: number): AnalyticsEvent {
  return {
    time: now - month * 30 * day - 4 * hour,
    event: 'Sent invoice',
    kind: 'request',
    authenticatedUser: 'ada@example.com',
    account: 'Analytical Engines',
    properties: { amount: 36, currency: 'EUR', number: 4410 + month },
  };
}

/** Some months of one person on two devices, with invoices between the sessions. */
export const person = memorySource(
  [
    ...Array.from({ length: 34 }, (_, i) =>
      visit(i, now - (i * 3.1 + (i % 5) * 0.3) * day - 2 * hour, 3 + ((i * 5) % 14)),
    ).flat(),
    ...[0, 1, 2, 3].map(invoice),
  ],
  { id: 'person' },
);

const kiosk = ['Scanned badge', 'Opened door', 'Viewed page', 'GET /api/doors', 'Timed out'];
const kioskKinds = ['event', 'event', 'pageView', 'request', 'exception'];

/** Events of one long session, with repeats and gaps. */
export function longSession(length: number): AnalyticsEvent[] {
  let time = 0;
  const events = Array.from({ length }, (_, i): AnalyticsEvent => {
    const what = i % 17 === 0 ? 2 : i % 911 === 0 ? 4 : i % 5 === 3 ? 3 : (i >> 3) % 2;
    time += (i % 400 === 399 ? 17 * minute : 0) + (7 + ((i * 31) % 40)) * second;
    return {
      time,
      event: kiosk[what] as string,
      kind: kioskKinds[what] as string,
      user: 'kiosk-7',
      session: 'kiosk',
      id: `k${i}`,
      properties: {
        device: 'kiosk',
        door: `Door ${i % 12}`,
        badge: `B-${(i * 7919) % 5000}`,
        ...(what === 2 ? { page: `/floor/${i % 9}` } : {}),
        ...(what === 3 ? { status: i % 7 ? 200 : 503, durationMs: (i * 37) % 900 } : {}),
      },
    };
  });
  // It ended an hour ago.
  const start = now - hour - time;
  return events.map((event) => ({ ...event, time: start + event.time }));
}

/** A door that was never switched off: 50,000 events in one session. */
export const kioskSource = memorySource(longSession(50_000), { id: 'kiosk' });

/** The same door by day: as many events of one user in hundreds of sessions. */
export const doorman = memorySource(
  longSession(50_000).map(({ session: _session, ...event }) => event),
  { id: 'doorman' },
);

/** Names and values longer than any column. */
export const wordy = memorySource(
  [
    'Clicked “Continue with your company’s single sign-on provider” on the third page of the enterprise onboarding questionnaire',
    'https://app.example.com/organisations/4f2a9c/projects/quarterly-planning-2026/boards/kanban?view=swimlanes&group=assignee',
    'Unternehmensdatenschutzbeauftragtenbenachrichtigungseinstellungen geöffnet',
  ].map((event, i): AnalyticsEvent => ({
    time: now - hour + i * minute,
    event,
    user: 'somebody-with-a-very-long-identifier-0f8fad5b-d9cb-469f-a165-70867728950e',
    session: 'wordy',
    properties: {
      organisationalUnitWithinTheHoldingCompany: `Department ${i} of administrative affairs and procurement, third floor`,
      query: 'SELECT '.concat('a_rather_long_column_name, '.repeat(40)),
      empty: '',
    },
  })),
  { id: 'wordy' },
);

/** A store that holds only the last ten days. */
export const lastDays = eventsSource({
  id: 'last days',
  historyFrom: now - 10 * day,
  load: async ({ reads }) =>
    longSession(50_000).filter(
      ({ time }) => time >= (reads.start ?? -Infinity) && time < reads.end,
    ),
});

/** Answers the first page, then takes its time. */
export const slow: AnalyticsSource = {
  ...kioskSource,
  id: 'slow',
  run: async (query, options) => {
    if (query.kind === 'timeline' && query.after) {
      await new Promise((_, reject) => {
        options.signal.addEventListener('abort', () => reject(options.signal.reason as Error));
      });
    }
    return kioskSource.run(query, options);
  },
};
