import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { StickinessChart } from '../src/components/StickinessChart/StickinessChart.js';
import type { StickinessValue } from '../src/components/StickinessChart/tool.js';
import type { AnalyticsSource } from '../src/query.js';
import { product } from './product.js';
import { broken, longLabels, longNames, nothing, stalled, tiny } from './sources.js';
import { noneInRange, Page, partial, RightToLeftPage, Settings } from './states.js';

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
    <Page source={source} width={width}>
      <StickinessChart defaultValue={value} />
    </Page>
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

/** One bucket and two users. */
export const OneBucket: Story = {
  args: { source: tiny, value: { interval: 'day', range: { last: 1, unit: 'day' } } },
};

/** 90 days: no scrolling and no folding. */
export const VeryLarge: Story = { args: { value: { range: { last: 90, unit: 'day' } } } };

export const RightToLeft: Story = {
  render: ({ source, value }) => (
    <RightToLeftPage source={source}>
      <StickinessChart defaultValue={value} />
    </RightToLeftPage>
  ),
};

/** 90 bars in 320 pixels. */
export const Narrow: Story = {
  args: { width: 320, value: { range: { last: 90, unit: 'day' } } },
};

function SettingsOfTheHost({ source }: { source: AnalyticsSource }) {
  const [value, setValue] = useState<StickinessValue>({ view: 'chart', interval: 'week' });
  return (
    <Page source={source}>
      <StickinessChart value={value} onValueChange={setValue} />
      <Settings value={value} />
    </Page>
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
