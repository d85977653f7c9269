import { render, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import { UsersChart } from '../../src/components/UsersChart/UsersChart.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { memorySource } from '../../src/sources/memory.js';

const day = 86_400_000;
const asOf = Date.UTC(2024, 0, 31);
const row = (user: string, daysAgo: number, event: string, country: string): AnalyticsEvent => ({
  time: asOf - daysAgo * day + 1,
  user,
  event,
  properties: { country },
});
const source = memorySource(
  [
    row('u1', 1, 'a', 'Spain'),
    row('u2', 1, 'a', 'Spain'),
    row('u1', 2, 'b', 'Spain'),
    row('u3', 3, 'b', 'Norway'),
  ],
  { id: 'chart' },
);
const old = memorySource([row('u1', 4000, 'a', 'Spain'), row('u2', 4001, 'a', 'Spain')], {
  id: 'old',
});

function open(props: Parameters<typeof UsersChart>[0] = {}, from = source) {
  return render(
    <AnalyticsProvider source={from} asOf={asOf}>
      <UsersChart {...props} />
    </AnalyticsProvider>,
  );
}

beforeAll(() => page.viewport(1000, 700));

describe('UsersChart', () => {
  it('says what it found and what was counted', async () => {
    open();
    await screen.findByText('3 users, most on Tue, Jan 30, 2024 (2)');
    expect(screen.getByText(/^Unique users · Any event · Jan 28 – 30, 2024 · UTC$/)).toBeVisible();
  });

  it('keeps the users of chosen events', async () => {
    open();
    await screen.findByText(/^3 users/);
    await userEvent.click(screen.getByRole('button', { name: /^Who used/ }));
    await userEvent.keyboard('b{Enter}{Escape}');
    await screen.findByText(/^2 users/);
    expect(screen.getByRole('button', { name: 'Who used b' })).toBeVisible();
  });

  it('splits by a property and shows the same numbers as a table', async () => {
    open();
    await screen.findByText(/^3 users/);
    await userEvent.click(screen.getByRole('button', { name: /^Split by/ }));
    await userEvent.keyboard('coun{Enter}');
    await screen.findByText('Spain leads with 2 users');
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    const total = await screen.findByRole('row', { name: /^Total/ });
    expect(total).toHaveTextContent('Total21');
  });

  it('shows the last days of a log that ended years ago', async () => {
    open({}, old);
    await screen.findByText(/^2 users, most on/);
    expect(screen.getByRole('button', { name: 'During Last 30 days of data' })).toBeVisible();
  });

  it('offers all data where the range has none', async () => {
    open({ defaultValue: { range: { start: 0, end: day } } });
    await userEvent.click(await screen.findByRole('button', { name: 'Show all data' }));
    await screen.findByText(/^3 users/);
  });

  it('leaves settings to a host that owns them', async () => {
    const onValueChange = vi.fn();
    const value = { range: 'all', chart: 'line', view: 'chart' } as const;
    open({ value, onValueChange });
    await screen.findByText(/^3 users/);
    await userEvent.click(screen.getByRole('radio', { name: 'Bars' }));
    expect(onValueChange).toHaveBeenCalledWith({ ...value, chart: 'bar' });
    expect(screen.getByRole('radio', { name: 'Line' })).toBeChecked();
  });

  it('reads a bucket under the pointer and closes the reading with Esc', async () => {
    open();
    const chart = await screen.findByRole('group', { name: /^3 users/ });
    await userEvent.hover(chart, { position: { x: 900, y: 100 } });
    await waitFor(() => expect(document.querySelector('.uk-tooltip')).toHaveTextContent(/Jan \d/));
    screen.getAllByRole('button', { name: /Jan .*user/ })[0]?.focus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(document.querySelector('.uk-tooltip')).toBeNull());
  });

  it('asks for the catalog once', async () => {
    const run = vi.fn(source.run);
    open({}, { ...source, id: 'counted', run });
    await screen.findByText(/^3 users/);
    expect(run.mock.calls.map(([query]) => query.kind).toSorted()).toEqual(['catalog', 'trend']);
  });

  it('passes id, class and data attributes to its root', async () => {
    const { container } = open({ id: 'x', className: 'mine', 'data-test': 'y' });
    await screen.findByText(/^3 users/);
    expect(container.querySelector('#x.mine[data-test="y"]')).toHaveAttribute(
      'data-state',
      'ready',
    );
  });
});
