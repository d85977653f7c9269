import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { LifecycleChart } from '../src/components/LifecycleChart/LifecycleChart.js';
import type { LifecycleValue } from '../src/components/LifecycleChart/tool.js';
import { AnalyticsProvider } from '../src/index.js';
import type { AnalyticsSource } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, nothing, stalled, tiny } from './sources.js';

interface Args {
  source: AnalyticsSource;
  value: Partial<LifecycleValue>;
  width?: number;
}

const meta = {
  title: 'Components/LifecycleChart',
  args: { source: product, value: {} },
  argTypes: { source: { control: false } },
  render: ({ source, value, width }) => (
    <div style={width ? { inlineSize: width } : undefined}>
      <AnalyticsProvider source={source} asOf={now}>
        <LifecycleChart defaultValue={value} />
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

/** The same numbers in rows, the latest first; each opens the people behind it. */
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
      id: 'partial lifecycle',
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

/** One bucket, which is not over, and two users. */
export const OneBucket: Story = {
  args: { source: tiny, value: { interval: 'day', range: { last: 1, unit: 'day' } } },
};

/** 24 hours a day: more marks than are walked through one by one, so only the current bucket's are offered. */
export const VeryLarge: Story = {
  args: { value: { range: { start: now - 9 * 86_400_000, end: now }, interval: 'hour' } },
};

export const RightToLeft: Story = {
  render: ({ source, value }) => (
    <div dir="rtl">
      <AnalyticsProvider source={source} asOf={now} locale="ar-EG">
        <LifecycleChart defaultValue={value} />
      </AnalyticsProvider>
    </div>
  ),
};

/** In 320 pixels, as in a side bar or on a small phone. */
export const Narrow: Story = { args: { width: 320 } };

function SettingsOfTheHost({ source }: { source: AnalyticsSource }) {
  const [value, setValue] = useState<LifecycleValue>({ view: 'chart', hidden: ['returning'] });
  return (
    <AnalyticsProvider source={source} asOf={now}>
      <LifecycleChart value={value} onValueChange={setValue} />
      <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap' }}>{JSON.stringify(value)}</pre>
    </AnalyticsProvider>
  );
}

/** The host owns the settings. Hides a state, reads and opens a number with the keyboard alone. */
export const Controlled: Story = {
  render: ({ source }) => <SettingsOfTheHost source={source} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const toggle = await canvas.findByRole('button', { name: 'Show new' });
    toggle.focus();
    await userEvent.keyboard(' ');
    await canvas.findByText(/"hidden":\["new","returning"\]/);
    await expect(toggle).toHaveAttribute('aria-pressed', 'false');
    await userEvent.keyboard('{Enter}');
    await canvas.findByText(/"hidden":\["returning"\]/);

    const chart = canvas.getByRole('group', { name: /active users on Nov|active users on/ });
    const current = () => chart.querySelector<SVGElement>('[tabindex="0"]');
    current()?.focus();
    await expect(current()).toHaveAccessibleName(/^Thu, Nov 19, 2026, new: \d+ users?$/);
    await userEvent.keyboard('{ArrowLeft}{ArrowDown}');
    await waitFor(() => expect(current()).toHaveFocus());
    await expect(current()).toHaveAccessibleName(/^Wed, Nov 18, 2026, back again: \d+ users?$/);
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(current()).toHaveAccessibleName(/not over yet/));
    await userEvent.keyboard('{ArrowLeft}{ArrowDown}');
    await waitFor(() => expect(current()).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    const menu = await screen.findByRole('dialog', { name: /who went away/ });
    await waitFor(() => expect(menu).toBeVisible());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(current()).toHaveFocus());
    await canvas.findByText('The selection was made here');
    await userEvent.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(canvas.queryByText(/selection was made here/)).toBeNull());
  },
};
