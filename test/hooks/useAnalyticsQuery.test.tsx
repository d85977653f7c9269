import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';

import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { analyticsQueryOptions } from '../../src/hooks/query-options.js';
import { useCatalog } from '../../src/hooks/useCatalog.js';
import { useFunnel } from '../../src/hooks/useFunnel.js';
import { useTrend } from '../../src/hooks/useTrend.js';
import { AnalyticsError } from '../../src/model/errors.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { AnalyticsSource } from '../../src/model/source.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { memorySource } from '../../src/sources/memory.js';
import { providerOf } from './provider.js';

const day = 86_400_000;
const asOf = 100 * day;
const rows = [
  { time: 98 * day, event: 'a', user: 'u1' },
  { time: 98 * day + 1, event: 'b', user: 'u1' },
  { time: 98 * day, event: 'a', user: 'u2' },
];
const trend: TrendQuery = { kind: 'trend', measure: 'users', range: { last: 7, unit: 'day' } };
const funnel: FunnelQuery = {
  kind: 'funnel',
  range: { last: 7, unit: 'day' },
  steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }],
};

/** The engine behind a gate: each question waits until it is let through, and its signal can be looked at. */
function gated() {
  const inner = memorySource(rows, { id: 'gated' });
  const asked: { signal: AbortSignal; open(): void }[] = [];
  const source: AnalyticsSource = {
    ...inner,
    async run(query, options) {
      await new Promise<void>((open) => asked.push({ signal: options.signal, open }));
      return inner.run(query, options);
    },
  };
  return { source, asked };
}

describe('useTrend', () => {
  it('answers, with a finding and a definition in words', async () => {
    const wrapper = providerOf({ source: memorySource(rows), asOf });
    const { result } = renderHook(() => useTrend({ ...trend, interval: 'day' }), { wrapper });
    expect(result.current.data).toBeUndefined();
    await waitFor(() => expect(result.current.data?.series[0]?.total).toBe(2));
    expect(result.current.takeaway).toBe('2 users, all on Thu, Apr 9, 1970');
    expect(result.current.definition).toMatch(/^Unique users · Any event · Apr 4.*10, 1970 · UTC$/);
  });

  it('cuts days in the zone of the provider, as it was then', async () => {
    const wrapper = providerOf({ source: memorySource(rows), asOf, timeZone: 'Asia/Kathmandu' });
    const { result } = renderHook(() => useTrend({ ...trend, interval: 'day' }), { wrapper });
    await waitFor(() => expect(result.current.resolved?.timeZone).toBe('Asia/Kathmandu'));
    expect((result.current.data?.buckets[1]?.start ?? 0) % day).toBe(day - 5.5 * 3_600_000);
  });

  it('aborts a question that is replaced and keeps the old answer until the new one is there', async () => {
    const { source, asked } = gated();
    const { result, rerender } = renderHook((query: TrendQuery) => useTrend(query), {
      wrapper: providerOf({ source, asOf }),
      initialProps: trend,
    });
    await waitFor(() => expect(asked).toHaveLength(1));
    rerender({ ...trend, events: { event: 'b' } });
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[0]?.signal.aborted).toBe(true);
    act(() => asked[1]?.open());
    await waitFor(() => expect(result.current.data?.series[0]?.total).toBe(1));
    expect(result.current.isStale).toBe(false);

    rerender({ ...trend, events: { event: 'a' } });
    await waitFor(() => expect(asked).toHaveLength(3));
    expect(result.current.isStale).toBe(true);
    expect(result.current.data?.series[0]?.total).toBe(1);
    expect(result.current.resolved?.events).toEqual({ event: 'b' });
    act(() => asked[2]?.open());
    await waitFor(() => expect(result.current.data?.series[0]?.total).toBe(2));
    expect(result.current.isStale).toBe(false);
  });

  it('asks once under StrictMode and again only when the question changes', async () => {
    const run = vi.fn(memorySource(rows).run);
    const source = { ...memorySource(rows, { id: 'counted' }), run };
    const Provider = providerOf({ source, asOf });
    const { result, rerender } = renderHook((query: TrendQuery) => useTrend(query), {
      wrapper: ({ children }) => (
        <StrictMode>
          <Provider>{children}</Provider>
        </StrictMode>
      ),
      initialProps: trend,
    });
    await waitFor(() => expect(result.current.data).toBeDefined());
    rerender({ ...trend, weekStart: 1 });
    rerender({ ...trend, events: {} });
    await waitFor(() => expect(result.current.isFetching).toBe(false));
    expect(run).toHaveBeenCalledTimes(1);
  });
});

describe('useFunnel', () => {
  it('keeps the last valid answer while the question is invalid', async () => {
    const { result, rerender } = renderHook((query: FunnelQuery) => useFunnel(query), {
      wrapper: providerOf({ source: memorySource(rows), asOf }),
      initialProps: funnel,
    });
    await waitFor(() => expect(result.current.data?.steps[1]?.count).toBe(1));
    rerender({ ...funnel, window: { value: -1, unit: 'day' } });
    expect(result.current.invalid?.message).toBe(
      'invalid query at window.value: expected 0 or more',
    );
    expect(result.current.data?.steps.map(({ count }) => count)).toEqual([2, 1]);
    rerender(funnel);
    expect(result.current.invalid).toBeNull();
  });

  it('names steps without asking again', async () => {
    const run = vi.fn(memorySource(rows).run);
    const source = { ...memorySource(rows, { id: 'named' }), run };
    const { result, rerender } = renderHook((query: FunnelQuery) => useFunnel(query), {
      wrapper: providerOf({ source, asOf }),
      initialProps: funnel,
    });
    await waitFor(() => expect(result.current.data?.steps[0]?.name).toBe('a'));
    const [first, second] = funnel.steps as [FunnelQuery['steps'][0], FunnelQuery['steps'][0]];
    rerender({ ...funnel, steps: [{ ...first, name: 'Visited' }, second] });
    expect(result.current.data?.steps.map(({ name }) => name)).toEqual(['Visited', 'b']);
    expect(result.current.takeaway).toBe('50% get from “Visited” to “b”');
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('keeps the names of the old steps on an old answer', async () => {
    const { source, asked } = gated();
    const named = {
      ...funnel,
      steps: funnel.steps.map((step, k) => ({
        ...step,
        name: ['First', 'Second\nline'][k] as string,
      })),
    };
    const { result, rerender } = renderHook((query: FunnelQuery) => useFunnel(query), {
      wrapper: providerOf({ source, asOf }),
      initialProps: named,
    });
    const names = () => result.current.data?.steps.map(({ name }) => name);
    await waitFor(() => expect(asked).toHaveLength(1));
    act(() => asked[0]?.open());
    await waitFor(() => expect(names()).toEqual(['First', 'Second\nline']));
    rerender({ ...named, steps: named.steps.toReversed() });
    await waitFor(() => expect(result.current.isStale).toBe(true));
    expect(names()).toEqual(['a', 'b']);
    await waitFor(() => expect(asked).toHaveLength(2));
    act(() => asked[1]?.open());
    await waitFor(() => expect(names()).toEqual(['Second\nline', 'First']));
  });

  it('gives the same answer object while nothing changes', async () => {
    const { result, rerender } = renderHook((query: FunnelQuery) => useFunnel(query), {
      wrapper: providerOf({ source: memorySource(rows), asOf }),
      initialProps: funnel,
    });
    await waitFor(() => expect(result.current.data).toBeDefined());
    const { data } = result.current;
    rerender({ ...funnel });
    expect(result.current.data).toBe(data);
  });

  it('tells why a source failed, and does not ask for ever', async () => {
    const run = vi.fn(() => Promise.reject(new AnalyticsError('source/malformed', 'no JSON')));
    const source: AnalyticsSource = { ...memorySource(rows, { id: 'broken' }), run };
    const { result } = renderHook(() => useFunnel(funnel), {
      wrapper: providerOf({ source, asOf }),
    });
    await waitFor(() => expect(result.current.error?.code).toBe('source/malformed'));
    expect(run).toHaveBeenCalledTimes(1);
  });
});

describe('useCatalog', () => {
  it('lists what there is to ask about', async () => {
    const wrapper = providerOf({ source: memorySource(rows), asOf });
    const { result } = renderHook(() => useCatalog(), { wrapper });
    await waitFor(() =>
      expect(result.current.data?.events.map(({ event }) => event)).toEqual(['a', 'b']),
    );
  });
});

describe('AnalyticsProvider', () => {
  it('uses the cache of the host, so that prefetched answers are there at once', async () => {
    const source = memorySource(rows, { id: 'prefetched' });
    const queryClient = new QueryClient();
    await queryClient.prefetchQuery(
      analyticsQueryOptions(source, { ...trend, timeZone: 'UTC', weekStart: 1 }, { now: asOf }),
    );
    const { result } = renderHook(() => useTrend(trend), {
      wrapper: ({ children }) => (
        <QueryClientProvider client={queryClient}>
          <AnalyticsProvider source={source} asOf={asOf}>
            {children}
          </AnalyticsProvider>
        </QueryClientProvider>
      ),
    });
    expect(result.current.data?.series[0]?.total).toBe(2);
  });

  it('names the hook that is used outside of it', () => {
    const silence = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => renderHook(() => useTrend(trend))).toThrow(
      'useTrend must be used within <AnalyticsProvider source={…}>',
    );
    silence.mockRestore();
  });
});
