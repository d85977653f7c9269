import type { AnalyticsEvent, SessionPolicy } from '../../src/model/event.js';
import type { Filter } from '../../src/model/filter.js';
import type { FunnelQuery, FunnelRows } from '../../src/model/funnel.js';
import { resolveQuery } from '../../src/model/query.js';
import type { TrendQuery, TrendRows } from '../../src/model/trend.js';
import { answerByOracle } from '../../src/testing.js';

/** Events of users u1, u2 …, one text each: `'A@0 B@5'` is A at 0 ms and B at 5 ms. */
export function log(...users: string[]): AnalyticsEvent[] {
  return users.flatMap((text, i) =>
    text.split(' ').map((word) => {
      const [event, time] = word.split('@') as [string, string];
      return { time: Number(time), event, user: `u${i + 1}` };
    }),
  );
}

interface FunnelOptions extends Partial<Omit<FunnelQuery, 'window'>> {
  /** Milliseconds; default 10, null = no limit. */
  window?: number | null;
  now?: number;
  universe?: Filter;
}

/** Asks the oracle for a funnel over [0, 1000) at 10,000. `'A B CD'` is A, then B, then C or D. */
export function askFunnel(
  events: AnalyticsEvent[],
  steps: string,
  { window = 10, now = 10_000, universe, ...options }: FunnelOptions = {},
): FunnelRows {
  const query: FunnelQuery = {
    kind: 'funnel',
    range: { start: 0, end: 1_000 },
    steps: steps.split(' ').map((letters) => ({ match: { event: [...letters] } })),
    window: window === null ? null : { value: window / 1_000, unit: 'second' },
    ...options,
  };
  return answerByOracle(events, resolveQuery(query, { now, ...(universe ? { universe } : {}) }));
}

export function countsOf(rows: FunnelRows): number[] {
  return rows.steps.map(({ count }) => count);
}

interface TrendOptions extends Partial<TrendQuery> {
  policy?: SessionPolicy;
  universe?: Filter;
}

/** Asks the oracle for a trend over [0, 100 days) in one bucket. */
export function askTrend(
  events: AnalyticsEvent[],
  { policy, universe, ...options }: TrendOptions = {},
): TrendRows {
  const query: TrendQuery = {
    kind: 'trend',
    measure: 'events',
    range: { start: 0, end: 8_640_000_000 },
    ...options,
  };
  const context = { now: 8_640_000_000, ...(universe ? { universe } : {}) };
  return answerByOracle(events, resolveQuery(query, context), policy);
}
