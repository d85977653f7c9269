import { render, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import type { TrendToolProps } from '../../src/components/UsersChart/tool.js';
import { UsersChart } from '../../src/components/UsersChart/UsersChart.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { AnalyticsSource } from '../../src/model/source.js';
import { memorySource } from '../../src/sources/memory.js';

/*
 * What people come for, once with a mouse and once with the keyboard alone. A step is a click, a drag, a key (held or
 * repeated ones count once) or a word typed; going to a control with Tab counts as one.
 */

const day = 86_400_000;
const asOf = Date.UTC(2024, 0, 31);
const countries = ['ES', 'FR', 'DE', 'US'];
const devices = ['phone', 'laptop'];
const rows = Array.from({ length: 30 * 12 }, (_, i): AnalyticsEvent => ({
  time: asOf - (1 + Math.floor(i / 12)) * day + 3_600_000 * (i % 12),
  user: `u${i % 60}`,
  event: 'a',
  properties: {
    country: countries[i % 4] as string,
    device: devices[i % 2] as string,
    price: (i % 7) + 0.5,
  },
}));
const source = memorySource(rows, { id: 'tasks' });

async function open(props: TrendToolProps = {}) {
  const rendered = render(
    <AnalyticsProvider source={source} asOf={asOf}>
      <UsersChart {...props} />
    </AnalyticsProvider>,
  );
  await screen.findByText(/^60 users/);
  return rendered;
}

/** Goes to a control as Tab would, however many stops that is. */
async function tabTo(name: string | RegExp, role = 'button') {
  const target = screen.getByRole(role, { name });
  for (let stop = 0; stop < 40 && document.activeElement !== target; stop++) {
    await userEvent.keyboard('{Tab}');
  }
  expect(target).toHaveFocus();
}

/** The buckets of the chart. */
const marks = () => screen.getAllByRole('button', { name: /\d users/ });
const option = (name: RegExp) => screen.findByRole('option', { name });

async function isComparingCountries() {
  await screen.findByText(/ES leads with|FR leads with/);
  expect(screen.getByText(/country is one of ES, FR · split by country/)).toBeVisible();
}

const weekChart = () => waitFor(() => expect(marks()).toHaveLength(7));

/** Files saved from here on, instead of in the downloads. */
function intercept(): { name: string; text: Promise<string> }[] {
  const saved: { name: string; text: Promise<string> }[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function save() {
    saved.push({ name: this.download, text: fetch(this.href).then((answer) => answer.text()) });
  };
  onTestFinished(() => {
    HTMLAnchorElement.prototype.click = click;
  });
  return saved;
}

beforeAll(() => page.viewport(1000, 700));

describe('UsersChart, by mouse', () => {
  it('compares two countries in 6 steps', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Add filter' }));
    await userEvent.click(await option(/^country/));
    await userEvent.click(await option(/^ES/));
    await userEvent.click(await option(/^FR/));
    await userEvent.click(screen.getByRole('button', { name: /^Split by/ }));
    await userEvent.click(await option(/^country/));
    await isComparingCountries();
  });

  it('zooms to a week in 1 step, and back out in 1', async () => {
    await open();
    const chart = screen.getByRole('group', { name: /^60 users/ });
    const buckets = marks();
    const at = (index: number) => {
      const box = (buckets[index] as Element).getBoundingClientRect();
      const own = chart.getBoundingClientRect();
      return { x: box.left + box.width / 2 - own.left, y: 100 };
    };
    await userEvent.dragAndDrop(chart, chart, { sourcePosition: at(7), targetPosition: at(13) });
    await weekChart();
    await userEvent.click(screen.getByRole('button', { name: 'Zoom out' }));
    await waitFor(() => expect(marks()).toHaveLength(30));
    expect(screen.getByRole('button', { name: 'During Last 30 days' })).toBeVisible();
  });

  it('splits by device in 2 steps', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: /^Split by/ }));
    await userEvent.click(await option(/^device/));
    await screen.findByText(/^(phone|laptop) leads with 30 users/);
  });

  it('exports the table in 2 steps', async () => {
    const saved = intercept();
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Table as CSV' }));
    await screen.findByText('Saved users-over-time.csv');
    expect(await saved[0]?.text).toMatch(
      /^Start,End,Users\r\n2024-01-01T00:00:00.000Z,2024-01-02T00:00:00.000Z,12\r\n/,
    );
  });

  it('takes a picture in 2 steps', async () => {
    const saved = intercept();
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Picture as SVG' }));
    await screen.findByText('Saved users-over-time.svg');
    const picture = await (saved[0]?.text ?? '');
    expect(picture).toContain('60 users');
    expect(picture).not.toMatch(/class=|currentcolor/i);
  });
});

describe('UsersChart, by keyboard', () => {
  it('compares two countries in 10 steps', async () => {
    await open();
    await tabTo('Add filter');
    await userEvent.keyboard('{Enter}');
    await option(/^country/);
    await userEvent.keyboard('coun{Enter}');
    await option(/^ES/);
    await userEvent.keyboard('es{Enter}');
    await waitFor(() => expect(screen.getByText('country is')).toBeInTheDocument());
    await userEvent.keyboard('{Control>}a{/Control}fr{Enter}{Escape}');
    await waitFor(() => expect(screen.getByRole('button', { name: /^country is/ })).toHaveFocus());
    await userEvent.keyboard('{Shift>}{Tab}{Tab}{Tab}{/Shift}{Enter}');
    await option(/^country/);
    await userEvent.keyboard('coun{Enter}');
    await isComparingCountries();
  });

  it('zooms to a week in 4 steps, and back out in 1', async () => {
    await open();
    const [first] = marks();
    await tabTo(first?.getAttribute('aria-label') ?? '', 'button');
    await userEvent.keyboard('{ArrowRight>7/}');
    await userEvent.keyboard('{Shift>}{ArrowRight>6/}{/Shift}');
    expect(screen.getByText(/Jan 8 – 14, 2024 selected/)).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await weekChart();
    expect(marks()[0]).toHaveFocus();
    await userEvent.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(marks()).toHaveLength(30));
  });

  it('splits by device in 3 steps', async () => {
    await open();
    await tabTo(/^Split by/);
    await userEvent.keyboard('{Enter}');
    await option(/^device/);
    await userEvent.keyboard('dev{Enter}');
    await screen.findByText(/^(phone|laptop) leads with 30 users/);
  });

  it('exports the table in 3 steps', async () => {
    const saved = intercept();
    await open();
    await tabTo('Export');
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('menuitem', { name: 'Table as CSV' });
    await userEvent.keyboard('{Enter}');
    await screen.findByText('Saved users-over-time.csv');
    expect(saved.map(({ name }) => name)).toEqual(['users-over-time.csv']);
  });

  it('removes a filter and goes to the next one', async () => {
    const where = {
      all: [
        { property: 'country', op: 'isSet' as const },
        { property: 'device', op: 'isSet' as const },
      ],
    };
    await open({ defaultValue: { where } });
    await tabTo('country is set');
    await userEvent.keyboard('{Delete}');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Remove filter: device is set' })).toHaveFocus(),
    );
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add filter' })).toHaveFocus());
  });
});

describe('UsersChart', () => {
  it('keeps a combination it can not edit, and adds to it', async () => {
    const any = {
      any: [
        { property: 'country', op: 'eq' as const, value: 'ES' },
        { property: 'device', op: 'isSet' as const },
      ],
    };
    await open({ defaultValue: { where: any } });
    expect(screen.getByText('(country is ES or device is set)')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Add filter' }));
    await userEvent.click(await option(/^price/));
    await userEvent.fill(await screen.findByRole('textbox', { name: 'Value' }), '6');
    await screen.findByText(/\(country is ES or device is set\) and price is at least 6/);
  });

  it('compares with the time before', async () => {
    await open({ defaultValue: { range: { start: asOf - 15 * day, end: asOf } } });
    await userEvent.click(screen.getByRole('button', { name: 'Compare' }));
    await screen.findByText('60 users, as many as in the time before');
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    expect(await screen.findByRole('row', { name: /^Total 60 60/ })).toBeVisible();
  });

  it('shows a property in place of time', async () => {
    await open({ defaultValue: { by: 'country' } }).catch(() => {});
    expect(await screen.findAllByRole('button', { name: /: 15$/ })).toHaveLength(4);
  });

  it('says how far a long answer is, and can stop it', async () => {
    const slow: AnalyticsSource = {
      ...source,
      id: 'slow',
      run: (query, options) => {
        if (query.kind === 'catalog') return source.run(query, options);
        options.onProgress?.({ done: 1_200_000, unit: 'events' });
        return new Promise(() => {});
      },
    };
    render(
      <AnalyticsProvider source={slow} asOf={asOf}>
        <UsersChart />
      </AnalyticsProvider>,
    );
    await screen.findByText('1.2M events read', undefined, { timeout: 6_000 });
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await screen.findByText('Cancelled');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('draws an answer without asking anything', async () => {
    const bucket = { start: 0, end: day, partial: false };
    const previous = {
      range: { start: -day, end: 0 },
      buckets: [{ ...bucket, start: -day, end: 0 }],
    };
    render(
      <AnalyticsProvider
        source={{ ...source, run: () => Promise.reject(new Error('asked')) }}
        asOf={asOf}
      >
        <UsersChart
          data={{
            resolved: {
              kind: 'trend',
              measure: 'users',
              events: {},
              range: { start: 0, end: day },
              now: asOf,
              timeZone: 'UTC',
              weekStart: 1,
              identity: 'user',
              reads: { start: 0, end: day },
              buckets: [bucket],
              previous,
            },
            result: {
              kind: 'trend',
              buckets: [bucket],
              series: [{ key: null, values: [6], total: 6 }],
              previous: {
                buckets: previous.buckets,
                series: [{ key: null, values: [4], total: 4 }],
              },
              meta: { computedBy: 'test', exact: true, warnings: [] },
            },
          }}
        />
      </AnalyticsProvider>,
    );
    expect(screen.getByText('6 users, up 50% on the time before')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });
});
