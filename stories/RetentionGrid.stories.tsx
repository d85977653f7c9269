import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { RetentionGrid } from '../src/components/RetentionGrid/RetentionGrid.js';
import { type RetentionGridValue, startValue } from '../src/components/RetentionGrid/tool.js';
import { AnalyticsProvider } from '../src/index.js';
import type { AnalyticsSource } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, stalled, tiny } from './sources.js';

interface Args {
  source: AnalyticsSource;
  locale: string;
  value: Partial<RetentionGridValue>;
}

const meta = {
  title: 'Components/RetentionGrid',
  args: { source: product, locale: 'en-US', value: {} },
  argTypes: { source: { control: false } },
  render: ({ source, locale, value }) => (
    <AnalyticsProvider source={source} asOf={now} locale={locale}>
      <RetentionGrid defaultValue={value} />
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Walks the grid with the arrow keys, opens the people of a cell, and closes everything again with Esc. */
export const Default: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const grid = await canvas.findByRole('grid');
    within(grid).getByRole('rowheader', { name: 'All groups' }).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}');
    const cell = within(grid).getByRole('button', {
      name: /^Sep 28 group, Week 1: .+ of 314 users$/,
    });
    await waitFor(() => expect(cell).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    const menu = await screen.findByRole('dialog', { name: /came back in week 1/ });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(menu).not.toBeInTheDocument());
    await expect(cell).toHaveAttribute('data-selected');
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await waitFor(() =>
      expect(within(grid).getByRole('button', { name: /^Nov 16 group, Week 0/ })).toHaveFocus(),
    );
    await userEvent.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(cell).not.toHaveAttribute('data-selected'));
  },
};

/** One row a country, which opens to its weeks; a line each. */
export const SplitByDevice: Story = {
  args: { value: { breakdown: { property: 'device' } } },
  play: async ({ canvasElement }) => {
    const canvas = within(await within(canvasElement).findByRole('grid'));
    const row = await canvas.findByRole('button', { name: 'Desktop', expanded: false });
    row.focus();
    await userEvent.keyboard('{Enter}');
    await canvas.findByRole('button', { name: /^Desktop, Sep 28 group: / });
    await expect(row).toHaveAttribute('aria-expanded', 'true');
  },
};

/** Two cells chosen with Shift and Enter, compared. */
export const Compare: Story = {
  args: {
    value: {
      start: { event: 'Signed up' },
      acquisition: 'firstEver',
      brackets: [1, 1, 2, 3],
      range: { last: 10, unit: 'week' },
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const grid = within(await canvas.findByRole('grid'));
    const first = await grid.findByRole('button', { name: /^Oct 12 group, Week 1:/ });
    first.focus();
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    await canvas.findByText(/choose another cell/);
    await userEvent.keyboard('{ArrowDown}{Shift>}{Enter}{/Shift}');
    await canvas.findByText(/points less/);
    await canvas.findByText(/hardly chance/);
  },
};

/** Lines alone, read with the arrow keys. */
export const CurveOnly: Story = {
  args: { value: { view: 'curve', range: { last: 12, unit: 'week' } } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const marks = await canvas.findAllByRole('img', { name: /^All groups, Week 1/ });
    marks[0]?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/group, Week 2: /));
  },
};

/** Sixty groups over sixty columns: what is out of sight is drawn once it is walked to. */
export const VeryLarge: Story = {
  args: { value: { period: 'day', range: { last: 60, unit: 'day' } } },
  render: ({ source, value }) => (
    <div style={{ maxInlineSize: 640 }}>
      <AnalyticsProvider source={source} asOf={now}>
        <RetentionGrid defaultValue={value} />
      </AnalyticsProvider>
    </div>
  ),
  play: async ({ canvasElement }) => {
    const first = await waitFor(() => {
      const found = canvasElement.querySelector<HTMLElement>('th[data-cell="0:0"]');
      if (!found) throw new Error('there is no grid yet');
      return found;
    });
    await expect(first.closest('table')).toHaveAttribute('aria-rowcount', '62');
    first.focus();
    await userEvent.keyboard('{ArrowDown}{End}');
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(/^Sep 22 group, Day 59: /),
    );
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(/^Nov 20 group, Day 0: /),
    );
  },
};

export const LongLabels: Story = {
  args: {
    source: longLabels,
    value: { period: 'day', range: { last: 10, unit: 'day' }, breakdown: { property: 'page' } },
  },
};

/** Two people, one day: one row, and everything is a guess. */
export const OneRow: Story = {
  args: { source: tiny, value: { range: { last: 1, unit: 'week' } } },
};

const sampled: AnalyticsSource = {
  ...product,
  id: 'sampled',
  run: async (query, options) => {
    const rows = await product.run(query, options);
    return { ...rows, meta: { ...rows.meta, sampledShare: 0.1, exact: false, truncated: true } };
  },
};

/** A source that stopped early; days on one’s own clock, counted: a column is over once it is over for everybody of the group. */
export const Partial: Story = {
  args: {
    source: sampled,
    value: { period: 'day', clock: 'rolling', numbers: 'count', shades: 'full' },
  },
};

export const NoneInRange: Story = {
  args: {
    value: {
      range: { start: Date.UTC(2020, 0, 1), end: Date.UTC(2020, 1, 8) },
      where: { property: 'country', op: 'eq', value: 'Spain' },
    },
  },
};

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const Failed: Story = { args: { source: broken } };

/** Words run from right to left, time from left to right. */
export const RightToLeft: Story = {
  args: { locale: 'ar-EG', value: { breakdown: { property: 'plan' } } },
  render: ({ source, locale, value }) => (
    <div dir="rtl">
      <AnalyticsProvider source={source} asOf={now} locale={locale}>
        <RetentionGrid defaultValue={value} />
      </AnalyticsProvider>
    </div>
  ),
};

/** In 320 pixels: no decimals, and the cells scroll beside the groups' names. */
export const Narrow: Story = {
  render: ({ source, value }) => (
    <div style={{ inlineSize: 320 }}>
      <AnalyticsProvider source={source} asOf={now}>
        <RetentionGrid defaultValue={value} />
      </AnalyticsProvider>
    </div>
  ),
};

function SettingsOfTheHost({ source }: { source: AnalyticsSource }) {
  const [value, setValue] = useState<RetentionGridValue>({ ...startValue, view: 'grid' });
  return (
    <AnalyticsProvider source={source} asOf={now}>
      <RetentionGrid value={value} onValueChange={setValue} />
      <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(value)}
      </pre>
    </AnalyticsProvider>
  );
}

/** The host owns the settings; what is set behind “More” shows as a chip, and × takes it back. */
export const Controlled: Story = {
  render: ({ source }) => <SettingsOfTheHost source={source} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByRole('grid');
    await userEvent.click(canvas.getByRole('button', { name: 'More' }));
    const lengths = await screen.findByRole('combobox', { name: 'Columns' });
    await userEvent.selectOptions(lengths, 'brackets');
    const field = await screen.findByRole('textbox', { name: /^Lengths in weeks/ });
    await userEvent.clear(field);
    await userEvent.type(field, '1, x');
    await expect(field).toBeInvalid();
    await userEvent.clear(field);
    await userEvent.type(field, '1, 2');
    await canvas.findByText(/"brackets":\[1,2\]/);
    await userEvent.keyboard('{Escape}');
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove: weeks 1, 2' }));
    await waitFor(() => expect(canvas.queryByText(/brackets/)).toBeNull());
  },
};
