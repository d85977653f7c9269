import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, within } from 'storybook/test';

import { AnalyticsProvider, EventsChart, type TrendValue } from '../src/index.js';
import { now, product } from './product.js';

interface Args {
  value: Partial<TrendValue>;
}

const meta = {
  title: 'Components/EventsChart',
  args: { value: {} },
  render: ({ value }) => (
    <AnalyticsProvider source={product} asOf={now}>
      <EventsChart defaultValue={value} />
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Default: Story = {};

/** Which events there are, most frequent first. */
export const ByEvent: Story = { args: { value: { by: '$event' } } };

/** What was paid, week by week. */
export const SumOfAmount: Story = {
  args: {
    value: {
      measure: { of: 'sum', property: 'amount' },
      range: { last: 90, unit: 'day' },
      interval: 'week',
      compare: 'previous',
    },
  },
};

/** Nothing measured in a bucket is a gap, not a zero. */
export const MedianByPlan: Story = {
  args: {
    value: {
      measure: { of: 'median', property: 'amount' },
      splitBy: 'plan',
      range: { last: 30, unit: 'day' },
    },
  },
};

export const LongestByEvent: Story = {
  args: { value: { measure: { of: 'p95', property: 'durationMs' }, by: '$event' } },
};

/** Chooses a number to show by typing its name. */
export const MeasureByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    (await canvas.findByRole('button', { name: 'Show Events' })).focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('option', { name: 'Sum of amount' });
    await userEvent.keyboard('average of am{Enter}');
    await expect(await canvas.findByText(/^Average of amount is/)).toBeVisible();
  },
};
