import { render, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SessionList } from '../../src/components/SessionList/SessionList.js';
import type { SessionListProps } from '../../src/components/SessionList/tool.js';

import '../../src/components/styles/styles.css';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { resolveQuery } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import type { SessionsQuery } from '../../src/model/sessions.js';
import { memorySource } from '../../src/sources/memory.js';

const minute = 60_000;
const asOf = Date.UTC(2024, 0, 31, 12);
const row = (
  session: string,
  user: string | null,
  minutesAgo: number,
  more: Partial<AnalyticsEvent> = {},
): AnalyticsEvent => ({ time: asOf - minutesAgo * minute, event: 'a', user, session, ...more });
const source = memorySource(
  [
    row('s1', 'u1', 50),
    row('s1', 'u1', 45, { event: 'b', properties: { plan: 'Free' } }),
    row('s1', 'u1', 40, { event: 'c' }),
    row('s2', 'u2', 30, { kind: 'exception', event: 'Crashed' }),
    row('s2', 'u2', 10),
    row('s3', null, 5),
  ],
  { id: 'sessions' },
);

function open(props: SessionListProps = {}, from = source) {
  return render(
    <AnalyticsProvider source={from} asOf={asOf}>
      <SessionList {...props} />
    </AnalyticsProvider>,
  );
}

const names = () =>
  screen.getAllByRole('button', { name: /^Session / }).map((each) => each.ariaLabel ?? '');

beforeAll(() => page.viewport(1200, 700));

describe('SessionList', () => {
  it('says everything of a session', async () => {
    open({ defaultValue: { properties: ['plan'] } });
    await screen.findByText(/^3 sessions, half/);
    expect(names()).toEqual([
      'Session of u1, Jan 31, 2024, 11:10 AM, 10m, 3 events, no exceptions, from a to c',
      'Session of u2, Jan 31, 2024, 11:30 AM, 20m, 2 events, 1 exception, from Crashed to a',
      'Session without a user, Jan 31, 2024, 11:55 AM, 0s, 1 event, no exceptions, a',
    ]);
    const cells = screen.getAllByRole('row')[1]?.querySelectorAll('[role="gridcell"]') ?? [];
    expect([...cells].map(({ textContent }) => textContent)).toEqual([
      'Jan 31, 2024, 11:10 AM',
      'u1',
      '10m',
      '3',
      '0',
      'a→c',
      'Free',
    ]);
  });

  it('tells the host which session is opened, and leaves the selection to one that owns it', async () => {
    const onSessionChange = vi.fn();
    const onOpenSession = vi.fn();
    open({ session: 's2', onSessionChange, onOpenSession });
    await userEvent.click(await screen.findByRole('button', { name: /^Session of u1/ }));
    expect(onSessionChange.mock.calls).toEqual([['s1']]);
    expect(onOpenSession.mock.calls).toEqual([['s1']]);
    const selected = screen.getAllByRole('row').filter((each) => each.ariaSelected === 'true');
    expect(selected).toHaveLength(1);
    expect(selected[0]).toHaveTextContent('u2');
    await userEvent.click(screen.getByRole('button', { name: /^Session of u2/ }));
    expect(onSessionChange).toHaveBeenCalledTimes(1);
    expect(onOpenSession).toHaveBeenLastCalledWith('s2');
  });

  it('leads to users without opening the session', async () => {
    const onOpenUser = vi.fn();
    const onOpenSession = vi.fn();
    open({ onOpenUser, onOpenSession });
    await userEvent.click(await screen.findByRole('button', { name: 'User u2' }));
    expect(onOpenUser.mock.calls).toEqual([['u2']]);
    expect(onOpenSession).not.toHaveBeenCalled();
  });

  it('selects as many sessions as it says', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    open({ onSelect, defaultValue: { events: { event: 'a' } } });
    await userEvent.click(await screen.findByRole('button', { name: '3 sessions' }));
    const behind = onSelect.mock.calls[0]?.[0] as Selection;
    const answer = await runQuery(source, { kind: 'users', behind }, { now: asOf });
    expect(answer).toMatchObject({ unit: 'session', total: 3 });
  });

  it('leaves settings to a host that owns them', async () => {
    const onValueChange = vi.fn();
    const value = { sort: 'events', properties: [] } as const;
    open({ value: { ...value, properties: [] }, onValueChange });
    await screen.findByText(/the busiest has 3 events/);
    await userEvent.click(screen.getByRole('button', { name: 'Exceptions' }));
    expect(onValueChange).toHaveBeenCalledWith({ ...value, sort: 'exceptions' });
    expect(screen.getByText(/the busiest has 3 events/)).toBeVisible();
  });

  it('asks for no more than a sample', async () => {
    const run = vi.fn(source.run);
    open({ limit: 2 }, { ...source, id: 'sample', run });
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
    const asked = run.mock.calls.map(([query]) => query).filter(({ kind }) => kind === 'sessions');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ limit: 2 });
    expect(screen.getByText(/^2 of/)).toHaveTextContent('2 of 3 sessions');
  });

  it('shows an answer it is given and asks nothing', async () => {
    const query: SessionsQuery = {
      kind: 'sessions',
      range: { start: 0, end: asOf },
      sort: 'start',
    };
    const result = await runQuery(source, query, { now: asOf });
    const run = vi.fn(source.run);
    open(
      { data: { resolved: resolveQuery(query, { now: asOf }), result } },
      { ...source, id: 'given', run },
    );
    await screen.findByText(/the latest began/);
    expect(names()[0]).toMatch(/^Session without a user/);
    expect(screen.queryByRole('button', { name: 'Duration' })).toBeNull();
    expect(run).not.toHaveBeenCalled();
  });
});
