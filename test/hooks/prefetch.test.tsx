import { dehydrate, hydrate, QueryClient } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';

import type { AnalyticsProviderProps } from '../../src/hooks/AnalyticsProvider.js';
import { useAnalytics } from '../../src/hooks/context.js';
import { analyticsPagesOptions, analyticsQueryOptions } from '../../src/hooks/query-options.js';
import { useSessions } from '../../src/hooks/useSessions.js';
import { useTrend } from '../../src/hooks/useTrend.js';
import type { SessionsQuery } from '../../src/model/sessions.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { memorySource } from '../../src/sources/memory.js';
import { providerOf } from './provider.js';

const now = Math.floor(Date.now() / 60_000) * 60_000 - 60_000;
const rows = [{ time: now - 1000, event: 'a', user: 'u' }];
const range = { last: 7, unit: 'day' } as const;
const trend: TrendQuery = {
  kind: 'trend',
  measure: 'users',
  range,
  users: { cohort: 'some' },
};
const open: TrendQuery = {
  kind: 'trend',
  measure: 'users',
  range: { start: now - 86_400_000, end: now + 86_400_000 },
};
const sessions: SessionsQuery = { kind: 'sessions', range };
const given = {
  timeZone: 'Asia/Kathmandu',
  weekStart: 0,
  cohorts: { some: { did: { event: 'a' } } },
  universe: { property: 'bot', op: 'isNotSet' },
} as const;

/** What a server does, and sends as text. */
async function prefetched(): Promise<string> {
  const source = memorySource(rows, { id: 'shared' });
  const server = new QueryClient();
  const context = { now, ...given };
  await server.prefetchQuery(analyticsQueryOptions(source, trend, context));
  await server.prefetchQuery(analyticsQueryOptions(source, open, context));
  await server.prefetchInfiniteQuery(analyticsPagesOptions(source, sessions, context));
  return JSON.stringify(dehydrate(server));
}

/** What a browser does with it, with a source of its own. */
async function page(id: string, props: Partial<AnalyticsProviderProps> = {}) {
  const run = vi.fn(memorySource(rows).run);
  const queryClient = new QueryClient();
  hydrate(queryClient, JSON.parse(await prefetched()));
  const source = { ...memorySource(rows, { id }), run };
  const hook = renderHook(
    () => ({
      trend: useTrend(trend),
      open: useTrend(open),
      sessions: useSessions(sessions),
      asOf: useAnalytics().asOf,
    }),
    { wrapper: providerOf({ source, queryClient, ...given, ...props }) },
  );
  return { ...hook, run };
}

describe('analyticsQueryOptions', () => {
  it('prefetches what hooks then have at once, from the instant it was asked at', async () => {
    const { result, run } = await page('shared');
    expect(result.current.asOf).toBe(now);
    expect(result.current.trend.data?.series[0]?.total).toBe(1);
    expect(result.current.open.data?.series[0]?.total).toBe(1);
    expect(result.current.sessions.data?.sessions).toHaveLength(1);
    expect(result.current.trend.definition).toContain('only people who did “a”');
    expect(run).not.toHaveBeenCalled();
  });

  it('is of no use for another data set, zone or instant', async () => {
    expect((await page('other')).run).toHaveBeenCalled();
    expect((await page('shared', { timeZone: 'UTC' })).run).toHaveBeenCalled();
    expect((await page('shared', { asOf: now + 60_000 })).run).toHaveBeenCalled();
  });
});
