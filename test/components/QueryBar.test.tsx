import { render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { FunnelChart } from '../../src/components/FunnelChart/FunnelChart.js';
import { QueryBar } from '../../src/components/QueryBar/QueryBar.js';

import '../../src/components/styles/styles.css';
import { SessionsChart } from '../../src/components/UsersChart/SessionsChart.js';
import { UsersChart } from '../../src/components/UsersChart/UsersChart.js';
import { browserStore } from '../../src/documents/browser-store.js';
import {
  AnalyticsProvider,
  type AnalyticsProviderProps,
} from '../../src/hooks/AnalyticsProvider.js';
import type { PageScope } from '../../src/hooks/page-scope.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import { memorySource } from '../../src/sources/memory.js';
import { asOf, day, visits } from './numbers.js';

const source = memorySource(visits, { id: 'numbers' });
const funnel: FunnelQuery = {
  kind: 'funnel',
  range: { start: asOf - 30 * day, end: asOf },
  steps: [{ match: { event: 'Visited' } }, { match: { event: 'Signed up' } }],
};

function open(
  props: Partial<AnalyticsProviderProps> = {},
  children = (
    <>
      <UsersChart data-test="users" />
      <SessionsChart data-test="sessions" />
    </>
  ),
) {
  return render(
    <AnalyticsProvider source={source} asOf={asOf} {...props}>
      <QueryBar data-test="bar" />
      {children}
    </AnalyticsProvider>,
  );
}

const part = (name: string) =>
  within(document.querySelector(`[data-test="${name}"]`) as HTMLElement);
const bar = () => part('bar');

beforeAll(() => page.viewport(1200, 900));
afterEach(() => localStorage.clear());

describe('QueryBar', () => {
  it('gives its range to what has none of its own', async () => {
    open(
      {},
      <>
        <UsersChart data-test="users" />
        <SessionsChart data-test="own" defaultValue={{ range: { last: 90, unit: 'day' } }} />
      </>,
    );
    await part('users').findByRole('button', { name: 'During Last 30 days' });
    await userEvent.click(bar().getByRole('button', { name: /^During/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Last 7 days' }));
    await part('users').findByText(/Jan 25 – 31, 2024/);
    expect(part('users').getByRole('button', { name: 'During Page: last 7 days' })).toBeVisible();
    expect(part('own').getByRole('button', { name: 'During Last 90 days' })).toBeVisible();
  });

  it('cuts the days of every chart in its zone', async () => {
    open();
    const first = async (name: string) => {
      const [mark] = await part(name).findAllByRole('button', { name: /2024: \d/ });
      return mark?.getAttribute('aria-label') ?? '';
    };
    const before = { users: await first('users'), sessions: await first('sessions') };
    expect(part('users').getByText(/· UTC$/)).toBeVisible();
    await userEvent.click(bar().getByRole('button', { name: 'Time zone UTC' }));
    await userEvent.keyboard('auckland{Enter}');
    for (const name of ['users', 'sessions'] as const) {
      await part(name).findByText(/· Pacific\/Auckland$/);
      // 12:00 in UTC is 01:00 of the next day there: visits of noon move to it.
      await waitFor(async () => expect(await first(name)).not.toBe(before[name]));
    }
    expect(
      bar()
        .getByText(/^as of/)
        .closest('time'),
    ).toHaveTextContent('as of Feb 1, 1:00 AM');
  });

  it('keeps events and people of every chart', async () => {
    open({ cohorts: { paying: { did: { event: 'Paid' } } } });
    await part('users').findByText(/^40 users/);
    await userEvent.click(bar().getByRole('button', { name: /^Who/ }));
    await userEvent.click((await screen.findAllByRole('option', { name: 'paying' }))[0] as Element);
    await userEvent.keyboard('{Escape}');
    // 0, 2, 4, 6 … of those who sign up.
    const paying = visits.filter(({ event }) => event === 'Paid').length;
    await part('users').findByText(new RegExp(`^${paying} users`));
    await userEvent.click(bar().getByRole('button', { name: 'Add filter' }));
    await userEvent.click(await screen.findByRole('option', { name: /^device/ }));
    await userEvent.click(await screen.findByRole('option', { name: /^tablet/ }));
    await userEvent.keyboard('{Escape}');
    await part('sessions').findByText(/device is tablet/);
    await bar().findByText(
      /^The page asks about: Last 30 days, UTC, people in the cohort “paying”/,
    );
    await userEvent.click(bar().getByRole('button', { name: 'Reset' }));
    await part('users').findByText(/^40 users/);
    expect(bar().queryByRole('button', { name: 'Reset' })).toBeNull();
    expect(bar().getByRole('button', { name: /^During/ })).toHaveFocus();
  });

  it('leaves the scope to a host that owns it', async () => {
    const onScopeChange = vi.fn<(scope: PageScope) => void>();
    const scope: PageScope = { range: { last: 7, unit: 'day' } };
    open({ scope, onScopeChange });
    await userEvent.click(bar().getByRole('button', { name: 'During Last 7 days' }));
    await userEvent.click(await screen.findByRole('button', { name: 'All data' }));
    expect(onScopeChange).toHaveBeenCalledWith({ range: 'all' });
    expect(bar().getByRole('button', { name: 'During Last 7 days' })).toBeVisible();
  });

  it('shows whom the page is narrowed to, with how many they are, and lets them go', async () => {
    open(
      {},
      <>
        <FunnelChart query={funnel} data-test="funnel" />
        <UsersChart data-test="users" />
      </>,
    );
    const lost = await part('funnel').findByRole('button', { name: /^Lost before step 2/ });
    await userEvent.click(lost);
    const name = 'Only people who dropped off after step 1, “Visited”, 10 users: open';
    const chip = await bar().findByRole('button', { name });
    await part('users').findByText(/^10 users/);
    await userEvent.keyboard('{Escape}');
    await userEvent.click(chip);
    await screen.findByRole('button', { name: 'See the 10 people' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(chip).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    await part('users').findByText(/^40 users/);
    expect(bar().queryByRole('button', { name: /^Only people/ })).toBeNull();
    expect(bar().getByRole('button', { name: /^During/ })).toHaveFocus();
  });

  const saveLost = async () => {
    await userEvent.click(
      await screen.findByRole('button', { name: /^Lost before step 2 of 2, Signed up/ }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Save as cohort…' }));
    await userEvent.fill(await screen.findByLabelText('Name of the cohort'), 'Lost');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved as the cohort “Lost”');
  };
  const show = { name: 'Show only this cohort on the page' };

  it('is about a cohort that was just saved, if someone wants, in place of the selection', async () => {
    open(
      { documents: browserStore('query bar') },
      <>
        <FunnelChart query={funnel} />
        <UsersChart data-test="users" />
      </>,
    );
    await saveLost();
    await bar().findByRole('group', { name: /^Selected/ });
    await userEvent.click(screen.getByRole('button', show));
    await bar().findByRole('button', { name: 'Who in Lost' });
    expect(bar().queryByRole('group', { name: /^Selected/ })).toBeNull();
    await part('users').findByText(/people who .*dropped off after step 1/i);
  });

  it('is needed for that: without it nobody could take the cohort back', async () => {
    render(
      <AnalyticsProvider source={source} asOf={asOf} documents={browserStore('no bar')}>
        <FunnelChart query={funnel} />
      </AnalyticsProvider>,
    );
    await saveLost();
    expect(screen.queryByRole('button', show)).toBeNull();
  });

  it('refreshes the provider, or asks the host to', async () => {
    const onRefresh = vi.fn();
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <QueryBar onRefresh={onRefresh} />
      </AnalyticsProvider>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(onRefresh).toHaveBeenCalledOnce();
  });

  it('moves the page on to now', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: asOf });
    try {
      render(
        <AnalyticsProvider source={source}>
          <QueryBar data-test="bar" />
        </AnalyticsProvider>,
      );
      expect(
        bar()
          .getByText(/^as of/)
          .closest('time'),
      ).toHaveTextContent('12:00 PM');
      vi.setSystemTime(asOf + 5 * 60_000);
      await userEvent.click(bar().getByRole('button', { name: 'Refresh' }));
      await waitFor(() =>
        expect(
          bar()
            .getByText(/^as of/)
            .closest('time'),
        ).toHaveTextContent('12:05 PM'),
      );
    } finally {
      vi.useRealTimers();
    }
  });
});
