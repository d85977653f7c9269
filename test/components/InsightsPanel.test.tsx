import { render, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { InsightsPanel } from '../../src/components/InsightsPanel/InsightsPanel.js';
import type { InsightsPanelProps } from '../../src/components/InsightsPanel/tool.js';

import '../../src/components/styles/styles.css';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { InsightsQuery } from '../../src/model/insights.js';
import { resolveQuery } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';

const day = 86_400_000;
const asOf = Date.UTC(2024, 2, 1);
/** Someone who did as many events on a day. */
const visit = (user: number, daysAgo: number, browser: string, events = 1): AnalyticsEvent[] =>
  Array.from({ length: events }, (_, i) => ({
    time: asOf - daysAgo * day + i * 1000,
    event: 'Viewed',
    user: `u${user}`,
    properties: { browser },
  }));
// 40 of 60 people use Firefox now, 20 of 60 did before.
const source = memorySource(
  Array.from({ length: 60 }, (_, i) => [
    ...visit(i, 5, i < 40 ? 'Firefox' : 'Chrome', i === 33 ? 9 : 1),
    ...visit(i, 15, i < 20 ? 'Firefox' : 'Chrome'),
  ]).flat(),
  { id: 'insights' },
);
const range = { start: asOf - 10 * day, end: asOf };

function open(props: InsightsPanelProps = {}, from = source) {
  return render(
    <AnalyticsProvider source={from} asOf={asOf}>
      <InsightsPanel defaultValue={{ range }} {...props} />
    </AnalyticsProvider>,
  );
}

beforeAll(() => page.viewport(1200, 900));

describe('InsightsPanel', () => {
  it('selects as many people as its numbers say, now and before', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    open({ onSelect, sections: ['headlines', 'values'] });
    const counted = async (name: RegExp) => {
      (await screen.findByRole('button', { name })).focus();
      await userEvent.keyboard('{Enter}');
      await screen.findByRole('dialog');
      await userEvent.keyboard('{Escape}');
      const behind = onSelect.mock.lastCall?.[0] as Selection;
      const answer = await runQuery(source, { kind: 'users', behind, limit: 100 }, { now: asOf });
      return answer.total;
    };
    expect(await counted(/^Users: 60/)).toBe(60);
    expect(await counted(/^60 before: Sessions/)).toBe(60);
    expect(await counted(/^Browser Firefox: 66.7%, 40 of 60 users, 33.3% before, up 33.3/)).toBe(
      40,
    );
    expect(await counted(/^Browser Firefox in the time before: 33.3%, 20 of 60/)).toBe(20);
    expect(await counted(/^Browser Chrome: 33.3%, 20 of 60/)).toBe(20);
  });

  it('tells what is hardly chance', async () => {
    open({ sections: ['values'] });
    // z = (2/3 − 1/3) / √(1/2 · 1/2 · 2/60) = 3.65
    const firefox = await screen.findByRole('row', { name: /Firefox/ });
    expect(within(firefox).getByTitle(/is 3.7 times/)).toHaveTextContent('hardly chance');
    expect(firefox).toHaveTextContent('▲ up 33.3 pts');
  });

  it('shows the most active users, and opens them', async () => {
    const onOpenUser = vi.fn();
    open({ defaultValue: { range, sample: 'mostActive' }, sections: ['users'], onOpenUser });
    const users = await screen.findAllByRole('button', { name: /^User u/ });
    expect(users.map(({ textContent }) => textContent)).toEqual(['u33', 'u0', 'u1', 'u10', 'u11']);
    await userEvent.click(users[0] as HTMLElement);
    expect(onOpenUser.mock.calls).toEqual([['u33']]);
  });

  it('opens the busiest sessions', async () => {
    const onOpenSession = vi.fn();
    open({ sections: ['sessions'], onOpenSession });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Session of u33,.*9 events/ }),
    );
    expect(onOpenSession).toHaveBeenCalledTimes(1);
  });

  it('asks only for what it shows', async () => {
    const run = vi.fn(source.run);
    open({ sections: ['headlines'], controls: false }, { ...source, id: 'asked', run });
    await screen.findByRole('button', { name: /^Users: 60/ });
    const kinds = run.mock.calls.map(([query]) => query.kind).toSorted();
    expect(kinds).toEqual(['catalog', 'sessions', 'sessions', 'trend', 'trend', 'trend']);
  });

  it('leaves settings to a host that owns them', async () => {
    const onValueChange = vi.fn();
    const value = { range, all: false, sample: 'any', order: 'change' } as const;
    open({ value, onValueChange, sections: ['values'] });
    await userEvent.click(await screen.findByRole('button', { name: 'Order Changed most' }));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Most common' }));
    expect(onValueChange).toHaveBeenCalledWith({ ...value, order: 'share' });
    expect(screen.getByRole('button', { name: 'Order Changed most' })).toBeVisible();
  });

  it('shows an answer it is given and asks nothing', async () => {
    const query: InsightsQuery = { kind: 'insights', range };
    const result = await runQuery(source, query, { now: asOf });
    const run = vi.fn(source.run);
    open(
      { data: { resolved: resolveQuery(query, { now: asOf }), result } },
      { ...source, id: 'given', run },
    );
    await screen.findByText('What stands out');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
    expect(screen.queryByText('Meet your users')).toBeNull();
    expect(run).not.toHaveBeenCalled();
  });
});
