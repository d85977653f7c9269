import { render, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import { EventsChart } from '../../src/components/UsersChart/EventsChart.js';
import { SessionsChart } from '../../src/components/UsersChart/SessionsChart.js';
import type { TrendToolProps } from '../../src/components/UsersChart/tool.js';
import { UsersChart } from '../../src/components/UsersChart/UsersChart.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { analyticsQueryOptions } from '../../src/hooks/query-options.js';
import type { Selection } from '../../src/model/selection.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { memorySource } from '../../src/sources/memory.js';
import { asOf, behind, day, expectBehindEach, numbersInTable, visits } from './numbers.js';

const source = memorySource(visits, { id: 'numbers' });
const twoWeeks = { last: 14, unit: 'day' } as const;

function open(props: TrendToolProps, Chart = UsersChart) {
  const onSelect = vi.fn<(selection: Selection) => void>();
  const { container, unmount } = render(
    <AnalyticsProvider source={source} asOf={asOf}>
      <Chart onSelect={onSelect} {...props} />
    </AnalyticsProvider>,
  );
  const last = () => onSelect.mock.lastCall?.[0];
  return { last, onSelect, container, unmount };
}

const marks = () => screen.findAllByRole('button', { name: /\d users?/ });

beforeAll(() => page.viewport(1000, 700));

describe('numbers of UsersChart', () => {
  it('have as many people behind them as they say, now and in the time before', async () => {
    const { last } = open({
      defaultValue: { view: 'table', range: { last: 7, unit: 'day' }, compare: 'previous' },
    });
    expect(await expectBehindEach(await numbersInTable(), source, last)).toBeGreaterThan(12);
    for (const number of document.querySelectorAll<HTMLElement>('.uk-kpi .uk-number')) {
      expect(await expectBehindEach([number], source, last)).toBe(1);
    }
    expect(last()).toMatchObject({ previous: true });
  });

  it('have as many people behind them in groups', async () => {
    const { last } = open({
      defaultValue: {
        view: 'table',
        range: twoWeeks,
        interval: 'week',
        splitBy: 'device',
        compare: 'previous',
      },
    });
    expect(await expectBehindEach(await numbersInTable(), source, last)).toBeGreaterThan(10);
  });

  it('have as many people behind them by property', async () => {
    const { last } = open({ defaultValue: { by: 'device', range: twoWeeks } });
    const rows = await screen.findAllByRole('button', { name: /^(phone|laptop|tablet): \d+$/ });
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      await userEvent.click(row);
      const said = Number(/\d+$/.exec(row.getAttribute('aria-label') ?? '')?.[0]);
      expect(await behind(source, last() as Selection)).toBe(said);
      await userEvent.keyboard('{Escape}');
    }
  });

  it('open with Enter on a bucket, and the bucket is marked', async () => {
    const { last, container } = open({ defaultValue: { range: twoWeeks, chart: 'bar' } });
    const [first] = await marks();
    first?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    const label = (await marks())[2]?.getAttribute('aria-label') ?? '';
    const said = Number(/(\d+) users?/.exec(label)?.[1]);
    expect(await behind(source, last() as Selection)).toBe(said);
    expect(last()).toMatchObject({ bucket: expect.any(Number), of: { measure: 'users' } });
    expect(container.querySelectorAll('.uk-bar[data-selected]')).toHaveLength(1);
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(async () => expect((await marks())[2]).toHaveFocus());
    // Then the reading, then the selection.
    await userEvent.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(container.querySelector('[data-selected]')).toBeNull());
  });

  it('open for the series that was chosen, and for all of them when none is', async () => {
    const { last } = open({
      defaultValue: { range: twoWeeks, interval: 'week', splitBy: 'device' },
    });
    const [, second] = await marks();
    second?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const said = await screen.findByText(/^(phone|laptop|tablet): \d+$/);
    const [, name, count] = /^(\w+): (\d+)$/.exec(said.textContent ?? '') ?? [];
    await userEvent.keyboard('{Enter}');
    expect(last()).toMatchObject({ key: { type: 'value', value: name } });
    expect(await behind(source, last() as Selection)).toBe(Number(count));
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(second).toHaveFocus());
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{Enter}');
    await waitFor(() => expect(last()).not.toHaveProperty('key'));
    // Somebody with two devices is one person: no number is claimed.
    await screen.findByRole('button', { name: 'See the people behind it' });
  });

  it('open with a click, while a drag still zooms', async () => {
    const { last, onSelect } = open({ defaultValue: { range: twoWeeks } });
    const chart = await screen.findByRole('group', { name: /users/ });
    const at = async (index: number) => {
      const box = ((await marks())[index] as Element).getBoundingClientRect();
      const own = chart.getBoundingClientRect();
      return { x: box.left + box.width / 2 - own.left, y: 100 };
    };
    await userEvent.dragAndDrop(chart, chart, {
      sourcePosition: await at(3),
      targetPosition: await at(9),
    });
    await waitFor(async () => expect(await marks()).toHaveLength(7));
    expect(onSelect).not.toHaveBeenCalled();
    await userEvent.click(chart, { position: await at(2) });
    const label = (await marks())[2]?.getAttribute('aria-label') ?? '';
    await screen.findByRole('dialog', { name: /^people who did anything on/ });
    expect(await behind(source, last() as Selection)).toBe(Number(/(\d+) users?/.exec(label)?.[1]));
  });

  it('zooms with Shift and Enter, and picks nothing', async () => {
    const { onSelect } = open({ defaultValue: { range: twoWeeks } });
    (await marks())[0]?.focus();
    await userEvent.keyboard('{Shift>}{ArrowRight>6/}{/Shift}{Enter}');
    await waitFor(async () => expect(await marks()).toHaveLength(7));
    expect(onSelect).not.toHaveBeenCalled();
  });

  it('are of sessions where sessions are counted', async () => {
    const { last } = open(
      { defaultValue: { view: 'table', range: twoWeeks, interval: 'week' } },
      SessionsChart,
    );
    expect(await expectBehindEach(await numbersInTable(), source, last)).toBeGreaterThan(2);
  });

  it('claim no number of people where they count something else', async () => {
    const { last } = open(
      { defaultValue: { range: { last: 30, unit: 'day' }, by: '$event' } },
      EventsChart,
    );
    await userEvent.click(await screen.findByRole('button', { name: /^Visited: \d+$/ }));
    await screen.findByRole('button', { name: 'See the people behind it' });
    expect(await behind(source, last() as Selection)).toBe(40);
  });

  it('can be picked in an answer that is given with its question, and not in one without', async () => {
    const query: TrendQuery = {
      kind: 'trend',
      measure: 'users',
      range: { start: asOf - 14 * day, end: asOf },
      interval: 'week',
    };
    const { queryFn } = analyticsQueryOptions(source, query, { now: asOf });
    const answer = await queryFn({ signal: new AbortController().signal });
    const asked = open({ data: answer, defaultValue: { view: 'table' } });
    expect(await expectBehindEach(await numbersInTable(), source, asked.last)).toBeGreaterThan(2);
    asked.unmount();
    const { resolved, result } = answer;
    open({ data: { resolved, result }, defaultValue: { view: 'table' } });
    expect(await numbersInTable()).toHaveLength(0);
  });

  it('are the host’s alone when the chart is not linked', async () => {
    const { last, container } = open({ linked: false, defaultValue: { range: twoWeeks } });
    (await marks())[0]?.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(last()).toBeDefined());
    expect(container.querySelector('[data-selected]')).toBeNull();
  });
});
