import { render, renderHook, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { RetentionGrid } from '../../src/components/RetentionGrid/RetentionGrid.js';
import { type RetentionGridValue, startValue } from '../../src/components/RetentionGrid/tool.js';

import '../../src/components/styles/styles.css';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import { useUsageInterval } from '../../src/hooks/useUsageInterval.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { resolveQuery } from '../../src/model/query.js';
import type { RetentionQuery } from '../../src/model/retention.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';
import { generateEvents } from '../../src/testing/generator/generate.js';
import { providerOf } from '../hooks/provider.js';

const day = 86_400_000;
const asOf = Date.UTC(2024, 2, 20, 15);
const source = memorySource(generateEvents({ seed: 11, users: 300, days: 70, end: asOf }), {
  id: 'retention',
});

function open(props: Parameters<typeof RetentionGrid>[0] = {}, from = source) {
  return render(
    <AnalyticsProvider source={from} asOf={asOf}>
      <RetentionGrid usageInterval={false} {...props} />
    </AnalyticsProvider>,
  );
}

/** The count a cell's name says: "Jan 29 group, Week 1: 48.0%, 12 of 25 users", "Jan 29 group: 25 users". */
function countIn(name: string): number {
  const text = /([\d,]+) of [\d,]+ \w+/.exec(name)?.[1] ?? /: ([\d,]+) \w+$/.exec(name)?.[1];
  return Number(text?.replaceAll(',', ''));
}

async function behind(selection: Selection): Promise<number> {
  const { users } = await runQuery(
    source,
    { kind: 'users', behind: selection, limit: 10_000 },
    { now: asOf },
  );
  return users.length;
}

beforeAll(() => page.viewport(1100, 900));

describe('RetentionGrid', () => {
  const questions: [string, Partial<RetentionGridValue>][] = [
    ['every week', {}],
    ['days on one’s own clock, twice or more', { period: 'day', clock: 'rolling', minReturns: 2 }],
    [
      'stretches of days, then or later, by the first day ever',
      {
        period: 'day',
        brackets: [1, 2, 4],
        rule: 'onOrAfter',
        acquisition: 'firstEver',
        range: { last: 10, unit: 'day' },
      },
    ],
    [
      'chosen events',
      {
        start: { event: 'Signed up' },
        return: { event: 'Created project' },
        acquisition: 'firstInRange',
      },
    ],
  ];
  it.each(questions)('has as many people behind each cell as it says: %s', async (_name, value) => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    const { unmount } = open({ defaultValue: { ...value, view: 'grid' }, onSelect });
    const grid = await screen.findByRole('grid');
    const buttons = [...grid.querySelectorAll<HTMLButtonElement>('.uk-retention-number')].filter(
      (element) => element instanceof HTMLButtonElement,
    );
    // Of those that are not over and of the others a few, from the first to the last.
    const some = (list: HTMLButtonElement[]) =>
      list.filter((_, i) => i % Math.ceil(list.length / 8) === 0);
    const isOpen = (each: HTMLButtonElement) => each.dataset['partial'] === '';
    const chosen = [
      ...some(buttons.filter(isOpen)),
      ...some(buttons.filter((each) => !isOpen(each))),
    ];
    expect(chosen.length).toBeGreaterThan(4);
    for (const button of chosen) {
      const name = button.getAttribute('aria-label') ?? '';
      onSelect.mockClear();
      button.click();
      await waitFor(() => expect(onSelect).toHaveBeenCalledOnce());
      const [selection] = onSelect.mock.calls[0] as [Selection];
      expect(await behind(selection), name).toBe(countIn(name));
    }
    unmount();
  });

  it('has as many people behind each cell of a breakdown’s group as it says', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    open({
      defaultValue: { view: 'grid', breakdown: { property: 'country', limit: 2 } },
      onSelect,
    });
    const grid = await screen.findByRole('grid');
    for (const head of within(grid).getAllByRole('button', { expanded: false }).slice(1)) {
      head.click();
    }
    await within(grid).findAllByRole('button', { name: /^Other \(\d+\), / });
    const buttons = [...grid.querySelectorAll<HTMLButtonElement>('button.uk-retention-number')];
    for (const button of buttons.filter((_, i) => i % 9 === 0)) {
      const name = button.getAttribute('aria-label') ?? '';
      onSelect.mockClear();
      button.click();
      await waitFor(() => expect(onSelect).toHaveBeenCalledOnce());
      const [selection] = onSelect.mock.calls[0] as [Selection];
      expect(await behind(selection), name).toBe(countIn(name));
    }
  });

  it('opens the same people from a point of the curve', async () => {
    const onSelect = vi.fn<(selection: Selection) => void>();
    open({ defaultValue: { view: 'curve' }, onSelect });
    const curve = await screen.findByRole('group', { name: /^Share who came back/ });
    const [mark] = await within(curve).findAllByRole('button', { name: /group, Week 2: / });
    mark?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    (mark as SVGElement | undefined)?.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(onSelect).toHaveBeenCalledOnce());
    const [selection] = onSelect.mock.calls[0] as [Selection];
    const name = mark?.getAttribute('aria-label') ?? '';
    expect(await behind(selection)).toBe(countIn(name));
  });

  it('draws a given answer without asking; without its question numbers are plain', async () => {
    const run = vi.fn(source.run);
    const query: RetentionQuery = {
      kind: 'retention',
      period: 'week',
      range: { last: 4, unit: 'week' },
    };
    const result = await runQuery(source, query, { now: asOf });
    const resolved = resolveQuery(query, { now: asOf });
    open({ data: { result, resolved } }, { ...source, id: 'given', run });
    const grid = await screen.findByRole('grid');
    expect(grid.querySelectorAll('tbody tr')).toHaveLength(5);
    expect(grid.querySelector('button.uk-retention-number')).toBeNull();
    expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
    expect(run).not.toHaveBeenCalled();
  });

  it('leaves settings to a host that owns them', async () => {
    const onValueChange = vi.fn();
    const value: RetentionGridValue = { ...startValue, view: 'grid' };
    open({ value, onValueChange });
    await screen.findByRole('grid');
    await userEvent.click(screen.getByRole('radio', { name: 'Counts' }));
    expect(onValueChange).toHaveBeenCalledWith({ ...value, numbers: 'count' });
    expect(screen.getByRole('radio', { name: 'Shares' })).toBeChecked();
  });

  it('changes the event and keeps the condition on it', async () => {
    const onValueChange = vi.fn();
    const where = { property: 'country', op: 'eq', value: 'Spain' } as const;
    open({ defaultValue: { start: { event: 'Signed up', where } }, onValueChange });
    await screen.findByRole('grid');
    await userEvent.click(screen.getByRole('button', { name: /^Who did/ }));
    await userEvent.keyboard('Created pro{Enter}');
    expect(onValueChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ start: { event: ['Signed up', 'Created project'], where } }),
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: /^Remove: starts where country/ }));
    expect(onValueChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ start: { event: ['Signed up', 'Created project'] } }),
    );
  });

  it('reads a cell under the pointer until Esc, and says when it completes', async () => {
    const { container } = open({ defaultValue: { view: 'grid' } });
    const grid = await screen.findByRole('grid');
    const cell = grid.querySelector('[data-partial]') as Element;
    await userEvent.hover(cell);
    await waitFor(() =>
      // The week the data ends in is over on Sunday, March 24.
      expect(container.querySelector('.uk-tooltip')).toHaveTextContent(/Completes on Mar 24, 2024/),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(container.querySelector('.uk-tooltip')).toBeNull());
  });

  it('does not read a cell again when its menu closes, so that Esc then lets it go', async () => {
    const { container } = open({ defaultValue: { view: 'grid' } });
    const grid = await screen.findByRole('grid');
    const cell = grid.querySelector('button[data-partial], [role="button"]') as HTMLElement;
    await userEvent.click(cell);
    await screen.findByRole('button', { name: /^See the / });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(cell).toHaveFocus());
    expect(container.querySelector('.uk-tooltip')).toBeNull();
    expect(cell.closest('[data-selected]')).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(cell.closest('[data-selected]')).toBeNull());
    await userEvent.keyboard('{ArrowRight}{ArrowLeft}');
    await waitFor(() => expect(container.querySelector('.uk-tooltip')).not.toBeNull());
  });

  it('offers a longer range where there are too few periods', async () => {
    open({ defaultValue: { period: 'month', range: { last: 7, unit: 'day' } } });
    await userEvent.click(await screen.findByRole('button', { name: 'Show the last 8 months' }));
    await screen.findByRole('button', { name: 'During Last 8 months' });
  });

  it('makes a picture of grid and curve, and a table of numbers', async () => {
    const files: [string, Blob][] = [];
    const urls = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      files.push(['', blob as Blob]);
      return 'blob:x';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    open();
    await screen.findByRole('grid');
    const take = async (name: RegExp) => {
      await userEvent.click(screen.getByRole('button', { name: 'Export' }));
      await userEvent.click(await screen.findByRole('menuitem', { name }));
      const before = files.length;
      await waitFor(() => expect(files.length).toBeGreaterThanOrEqual(Math.max(1, before)));
      return (files.at(-1) as [string, Blob])[1].text();
    };
    const csv = await take(/CSV/);
    expect(csv).toMatch(/Week 1 returned,Week 1 of,Week 1 share,Week 1 not over/);
    // Everybody and eight weeks under the headings.
    expect(csv.trim().split('\r\n')).toHaveLength(10);
    files.length = 0;
    const svg = await take(/SVG/);
    expect(svg).toContain('All groups');
    expect(svg.match(/<rect/g)?.length).toBeGreaterThan(30);
    expect(svg).toMatch(/<path/);
    urls.mockRestore();
    click.mockRestore();
  });
});

describe('useUsageInterval', () => {
  /** So many users, each active on a first day and again so many days after it. */
  const users = (count: number, gap: number, name: string): AnalyticsEvent[] =>
    Array.from({ length: count }, (_, i) => [
      { time: asOf - 50 * day, event: 'a', user: `${name}${i}` },
      { time: asOf - (50 - gap) * day, event: 'a', user: `${name}${i}` },
    ]).flat();
  const ask = (events: AnalyticsEvent[], id: string) =>
    renderHook(() => useUsageInterval({ start: asOf - day, end: asOf }), {
      wrapper: providerOf({ source: memorySource(events, { id }), asOf }),
    });

  it('finds within how many days half of those who come back do', async () => {
    // 40 come back within 30 days, 18 of them within 3 days and 22 within 7.
    const events = [...users(18, 2, 'a'), ...users(4, 6, 'b'), ...users(18, 20, 'c')];
    const once = Array.from({ length: 60 }, (_, i) => ({
      time: asOf - 50 * day,
      event: 'a',
      user: `once${i}`,
    }));
    const { result } = ask([...events, ...once], 'week');
    await waitFor(() =>
      expect(result.current).toEqual({ days: 7, period: 'week', returned: 40, eligible: 100 }),
    );
  });

  it('finds a day, and a month', async () => {
    const daily = ask(users(30, 1, 'a'), 'day');
    await waitFor(() => expect(daily.result.current).toMatchObject({ days: 1, period: 'day' }));
    const rare = ask(users(30, 25, 'a'), 'month');
    await waitFor(() => expect(rare.result.current).toMatchObject({ days: 30, period: 'month' }));
  });

  it('says nothing where few come back', async () => {
    const run = vi.fn();
    const few = memorySource(users(24, 1, 'a'), { id: 'few' });
    const { result } = renderHook(() => useUsageInterval({ start: asOf - day, end: asOf }), {
      wrapper: providerOf({
        source: {
          ...few,
          run: (query, options) => {
            run(query.kind);
            return few.run(query, options);
          },
        },
        asOf,
      }),
    });
    await waitFor(() => expect(run).toHaveBeenCalledOnce());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(result.current).toBeNull();
    expect(run).toHaveBeenCalledOnce();
  });
});
