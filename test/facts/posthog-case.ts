import type { AnalyticsEvent, Scalar } from '../../src/model/event.js';
import type { Condition, EventMatcher } from '../../src/model/filter.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { AbsoluteRange, Duration } from '../../src/model/scope.js';
import { dayMs, dayStart } from '../../src/model/time-zone.js';
import type { TrendQuery } from '../../src/model/trend.js';

/** A fact transcribed from PostHog's public tests; its source is named in each case. */
export interface PosthogCase {
  id: string;
  agreement: 'any' | 'posthog-choice';
  timezone: string;
  events: {
    event: string;
    user: string;
    time: string;
    properties: Record<string, Scalar | null>;
  }[];
  query: {
    kind: 'trends' | 'funnel';
    date_from: string;
    date_to: string;
    order?: string;
    view?: string;
    steps?: {
      event: string;
      where?: { property: string; op: string; value: Scalar | Scalar[]; scope: string }[];
      occurrence?: string;
      optional?: boolean;
    }[];
    window?: Duration;
    exclusions?: unknown[];
    interval?: 'day' | 'week' | 'month' | 'hour';
    series?: { event: string; math: string; property?: string }[];
    formulas?: string[];
    compare?: unknown;
    smoothing_intervals?: number;
    breakdown?: { properties: string[]; limit?: number; hide_other?: boolean };
  };
  expected: {
    step_counts?: (number | null)[];
    average_conversion_seconds?: (number | null)[];
    median_conversion_seconds?: (number | null)[];
    series?: { data?: number[]; total?: number }[];
    breakdown?: { value: string; total?: number; data?: number[] }[];
    breakdown_count?: number;
    interval_starts?: string[];
  };
}

export function eventsOf({ events }: PosthogCase): AnalyticsEvent[] {
  return events.map(({ time, ...event }) => ({ ...event, time: Date.parse(time) }));
}

/** `date_to` without a time includes that day. */
function rangeOf({ query, timezone }: PosthogCase): AbsoluteRange {
  const date = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return {
    start: dayStart(timezone, date(query.date_from)),
    end: dayStart(timezone, date(query.date_to) + dayMs),
  };
}

function matcherOf(step: NonNullable<PosthogCase['query']['steps']>[number]): EventMatcher {
  const conditions = (step.where ?? []).map(({ property, op, value }): Condition =>
    op === 'icontains'
      ? { property, op: 'contains', value, ignoreCase: true }
      : { property, op: Array.isArray(value) ? 'in' : 'eq', value },
  );
  return { event: step.event, ...(conditions.length > 0 ? { where: { all: conditions } } : {}) };
}

/** The case as our question; null when {@link waitsFor} says that it needs something we do not have yet. */
export function questionOf(fact: PosthogCase): FunnelQuery | TrendQuery {
  const { query, timezone: timeZone } = fact;
  const scope = { range: rangeOf(fact), timeZone };
  if (query.kind === 'funnel') {
    const steps = (query.steps ?? []).map((step) => ({ match: matcherOf(step) }));
    return { kind: 'funnel', ...scope, steps, ...(query.window ? { window: query.window } : {}) };
  }
  const [series] = query.series ?? [];
  const property = query.breakdown?.properties[0];
  return {
    kind: 'trend',
    ...scope,
    measure: series?.math === 'dau' ? 'users' : 'events',
    events: series ? { event: series.event } : {},
    ...(query.interval ? { interval: query.interval } : {}),
    ...(property ? { breakdown: { property, limit: query.breakdown?.limit ?? 25 } } : {}),
  };
}

/** The option a case needs that is not built yet, or null when it can be asked. */
export function waitsFor({ query }: PosthogCase): string | null {
  if (query.kind === 'funnel') {
    if (query.view === 'time_to_convert') return 'time to convert';
    if (query.view === 'historical_trend') return 'funnel interval';
    if (query.order !== 'ordered') return `order: ${query.order}`;
    if (query.breakdown) return 'funnel breakdown';
    if (query.exclusions) return 'exclusions';
    if (query.steps?.some(({ optional }) => optional)) return 'optional steps';
    if (query.steps?.some(({ occurrence }) => occurrence)) return 'not ours: first occurrence ever';
    if (query.steps?.some(({ where }) => where?.some(({ scope }) => scope === 'user'))) {
      return 'cohort: anyOf';
    }
    return null;
  }
  if (query.formulas) return 'not ours: formulas';
  if (query.compare) return 'compare: previous';
  if (query.smoothing_intervals) return 'not ours: smoothing';
  const maths = query.series?.map(({ math }) => math) ?? [];
  if (maths.includes('sum')) return 'property measures';
  if (maths.some((math) => math.endsWith('active_users'))) return 'not ours: sliding windows';
  return null;
}
