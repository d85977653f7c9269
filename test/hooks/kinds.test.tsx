import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';

import { useExplain } from '../../src/hooks/useExplain.js';
import { useFlow } from '../../src/hooks/useFlow.js';
import { useFunnel } from '../../src/hooks/useFunnel.js';
import { useInsights } from '../../src/hooks/useInsights.js';
import { useLifecycle } from '../../src/hooks/useLifecycle.js';
import { useRetention } from '../../src/hooks/useRetention.js';
import { useSessions } from '../../src/hooks/useSessions.js';
import { useStickiness } from '../../src/hooks/useStickiness.js';
import { useTimeline } from '../../src/hooks/useTimeline.js';
import { useUsersBehind } from '../../src/hooks/useUsersBehind.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';
import { providerOf } from './provider.js';

const day = 86_400_000;
const asOf = 100 * day;
const range = { start: 90 * day, end: 97 * day };
const numbers = (length: number) => Array.from({ length }, (_, i) => i);

/** 30 users who come on the first day; the first 12 of them come back on each of the four days after, and buy. */
const events = numbers(30).flatMap((i) => [
  { time: 90 * day + i, event: 'open', user: `u${10 + i}` },
  ...(i < 12 ? [91, 92, 93, 94] : []).map((on) => ({
    time: on * day + i,
    event: 'buy',
    user: `u${10 + i}`,
  })),
]);
const source = memorySource(events, { id: 'kinds' });
const wrapper = providerOf({ source, asOf });
const funnel: FunnelQuery = {
  kind: 'funnel',
  range,
  steps: [{ match: { event: 'open' } }, { name: 'Bought', match: { event: 'buy' } }],
};
const dropped: Selection = { of: funnel, step: 0, outcome: 'droppedAfter' };

describe('useRetention', () => {
  it('says how many come back', async () => {
    const { result } = renderHook(
      () => useRetention({ kind: 'retention', range, period: 'day', acquisition: 'firstInRange' }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.data?.overall.size).toBe(30));
    expect(result.current.takeaway).toBe('40% come back in day 1, 0% in day 6');
    expect(result.current.definition).toBe(
      'Users who did anything, by the day they first did it in this range · came back with any event, in that day · Apr 1 – 7, 1970 · UTC',
    );
  });
});

describe('useFlow', () => {
  it('says what most do next', async () => {
    const { result } = renderHook(
      () => useFlow({ kind: 'flow', range, anchor: { event: 'open' }, unit: 'user' }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.data?.total).toBe(30));
    expect(result.current.takeaway).toBe(
      'After “open”, 40% of users go on to “buy”; 60% end there',
    );
  });
});

describe('useLifecycle', () => {
  it('says what the last whole bucket gained and lost', async () => {
    const { result } = renderHook(
      () =>
        useLifecycle({
          kind: 'lifecycle',
          range: { start: 90 * day, end: 92 * day },
          interval: 'day',
        }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.data?.buckets).toHaveLength(2));
    expect(result.current.takeaway).toBe(
      '18 fewer active users on Thu, Apr 2, 1970 than in the day before: 0 new and 0 back again, 18 gone',
    );
  });
});

describe('useStickiness', () => {
  it('says how often most were there', async () => {
    const { result } = renderHook(
      () => useStickiness({ kind: 'stickiness', range, interval: 'day' }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.data?.counts[0]?.users).toBe(18));
    expect(result.current.takeaway).toBe('60% of the users were active in 1 day only, of 7');
  });
});

describe('useInsights', () => {
  it('compares with the time before', async () => {
    const { result } = renderHook(
      () => useInsights({ kind: 'insights', range: { start: 91 * day, end: 92 * day } }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.data?.users).toEqual({ value: 12, previous: 30 }));
    expect(result.current.takeaway).toBe('Too few to compare: 12 users in one of the two times');
  });
});

describe('useUsersBehind', () => {
  it('lists the people behind a number a page at a time', async () => {
    const run = vi.fn(source.run);
    const { result } = renderHook(() => useUsersBehind(dropped, { limit: 10 }), {
      wrapper: providerOf({ source: { ...source, run, id: 'paged' }, asOf }),
    });
    await waitFor(() => expect(result.current.data?.users).toHaveLength(10));
    expect(result.current.takeaway).toBe('18 users');
    expect(result.current.definition).toBe(
      'People who dropped off after step 1, “open” · their events in Apr 1 – 7, 1970 · UTC',
    );
    expect(result.current.hasMore).toBe(true);
    act(() => {
      result.current.loadMore();
      result.current.loadMore();
    });
    await waitFor(() => expect(result.current.data?.users).toHaveLength(18));
    expect(result.current.hasMore).toBe(false);
    act(() => result.current.loadMore());
    expect(result.current.isLoadingMore).toBe(false);
    expect(run).toHaveBeenCalledTimes(2);
    const ids = result.current.data?.users.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(18);
  });

  it('asks nothing while nothing is selected', () => {
    const run = vi.fn(source.run);
    const { result } = renderHook(() => useUsersBehind(null), {
      wrapper: providerOf({ source: { ...source, run }, asOf }),
    });
    expect(result.current.data).toBeUndefined();
    expect(result.current.isFetching).toBe(false);
    expect(result.current.isCancelled).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it('keeps the list while another one is on its way, and loads no more of the old one', async () => {
    const { result, rerender } = renderHook(
      (selection: Selection) => useUsersBehind(selection, { limit: 10 }),
      { wrapper, initialProps: dropped },
    );
    await waitFor(() => expect(result.current.data?.total).toBe(18));
    rerender({ ...dropped, outcome: 'convertedFrom' });
    expect(result.current.isStale).toBe(true);
    expect(result.current.data?.total).toBe(18);
    expect(result.current.hasMore).toBe(false);
    await waitFor(() => expect(result.current.data?.total).toBe(12));
    expect(result.current.hasMore).toBe(true);
  });
});

describe('useExplain', () => {
  it('says why someone is in a number, and why not', async () => {
    const { result, rerender } = renderHook((user: string) => useExplain(dropped, user), {
      wrapper,
      initialProps: 'u39',
    });
    await waitFor(() => expect(result.current.data?.counted).toBe(true));
    expect(result.current.takeaway).toBe('Counted: got as far as step 1, “open”; no step 2, “buy”');
    rerender('u10');
    await waitFor(() => expect(result.current.data?.counted).toBe(false));
    expect(result.current.takeaway).toBe('Not counted: got as far as step 2, “buy”');
    expect(result.current.definition).toBe(
      'Whether user u10 is among the people who dropped off after step 1, “open” · UTC',
    );
  });
});

describe('useSessions', () => {
  it('lists sessions a page at a time', async () => {
    const { result } = renderHook(
      () => useSessions({ kind: 'sessions', range, events: { event: 'buy' }, limit: 40 }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.data?.sessions).toHaveLength(40));
    expect(result.current.takeaway).toBe(
      '48 sessions, half of at most 0s; the busiest has 1 event',
    );
    act(() => result.current.loadMore());
    await waitFor(() => expect(result.current.data?.sessions).toHaveLength(48));
    expect(result.current.definition).toMatch(/^Sessions with “buy” · most events first/);
  });
});

describe('useTimeline', () => {
  it('joins the pages of someone’s events, each session once', async () => {
    const { result } = renderHook(() => useTimeline({ kind: 'timeline', user: 'u10', limit: 2 }), {
      wrapper,
    });
    await waitFor(() => expect(result.current.data?.events).toHaveLength(2));
    expect(result.current.takeaway).toMatch(/^5 events, the first on Apr 1, 1970/);
    act(() => result.current.loadMore());
    await waitFor(() => expect(result.current.data?.events).toHaveLength(4));
    act(() => result.current.loadMore());
    await waitFor(() => expect(result.current.data?.events).toHaveLength(5));
    expect(result.current.data?.sessions).toHaveLength(5);
    expect(result.current.takeaway).toMatch(/^5 events, from Apr 1, .* to Apr 5, 1970/);
    expect(result.current.definition).toBe('Every event of user u10 · all time · UTC');
  });
});

describe('useFunnel', () => {
  it('gives its question as a selection of its numbers holds it, names included', async () => {
    const { result } = renderHook(
      () => useFunnel({ ...funnel, range: { last: 10, unit: 'day' } }),
      {
        wrapper,
      },
    );
    await waitFor(() => expect(result.current.data).toBeDefined());
    const { asked } = result.current;
    expect(asked?.range).toEqual({ start: 90 * day, end: 100 * day });
    expect(asked?.timeZone).toBe('UTC');
    expect(asked?.steps.map(({ name }) => name)).toEqual(['open', 'Bought']);
  });
});
