import type { AnalyticsEvent, SessionPolicy } from '../../src/model/event.js';
import type { Filter } from '../../src/model/filter.js';
import type {
  Exclusion,
  FunnelQuery,
  FunnelRows,
  FunnelStepQuery,
} from '../../src/model/funnel.js';
import type { GroupKey } from '../../src/model/groups.js';
import { resolveQuery } from '../../src/model/query.js';
import type { Duration } from '../../src/model/scope.js';
import type { TrendQuery, TrendRows } from '../../src/model/trend.js';
import { answerByOracle } from '../../src/testing.js';

/**
 * Events of users u1, u2 …, one text each: `'A@0 B@5:x'` is A at 0 ms and B at 5 ms with property p = x; `'B@5:x,y'` has
 * q = y as well, `'B@5:,y'` only q.
 */
export function log(...users: string[]): AnalyticsEvent[] {
  return users.flatMap((text, i) =>
    text.split(' ').map((word) => {
      const [what = '', values = ''] = word.split(':');
      const [event, time] = what.split('@') as [string, string];
      const [p, q] = values.split(',');
      const properties = { ...(p ? { p } : {}), ...(q ? { q } : {}) };
      return { time: Number(time), event, user: `u${i + 1}`, properties };
    }),
  );
}

export function milliseconds(count: number): Duration {
  return { value: count / 1_000, unit: 'second' };
}

/** `'A CD? B<5'` is A, then an optional C or D, then B within 5 ms. */
function stepsOf(text: string): FunnelStepQuery[] {
  return text.split(' ').map((word) => {
    const [letters = '', within] = word.replace('?', '').split('<');
    return {
      match: { event: [...letters] },
      ...(word.includes('?') ? { optional: true } : {}),
      ...(within ? { within: milliseconds(Number(within)) } : {}),
    };
  });
}

/** Events X between two steps. */
export function noX(effect: Exclusion['effect'], after: number, before: number): Exclusion {
  return { match: { event: 'X' }, after, before, effect };
}

interface FunnelOptions extends Partial<Omit<FunnelQuery, 'window'>> {
  /** Milliseconds; default 10, null = no limit. */
  window?: number | null;
  now?: number;
  universe?: Filter;
}

/** Asks the oracle for a funnel over [0, 1000) at 10,000. `'A B CD'` is A, then B, then C or D; see `stepsOf`. */
export function askFunnel(
  events: AnalyticsEvent[],
  steps: string,
  { window = 10, now = 10_000, universe, ...options }: FunnelOptions = {},
): FunnelRows {
  const query: FunnelQuery = {
    kind: 'funnel',
    range: { start: 0, end: 1_000 },
    steps: stepsOf(steps),
    window: window === null ? null : milliseconds(window),
    ...options,
  };
  return answerByOracle(events, resolveQuery(query, { now, ...(universe ? { universe } : {}) }));
}

export function countsOf(rows: FunnelRows): number[] {
  return rows.steps.map(({ count }) => count);
}

/** Times from the first step and from the previous, summed over units. */
export function sumsOf(rows: FunnelRows): (number | null)[][] {
  return rows.steps
    .slice(1)
    .map(({ fromFirst, fromPrevious }) => [fromFirst?.sum ?? null, fromPrevious?.sum ?? null]);
}

/** Counts of every group by its value, `none` or `other of n`. */
export function groupsOf(rows: FunnelRows): Record<string, number[]> {
  const name = (key: GroupKey): string =>
    key.type === 'value'
      ? String(key.value)
      : key.type === 'none'
        ? 'none'
        : `other of ${key.count}`;
  return Object.fromEntries(
    (rows.groups ?? []).map(({ key, steps }) => [name(key), steps.map(({ count }) => count)]),
  );
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
