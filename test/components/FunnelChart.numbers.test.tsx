import { render, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import {
  FunnelChart,
  type FunnelChartProps,
} from '../../src/components/FunnelChart/FunnelChart.js';
import { FunnelEditor } from '../../src/components/FunnelEditor/FunnelEditor.js';

import '../../src/components/styles/styles.css';
import { UsersChart } from '../../src/components/UsersChart/UsersChart.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { analyticsQueryOptions } from '../../src/hooks/query-options.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';
import { asOf, behind, day, expectBehindEach, numbersInTable, visits } from './numbers.js';

const source = memorySource(visits, { id: 'numbers' });
const query: FunnelQuery = {
  kind: 'funnel',
  range: { start: asOf - 30 * day, end: asOf },
  steps: [
    { match: { event: 'Visited' } },
    { match: { event: 'Signed up' }, optional: true },
    { match: { event: 'Signed up' } },
    { match: { event: 'Paid' } },
  ],
};
const plain: FunnelQuery = { ...query, steps: query.steps.filter(({ optional }) => !optional) };

function open(props: FunnelChartProps) {
  const onSelect = vi.fn<(selection: Selection) => void>();
  const { container, unmount } = render(
    <AnalyticsProvider source={source} asOf={asOf}>
      <FunnelChart onSelect={onSelect} {...props} />
    </AnalyticsProvider>,
  );
  return { last: () => onSelect.mock.lastCall?.[0], container, unmount };
}

const step = (name: RegExp) => screen.findByRole('button', { name });
/** The number in the name of a mark: of users. */
const usersIn = (mark: Element) =>
  Number(/: (\d+) users?/.exec(mark.getAttribute('aria-label') ?? '')?.[1]);

beforeAll(() => page.viewport(1000, 800));

describe('numbers of FunnelChart', () => {
  it('have as many people behind them as they say: reached and lost, with an optional step', async () => {
    const { last, container } = open({ query });
    await step(/^Step 1 of 4/);
    const parts = [...container.querySelectorAll<HTMLElement>('button.uk-funnel-part')];
    expect(parts).toHaveLength(6);
    for (const part of parts) {
      part.click();
      expect(await behind(source, last() as Selection)).toBe(usersIn(part));
    }
    expect(last()).toMatchObject({ step: 2, outcome: 'droppedAfter' });
  });

  it('have as many people behind them in the legend and in the table', async () => {
    const { last, container } = open({ query });
    await step(/^Step 1 of 4/);
    const legend = [...container.querySelectorAll<HTMLElement>('.uk-funnel-step .uk-number')];
    expect(await expectBehindEach(legend, source, last)).toBe(6);
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    expect(await expectBehindEach(await numbersInTable(), source, last)).toBe(6);
  });

  it('have as many people behind them in groups', async () => {
    const { last, container } = open({
      query: { ...plain, breakdown: { property: 'device', attribution: 'first' } },
    });
    await screen.findByRole('group', { name: /^Step 1 of 3/ });
    const parts = [...container.querySelectorAll<HTMLElement>('button.uk-funnel-part')];
    expect(parts.length).toBeGreaterThan(10);
    for (const part of parts) {
      part.click();
      expect(await behind(source, last() as Selection)).toBe(usersIn(part));
      expect(last()).toHaveProperty('key');
    }
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    const cells = await numbersInTable();
    expect(cells.length).toBeGreaterThan(9);
    await expectBehindEach(cells, source, last);
  });

  it('have as many people behind them over time', async () => {
    const { last } = open({ query: { ...plain, interval: 'week' }, defaultView: 'overTime' });
    const entered = await screen.findAllByRole('button', { name: /\d entered$/ });
    expect(entered.length).toBeGreaterThan(1);
    for (const mark of entered) {
      await userEvent.click(mark);
      const said = Number(/: (\d+) entered$/.exec(mark.getAttribute('aria-label') ?? '')?.[1]);
      expect(await behind(source, last() as Selection)).toBe(said);
      await userEvent.keyboard('{Escape}');
    }
    const [mark] = await screen.findAllByRole('button', { name: /did not convert$/ });
    mark?.focus();
    await userEvent.keyboard('{Enter}');
    const said = Number(/: (\d+) of \d+ did/.exec(mark?.getAttribute('aria-label') ?? '')?.[1]);
    const lost = last();
    expect(lost).toMatchObject({ outcome: 'lost' });
    expect(await behind(source, lost as Selection)).toBe(said);
    await userEvent.keyboard('{Escape}');
    // With the pointer: what is above the line.
    await userEvent.click(mark as Element);
    expect(last()).toEqual(lost);
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    expect(await expectBehindEach(await numbersInTable(), source, last)).toBeGreaterThan(5);
  });

  it('are walked to with the arrow keys, and T shows the table', async () => {
    const { last } = open({ query: plain });
    (await step(/^Step 1 of 3/)).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowUp}');
    expect(await step(/^Lost before step 2 of 3/)).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    const lost = await step(/^Lost before step 3 of 3/);
    expect(lost).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: /dropped off after step 2/ });
    expect(await behind(source, last() as Selection)).toBe(usersIn(lost));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(lost).toHaveFocus());
    expect(lost).toHaveAttribute('data-selected');
    await userEvent.keyboard('{ArrowDown}');
    expect(await step(/^Step 3 of 3/)).toHaveFocus();
    await userEvent.keyboard('t');
    await waitFor(() =>
      expect(screen.getByRole('table').contains(document.activeElement)).toBe(true),
    );
  });

  it('can be picked in an answer that is given with its question, and not in a bare result', async () => {
    const { queryFn } = analyticsQueryOptions(source, plain, { now: asOf });
    const answer = await queryFn({ signal: new AbortController().signal });
    const given = open({ data: answer });
    const lost = await step(/^Lost before step 2 of 3, Signed up/);
    await userEvent.click(lost);
    expect(await behind(source, given.last() as Selection)).toBe(usersIn(lost));
    expect(screen.getByText(/^\d+(\.\d)?% get from “Visited” to “Paid”/)).toBeVisible();
    given.unmount();
    open({ data: answer.result });
    expect(screen.getAllByRole('img', { name: /^Step 1 of 3/ })).toHaveLength(1);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a funnel on a page', () => {
  const openPage = () =>
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <FunnelChart query={plain} data-test="funnel" />
        <UsersChart data-test="users" />
      </AnalyticsProvider>,
    );
  const part = (name: string) =>
    within(document.querySelector(`[data-test="${name}"]`) as HTMLElement);

  it('narrows the chart beside it to those it lost, stays whole itself, and lets go with × and Esc', async () => {
    openPage();
    await part('users').findByText(/^40 users/);
    const lost = await part('funnel').findByRole('button', { name: /^Lost before step 2/ });
    const count = usersIn(lost);
    expect(count).toBe(10);
    await userEvent.click(lost);
    await part('users').findByText(/^10 users/);
    expect(part('users').getByText(/^Only people who dropped off after step 1/)).toBeVisible();
    expect(part('funnel').getByRole('button', { name: /^Step 1 of 3.*: 40 users/ })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(lost).toHaveFocus());
    await userEvent.click(part('users').getByRole('button', { name: 'Show everybody again' }));
    await part('users').findByText(/^40 users/);
    await userEvent.click(lost);
    await part('users').findByText(/^10 users/);
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(lost).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    await part('users').findByText(/^40 users/);
  });

  it('is narrowed by what is picked elsewhere, and says so', async () => {
    openPage();
    const [bucket] = await part('users').findAllByRole('button', { name: /: [1-9]\d* users?/ });
    const count = usersIn(bucket as Element);
    bucket?.focus();
    await userEvent.keyboard('{Enter}');
    await part('funnel').findByText(/^Only people who did anything on/);
    await part('funnel').findByRole('button', {
      name: new RegExp(`^Step 1 of 3, Visited: ${count} users?`),
    });
  });
});

describe('a funnel that is edited', () => {
  const editor = (
    <FunnelEditor documentId={null} defaultFunnel={{ name: 'Test', steps: plain.steps }} />
  );

  it('is narrowed in its answer and not in its question', async () => {
    const onQueryChange = vi.fn();
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <FunnelEditor
          documentId={null}
          defaultFunnel={{ name: 'Test', steps: plain.steps }}
          onQueryChange={onQueryChange}
        />
        <UsersChart />
      </AnalyticsProvider>,
    );
    await step(/^Step 1 of 3.*: 40 users/);
    const asked = onQueryChange.mock.lastCall?.[0] as FunnelQuery;
    const [bucket] = await screen.findAllByRole('button', {
      name: /^\w+, Jan \d+.*: [1-9]\d* users?/,
    });
    bucket?.focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByText(/^Only people who did anything on/);
    await waitFor(() => expect(screen.queryByRole('button', { name: /: 40 users/ })).toBeNull());
    expect(onQueryChange.mock.lastCall?.[0]).toEqual(asked);
    expect(asked).not.toHaveProperty('users');
  });

  it('opens the people of a step from its menu', async () => {
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        {editor}
      </AnalyticsProvider>,
    );
    await step(/^Step 2 of 3.*: 30 users/);
    await userEvent.click(screen.getByRole('button', { name: 'Options of step 2' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'People who got here…' }));
    await screen.findByRole('button', { name: 'See the 30 people' });
    expect(await step(/^Step 2 of 3/)).toHaveAttribute('data-selected');
  });

  it('asks for the page’s range until it has one of its own', async () => {
    render(
      <AnalyticsProvider
        source={source}
        asOf={asOf}
        defaultScope={{ range: { last: 7, unit: 'day' } }}
      >
        {editor}
      </AnalyticsProvider>,
    );
    await screen.findByText(/Jan 25 – 31, 2024/);
    await userEvent.click(screen.getByRole('button', { name: 'During Page: last 7 days' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Last 90 days' }));
    await screen.findByRole('button', { name: 'During Last 90 days' });
    await userEvent.click(screen.getByRole('button', { name: 'During Last 90 days' }));
    await userEvent.click(await screen.findByRole('button', { name: /^As the page/ }));
    await screen.findByRole('button', { name: 'During Page: last 7 days' });
  });
});
