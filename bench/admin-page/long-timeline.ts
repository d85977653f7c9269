import type { AnalyticsEvent } from '../../src/query.js';
import { memorySource } from '../../src/sources.js';

const start = Date.UTC(2026, 10, 20, 6);
const names = ['Opened board', 'Moved card', 'Commented', 'Searched', 'Changed filter'];
const kinds = ['pageView', 'event', 'event', 'request', 'exception'];

/** One session of 50,000 events, few of which are alike in a row. */
export const longTimeline = memorySource(
  Array.from({ length: 50_000 }, (_, i): AnalyticsEvent => ({
    time: start + i * 173,
    event: names[(i * 7 + (i >> 3)) % 5] as string,
    kind: kinds[(i * 7 + (i >> 3)) % 5] as string,
    user: 'ada',
    session: 'long',
    properties: { board: `Board ${i % 40}`, position: i, device: 'Laptop' },
  })),
  { id: 'long' },
);
