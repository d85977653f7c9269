import { AnalyticsError, type AnalyticsSource, type AnalyticsEvent } from '../src/query.js';
import { memorySource } from '../src/sources.js';
import { generateEvents } from '../src/testing.js';
import { now, product } from './product.js';

/** Never answers. */
export const stalled: AnalyticsSource = {
  ...product,
  id: 'stalled',
  run: () => new Promise(() => {}),
};

/** Can not be read. */
export const broken: AnalyticsSource = {
  ...product,
  id: 'broken',
  run: () =>
    Promise.reject(
      new AnalyticsError(
        'source/malformed',
        'the endpoint https://events.example.com/query answered 502 Bad Gateway; check that the collector is running',
      ),
    ),
};

/** Holds no events. */
export const nothing = memorySource([], { id: 'nothing' });

const day = 86_400_000;

/** A log that ended in 2011, so that "the last 30 days" must mean those of the data. */
export const oldLog = memorySource(
  generateEvents({ seed: 3, users: 600, days: 100, end: Date.UTC(2011, 11, 10, 9) }),
  { id: 'old log' },
);

/** Names of events longer than any column. */
export const longNames = [
  'Clicked “Continue with your company’s single sign-on provider” on the third page of the enterprise onboarding questionnaire',
  'https://app.example.com/organisations/4f2a9c/projects/quarterly-planning-2026/boards/kanban?view=swimlanes&group=assignee',
  'Unternehmensdatenschutzbeauftragtenbenachrichtigungseinstellungen geöffnet',
] as const;

/** Names, values and words longer than any column. */
export const longLabels = memorySource(
  Array.from({ length: 3000 }, (_, i): AnalyticsEvent => ({
    time: now - Math.floor((((i * 7919) % 3000) / 3000) * 30 * day),
    event: longNames[(i * 13) % 3] as string,
    user: `user-${i % 400}`,
    properties: { page: longNames[i % 3] as string },
  })),
  { id: 'long labels' },
);

/** Two users, one day. */
export const tiny = memorySource(
  [
    { time: now - 3_600_000, event: 'Signed up', user: 'ada' },
    { time: now - 3_000_000, event: 'Created project', user: 'ada' },
    { time: now - 2_000_000, event: 'Signed up', user: 'grace' },
  ],
  { id: 'tiny' },
);
