import { QueryClient } from '@tanstack/react-query';
import { act, render, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { useAnalytics } from '../../src/hooks/context.js';
import { useCatalog } from '../../src/hooks/useCatalog.js';
import { useTrend } from '../../src/hooks/useTrend.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { liveSource } from './live-source.js';
import { providerOf } from './provider.js';

const day = 86_400_000;
const now = 20_000 * day + 12 * 3_600_000 + 30_000;
const minute = Math.floor(now / 60_000) * 60_000;
const trend = (start: number, end: number): TrendQuery => ({
  kind: 'trend',
  measure: 'events',
  range: { start, end },
});
const lastMonth = trend(19_940 * day, 19_970 * day);
const thisMonth = trend(19_970 * day, 20_000 * day);
const today: TrendQuery = { kind: 'trend', measure: 'events', range: { last: 1, unit: 'day' } };
const event = (time: number) => ({ time, event: 'a', user: 'u' });
const log = [19_950, 19_980, 20_000].map((on) => event(on * day));

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
    shouldAdvanceTime: true,
    now,
  });
});
afterEach(() => vi.useRealTimers());

function page(live: ReturnType<typeof liveSource>, given: { asOf?: number } = {}) {
  return renderHook(
    () => ({
      lastMonth: useTrend(lastMonth).data?.series[0]?.total,
      thisMonth: useTrend(thisMonth).data?.series[0]?.total,
      today: useTrend(today).data?.series[0]?.total,
      catalog: useCatalog().data?.events[0]?.count,
      asOf: useAnalytics().asOf,
    }),
    { wrapper: providerOf({ source: live.source, ...given }) },
  );
}

describe('AnalyticsProvider, of a source that changes', () => {
  it('asks again only what reads what changed', async () => {
    const live = liveSource(log, 'changing');
    const { result } = page(live);
    await waitFor(() =>
      expect(result.current).toMatchObject({ lastMonth: 1, thisMonth: 1, today: 1, catalog: 3 }),
    );
    live.asked.length = 0;
    act(() => live.add(event(19_990 * day)));
    await waitFor(() => expect(result.current).toMatchObject({ thisMonth: 2, catalog: 4 }));
    await waitFor(() => expect(result.current).toMatchObject({ lastMonth: 1, today: 1 }));
    const reads = live.asked.map((query) => ('reads' in query ? query.reads.start : query.kind));
    expect(reads).not.toContain(19_940 * day);
    expect(reads.filter((start) => start === 19_970 * day)).toHaveLength(1);
  });

  it('moves on to the minute, and takes in the events of the one that was running when it is over', async () => {
    const live = liveSource(log, 'moving');
    const { result } = page(live);
    await waitFor(() => expect(result.current.today).toBe(1));
    expect(result.current.asOf).toBe(minute);
    act(() => live.add(event(now - 1)));
    await waitFor(() => expect(result.current.catalog).toBe(4));
    expect(result.current.today).toBe(1);
    act(() => void vi.advanceTimersByTime(30_000));
    await waitFor(() => expect(result.current.today).toBe(2));
    expect(result.current.asOf).toBe(minute + 60_000);
  });

  it('asks once when the instant moves along with the data', async () => {
    const live = liveSource(log, 'once');
    const { result } = renderHook(() => useTrend(today), {
      wrapper: providerOf({ source: live.source }),
    });
    await waitFor(() => expect(result.current.data?.series[0]?.total).toBe(1));
    live.asked.length = 0;
    vi.setSystemTime(now + 120_000);
    act(() => live.add(event(minute - 5), event(now + 1)));
    await waitFor(() => expect(result.current.data?.series[0]?.total).toBe(3));
    expect(result.current.resolved?.now).toBe(minute + 120_000);
    expect(live.asked).toHaveLength(1);
  });

  it('leaves the instant to the host that holds it', async () => {
    const live = liveSource(log, 'held');
    const { result } = page(live, { asOf: minute });
    await waitFor(() => expect(result.current.today).toBe(1));
    act(() => live.add(event(minute - 5)));
    await waitFor(() => expect(result.current.today).toBe(2));
    act(() => void vi.advanceTimersByTime(120_000));
    expect(result.current.asOf).toBe(minute);
  });

  it('starts a question anew that was on its way when the data changed', async () => {
    const live = liveSource(log, 'racing');
    const open = live.hold();
    const { result } = renderHook(() => useTrend(thisMonth), {
      wrapper: providerOf({ source: live.source }),
    });
    await waitFor(() => expect(live.asked).toHaveLength(1));
    act(() => live.add(event(19_990 * day)));
    await waitFor(() => expect(live.asked).toHaveLength(2));
    act(open);
    await waitFor(() => expect(result.current.data?.series[0]?.total).toBe(2));
    expect(live.asked).toHaveLength(2);
  });

  it('asks for an answer that is not on screen when it is looked at again', async () => {
    const live = liveSource(log, 'hidden');
    const { result, rerender } = renderHook((query: TrendQuery) => useTrend(query), {
      wrapper: providerOf({ source: live.source }),
      initialProps: thisMonth,
    });
    await waitFor(() => expect(result.current.data?.series[0]?.total).toBe(1));
    rerender(lastMonth);
    await waitFor(() => expect(result.current.isStale).toBe(false));
    live.asked.length = 0;
    act(() => live.add(event(19_990 * day)));
    rerender(thisMonth);
    await waitFor(() => expect(result.current.data?.series[0]?.total).toBe(2));
    expect(live.asked).toHaveLength(1);
  });

  it('listens to the source it has, while it is there', () => {
    const queryClient = new QueryClient();
    const [a, b] = [liveSource(log, 'a'), liveSource(log, 'b')];
    const of = ({ source }: typeof a) => (
      <AnalyticsProvider source={source} queryClient={queryClient}>
        {null}
      </AnalyticsProvider>
    );
    const { rerender, unmount } = render(of(a));
    expect([a.listeners.size, b.listeners.size]).toEqual([1, 0]);
    rerender(of(b));
    expect([a.listeners.size, b.listeners.size]).toEqual([0, 1]);
    unmount();
    expect(b.listeners.size).toBe(0);
  });

  it('asks nothing again that is over when the page is refreshed', async () => {
    const live = liveSource(log, 'refreshed');
    const { result } = renderHook(
      () => ({ past: useTrend(thisMonth), today: useTrend(today), page: useAnalytics() }),
      { wrapper: providerOf({ source: live.source }) },
    );
    await waitFor(() => expect(result.current.today.data).toBeDefined());
    await waitFor(() => expect(result.current.past.data).toBeDefined());
    live.asked.length = 0;
    vi.setSystemTime(now + 300_000);
    act(() => result.current.page.refresh());
    await waitFor(() => expect(result.current.today.resolved?.now).toBe(minute + 300_000));
    expect(live.asked).toHaveLength(1);
  });
});
