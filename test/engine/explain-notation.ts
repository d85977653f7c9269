import type { AnalyticsEvent } from '../../src/model/event.js';
import type { ExplainResult } from '../../src/model/explain.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';
import { milliseconds } from '../testing/ask.js';

/** The instant everything is asked at: long after the events. */
export const now = 10_000_000_000;

export function explain(
  events: AnalyticsEvent[],
  behind: Selection,
  user = 'u1',
): Promise<ExplainResult> {
  return runQuery(memorySource(events), { kind: 'explain', behind, user }, { now });
}

/** A funnel over [0, 1000); window 10 ms unless given. `'A B<3 C?'` is A, then B within 3 ms, then an optional C. */
export function funnel(steps: string, options: Partial<FunnelQuery> = {}): FunnelQuery {
  return {
    kind: 'funnel',
    range: { start: 0, end: 1_000 },
    window: milliseconds(10),
    steps: steps.split(' ').map((word) => {
      const [event = '', within] = word.replace('?', '').split('<');
      return {
        match: { event },
        ...(word.endsWith('?') ? { optional: true } : {}),
        ...(within ? { within: milliseconds(Number(within)) } : {}),
      };
    }),
    ...options,
  };
}

/** `A@0=0` was used for part 0, `A@0=0+1` for two, `B@5!excluded` was not; `X@3` fits no part. */
export function told({ events }: ExplainResult): string {
  return events
    .map(({ event, used, also = [], reason }) => {
      const what = `${event.event}@${event.time}`;
      if (used !== null) return `${what}=${[used, ...also].join('+')}`;
      return reason ? `${what}!${reason}` : what;
    })
    .join(' ');
}
