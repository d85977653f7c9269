import type { Meta, StoryObj } from '@storybook/react-vite';

import { AnalyticsProvider, SessionsChart, type TrendValue } from '../src/index.js';
import { now, product } from './product.js';

interface Args {
  value: Partial<TrendValue>;
}

const meta = {
  title: 'Components/SessionsChart',
  args: { value: {} },
  render: ({ value }) => (
    <AnalyticsProvider source={product} asOf={now}>
      <SessionsChart defaultValue={value} />
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Default: Story = {};

export const ByDevice: Story = { args: { value: { by: 'device', compare: 'previous' } } };

export const SplitByPlan: Story = {
  args: { value: { splitBy: 'plan', range: { last: 14, unit: 'day' }, chart: 'bar' } },
};
