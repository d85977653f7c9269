import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { StickinessChart } from '../src/components/StickinessChart/StickinessChart.js';
import type { StickinessValue } from '../src/components/StickinessChart/tool.js';
import { AnalyticsProvider } from '../src/index.js';
import type { AnalyticsSource } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, nothing, stalled, tiny } from './sources.js';

interface Args {
  source: AnalyticsSource;
  value: Partial<StickinessValue>;
  width?: number;
}

const meta = {
  title: 'Components/StickinessChart',
  args: { source: product, value: {} },
  argTypes: { source: { control: false } },
  render: ({ source, value, width }) => (
    <div style={width ? { inlineSize: width } : undefined}>
      <AnalyticsProvider source={source} asOf={now}>
        <StickinessChart defaultValue={value} />
      </AnalyticsProvider>
    </div>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Default: Story = {};

export const ByWeek: Story = {
  args: { value: { interval: 'week', range: { last: 90, unit: 'day' } } },
};

/** Exact numbers, which open the people behind them, and those of at least so many. */
export const Table: Story = { args: { value: { view: 'table' } } };

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const NoneInRange: Story = {
  args: {
    value: {
      range: { start: Date.UTC(2020, 0, 1), end: Date.UTC(2020, 0, 8) },
      where: { property: 'country', op: 'eq', value: 'Spain' },
    },
  },
};

export const NoEvents: Story = { args: { source: nothing } };

export const Failed: Story = { args: { source: broken } };

/** A source that stopped early. */
export const Partial: Story = {
  args: {
    source: {
      ...product,
      id: 'partial stickiness',
      run: async (query, options) => {
        const rows = await product.run(query, options);
        return {
          ...rows,
          meta: { ...rows.meta, sampledShare: 0.1, exact: false, truncated: true },
        };
      },
    },
  },
};

export const LongLabels: Story = {
  args: {
    source: longLabels,
    value: {
      events: {
        event:
          'https://app.example.com/organisations/4f2a9c/projects/quarterly-planning-2026/boards/kanban?view=swimlanes&group=assignee',
      },
    },
  },
};

/** One bucket and two users. */
export const OneBucket: Story = {
  args: { source: tiny, value: { interval: 'day', range: { last: 1, unit: 'day' } } },
};

/** 90 days: no scrolling and no folding. */
export const VeryLarge: Story = { args: { value: { range: { last: 90, unit: 'day' } } } };

export const RightToLeft: Story = {
  render: ({ source, value }) => (
    <div dir="rtl">
      <AnalyticsProvider source={source} asOf={now} locale="ar-EG">
        <StickinessChart defaultValue={value} />
      </AnalyticsProvider>
    </div>
  ),
};

/** 90 bars in 320 pixels. */
export const Narrow: Story = {
  args: { width: 320, value: { range: { last: 90, unit: 'day' } } },
};

function SettingsOfTheHost({ source }: { source: AnalyticsSource }) {
  const [value, setValue] = useState<StickinessValue>({ view: 'chart', interval: 'week' });
  return (
    <AnalyticsProvider source={source} asOf={now}>
      <StickinessChart value={value} onValueChange={setValue} />
      <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap' }}>{JSON.stringify(value)}</pre>
    </AnalyticsProvider>
  );
}

/** The host owns the settings. Reads, opens a number and switches to "at least" with the keyboard alone. */
export const Controlled: Story = {
  render: ({ source }) => <SettingsOfTheHost source={source} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const chart = await canvas.findByRole('group', { name: /of the users were active/ });
    const current = () => chart.querySelector<SVGElement>('[tabindex="0"]');
    current()?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(current()).toHaveFocus());
    await expect(current()).toHaveAccessibleName(
      /^Active in exactly 2 weeks: [\d,]+ users?, [\d.]+% of all$/,
    );
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: /people who were active in exactly 2 weeks/ });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(current()).toHaveFocus());
    await userEvent.keyboard('{Escape}{Escape}');

    canvas.getByRole('radio', { name: 'Exactly' }).focus();
    await userEvent.keyboard('{ArrowRight}');
    await canvas.findByText(/"mode":"atLeast"/);
    // Numbers of at least so many are read, but can not be opened.
    const all = await canvas.findByRole('img', {
      name: /^Active in at least 1 week: .*100% of all$/,
    });
    all.focus();
    await userEvent.keyboard('{Enter}');
    await expect(screen.queryByRole('dialog')).toBeNull();
  },
};
