import { afterFunnel, beforeFunnel, eventsAfter, eventsBefore, type Neighbours } from './around.js';
import { askParts, type Parts, resolvePart } from './ask-parts.js';
import type { AskOptions } from './ask-source.js';
import { resolveCatalog } from './catalog.js';
import type { FunnelQuery } from './funnel.js';
import { valueInsights } from './insight-values.js';
import type { AroundEvent, Headline, InsightsResult, ResolvedInsightsQuery } from './insights.js';
import { resolveQuery } from './query.js';
import type { AbsoluteRange } from './scope.js';
import type { AnalyticsSource } from './source.js';
import { share } from './statistics.js';
import type { CountMeasure } from './trend.js';

/** Most properties whose values are compared when none are named. */
const mostProperties = 20;
/** How many of the catalog's properties are looked through for them. */
const propertiesLookedAt = 1_000;
/** Events shown on each side of a funnel. */
const mostAround = 5;

/** Which funnels it can be asked for. */
const askable = {
  before: 'it is known of ordered funnels with fewer than 20 steps and attempts "any"',
  after: 'it is known of ordered funnels with fewer than 20 steps',
};

const unknown: Headline = { value: null, previous: null };

async function counted(
  parts: Parts,
  resolved: ResolvedInsightsQuery,
  measure: CountMeasure,
): Promise<Headline> {
  const { asked, range } = resolved;
  const trend = resolvePart(
    { kind: 'trend', measure, events: asked.events, compare: 'previous' },
    resolved,
    range,
  );
  const result = await parts.askIfSupported(trend, `the number of ${measure}`);
  if (!result) return unknown;
  return {
    value: result.series[0]?.total ?? 0,
    previous: result.previous?.series[0]?.total ?? 0,
  };
}

async function medianLength(parts: Parts, resolved: ResolvedInsightsQuery): Promise<Headline> {
  const median = async (range: AbsoluteRange) => {
    const { events } = resolved.asked;
    const sessions = resolvePart({ kind: 'sessions', events, limit: 1 }, resolved, range);
    const result = await parts.askIfSupported(sessions, 'the median session length');
    return result?.medianDuration ?? null;
  };
  const [value, previous] = await Promise.all([median(resolved.range), median(resolved.previous)]);
  return { value, previous };
}

/** Those named, or the text and true/false properties that most events have set. */
async function propertiesOf(parts: Parts, resolved: ResolvedInsightsQuery): Promise<string[]> {
  const { asked, now, universe } = resolved;
  if (asked.properties) return [...new Set(asked.properties)];
  const catalog = resolveCatalog(
    { kind: 'catalog', limit: propertiesLookedAt },
    { now, ...(universe ? { universe } : {}) },
  );
  const result = await parts.askIfSupported(catalog, 'the list of properties');
  return (result?.properties ?? [])
    .filter(({ types }) => types.some((type) => type !== 'number'))
    .slice(0, mostProperties)
    .map(({ property }) => property);
}

async function nextTo(
  parts: Parts,
  resolved: ResolvedInsightsQuery,
  funnel: FunnelQuery | null,
  side: 'before' | 'after',
): Promise<AroundEvent[]> {
  const what = `what happened ${side} the funnel`;
  if (!funnel) {
    parts.warn(`${what} is missing: ${askable[side]}`);
    return [];
  }
  const { now, universe } = resolved;
  const query = resolveQuery(funnel, { now, ...(universe ? { universe } : {}) });
  const result = await parts.askIfSupported(query, what);
  if (!result) return [];
  const { events }: Neighbours = side === 'after' ? eventsAfter(result) : eventsBefore(result);
  return events.slice(0, mostAround).map(({ event, count }) => ({ event, count }));
}

async function aroundOf(
  parts: Parts,
  resolved: ResolvedInsightsQuery,
  funnel: FunnelQuery,
): Promise<NonNullable<InsightsResult['around']>> {
  const [before, after] = await Promise.all([
    nextTo(parts, resolved, beforeFunnel(funnel), 'before'),
    nextTo(parts, resolved, afterFunnel(funnel), 'after'),
  ]);
  return { before, after };
}

function ratio(a: Headline, b: Headline): Headline {
  const of = (x: number | null, y: number | null) =>
    x === null || y === null ? null : share(x, y);
  return { value: of(a.value, b.value), previous: of(a.previous, b.previous) };
}

/**
 * Asks a source the questions insights are made of, all at once, and composes the answer. What the source can not answer
 * is missing from it, and `meta.warnings` say so.
 *
 * Costs five questions, two a property, and two around a funnel; each reads both times.
 */
export function runInsights(
  source: AnalyticsSource,
  resolved: ResolvedInsightsQuery,
  options: AskOptions,
): Promise<InsightsResult> {
  return askParts(source, options, async (parts) => {
    const { around: funnel } = resolved.asked;
    const users = counted(parts, resolved, 'users');
    const values = Promise.all([users, propertiesOf(parts, resolved)]).then(([of, properties]) =>
      valueInsights(parts, resolved, of, properties),
    );
    const [all, sessions, events, medianSessionLength, held, around] = await Promise.all([
      users,
      counted(parts, resolved, 'sessions'),
      counted(parts, resolved, 'events'),
      medianLength(parts, resolved),
      values,
      funnel ? aroundOf(parts, resolved, funnel) : null,
    ]);
    return {
      kind: 'insights',
      users: all,
      sessions,
      events,
      eventsPerSession: ratio(events, sessions),
      medianSessionLength,
      values: held,
      ...(around ? { around } : {}),
      meta: parts.meta(),
    };
  });
}
