import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { type Linked, narrow } from '../../src/hooks/linked-selection.js';
import { useFunnel } from '../../src/hooks/useFunnel.js';
import { useLinkedSelection } from '../../src/hooks/useLinkedSelection.js';
import { useTrend } from '../../src/hooks/useTrend.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { AnyQuery } from '../../src/model/query.js';
import type { Selection } from '../../src/model/selection.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { memorySource } from '../../src/sources/memory.js';
import { providerOf } from './provider.js';

const range = { start: 0, end: 100 };
const trend: TrendQuery = { kind: 'trend', measure: 'users', range };
const funnel: FunnelQuery = {
  kind: 'funnel',
  range,
  steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }],
};
const selection: Selection = { of: funnel, step: 0, outcome: 'droppedAfter' };
const linked: Linked = { selection, label: 'people who dropped off', from: 'funnel' };
const behind = { behind: selection };

describe('narrow', () => {
  it('asks about the people behind the selection, of those the question is about anyway', () => {
    expect(narrow(trend, linked, null)).toEqual({
      query: { ...trend, users: behind },
      by: 'people who dropped off',
      reason: null,
    });
    const users = { did: { event: 'c' } };
    expect(narrow({ ...trend, users }, linked, 'trend').query.users).toEqual({
      all: [users, behind],
    });
  });

  it('narrows the funnel of insights along', () => {
    const { query } = narrow<AnyQuery>({ kind: 'insights', range, around: funnel }, linked, null);
    expect(query).toMatchObject({ users: behind, around: { users: behind } });
  });

  it('leaves the question as it is, and says why', () => {
    const account: TrendQuery = { ...trend, identity: 'account' };
    const timeline: AnyQuery = { kind: 'timeline', user: 'u' };
    expect(narrow(trend, null, null)).toEqual({ query: trend, by: null, reason: null });
    expect(narrow(trend, linked, 'funnel')).toEqual({ query: trend, by: null, reason: 'own' });
    expect(narrow(account, linked, null)).toEqual({
      query: account,
      by: null,
      reason: 'otherIdentity',
    });
    expect(narrow(timeline, linked, null)).toEqual({ query: timeline, by: null, reason: 'kind' });
    expect(narrow({ ...trend, identity: 'user' }, linked, null).reason).toBeNull();
  });
});

describe('useLinkedSelection', () => {
  const source = memorySource(
    [
      { time: 1, event: 'a', user: 'u' },
      { time: 2, event: 'b', user: 'u' },
      { time: 3, event: 'a', user: 'v' },
    ],
    { id: 'linked' },
  );

  it('lets go with Esc where nothing has the focus, and leaves the Esc of others alone', () => {
    const { result } = renderHook(() => useLinkedSelection(), {
      wrapper: providerOf({ source, asOf: 100 }),
    });
    const select = () => act(() => result.current.select(selection, 'lost'));
    const press = (at: Element, isTaken = false) => {
      const event = new KeyboardEvent('keydown', {
        key: 'Escape',
        bubbles: true,
        cancelable: true,
      });
      if (isTaken) event.preventDefault();
      act(() => void at.dispatchEvent(event));
      return event.defaultPrevented;
    };
    expect(press(document.body)).toBe(false);
    select();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    press(field);
    expect(result.current.selected).not.toBeNull();
    field.remove();
    press(document.body, true);
    expect(result.current.selected).not.toBeNull();
    expect(press(document.body)).toBe(true);
    expect(result.current.selected).toBeNull();
  });

  it('narrows what asks to be narrowed, except where it was selected', async () => {
    const { result } = renderHook(
      () => {
        const page = useLinkedSelection();
        const own = useLinkedSelection('funnel');
        return {
          page,
          own,
          funnel: useFunnel(own.narrow(funnel).query),
          trend: useTrend(page.narrow(trend).query),
          untouched: useTrend(trend),
        };
      },
      { wrapper: providerOf({ source, asOf: 1000 }) },
    );
    const totals = () => ({
      funnel: result.current.funnel.data?.steps[0]?.count,
      trend: result.current.trend.data?.series[0]?.total,
      untouched: result.current.untouched.data?.series[0]?.total,
    });
    await waitFor(() => expect(totals()).toEqual({ funnel: 2, trend: 2, untouched: 2 }));
    const { asked, resolved } = result.current.funnel;
    act(() =>
      result.current.own.select({
        of: asked as FunnelQuery,
        step: 0,
        outcome: 'droppedAfter',
        asOf: resolved?.now ?? 0,
      }),
    );
    await waitFor(() => expect(totals()).toEqual({ funnel: 2, trend: 1, untouched: 2 }));
    expect(result.current.page.selected?.label).toBe('people who dropped off after step 1, “a”');
    expect(result.current.trend.definition).toContain(
      'only people who dropped off after step 1, “a”',
    );
    expect(result.current.own.narrow(funnel).reason).toBe('own');
    act(() => result.current.page.clear());
    await waitFor(() => expect(totals()).toEqual({ funnel: 2, trend: 2, untouched: 2 }));
    expect(result.current.page.selected).toBeNull();
  });

  it('forgets what was selected in another data set', () => {
    const other = memorySource([{ time: 1, event: 'a', user: 'u' }], { id: 'other' });
    let current = source;
    const { result, rerender } = renderHook(() => useLinkedSelection(), {
      wrapper: ({ children }) => (
        <AnalyticsProvider source={current} asOf={1000}>
          {children}
        </AnalyticsProvider>
      ),
    });
    act(() => result.current.select(selection, 'dropped'));
    expect(result.current.selected?.label).toBe('dropped');
    current = other;
    rerender();
    expect(result.current.selected).toBeNull();
  });
});
