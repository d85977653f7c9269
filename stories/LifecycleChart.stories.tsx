import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { LifecycleChart } from '../src/components/LifecycleChart/LifecycleChart.js';
import type { LifecycleValue } from '../src/components/LifecycleChart/tool.js';
import type { AnalyticsSource } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, longNames, nothing, stalled, tiny } from './sources.js';
import { noneInRange, Page, partial, RightToLeftPage, Settings } from './states.js';

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
    <Page source={source} width={width}>
      <LifecycleChart defaultValue={value} />
    </Page>
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

export const NoneInRange: Story = { args: { value: noneInRange } };

export const NoEvents: Story = { args: { source: nothing } };

export const Failed: Story = { args: { source: broken } };

/** A source that stopped early. */
export const Partial: Story = { args: { source: partial } };

export const LongLabels: Story = {
  args: {
    source: longLabels,
    value: {
      events: {
        event: longNames[1],
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
    <RightToLeftPage source={source}>
      <LifecycleChart defaultValue={value} />
    </RightToLeftPage>
  ),
};

/** In 320 pixels, as in a side bar or on a small phone. */
export const Narrow: Story = { args: { width: 320 } };

function SettingsOfTheHost({ source }: { source: AnalyticsSource }) {
  const [value, setValue] = useState<LifecycleValue>({ view: 'chart', hidden: ['returning'] });
  return (
    <Page source={source}>
      <LifecycleChart value={value} onValueChange={setValue} />
      <Settings value={value} />
    </Page>
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
