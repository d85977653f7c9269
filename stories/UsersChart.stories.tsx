import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';

import { AnalyticsProvider, UsersChart, type UsersChartValue } from '../src/index.js';
import type { AnalyticsSource } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, nothing, oldLog, stalled, tiny } from './sources.js';

interface Args {
  source: AnalyticsSource;
  timeZone: string;
  value: Partial<UsersChartValue>;
}

const meta = {
  title: 'Components/UsersChart',
  args: { source: product, timeZone: 'UTC', value: {} },
  argTypes: { source: { control: false } },
  render: ({ source, timeZone, value }) => (
    <AnalyticsProvider source={source} asOf={now} timeZone={timeZone}>
      <UsersChart defaultValue={value} />
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Default: Story = {};

export const SplitByCountry: Story = {
  args: { value: { splitBy: 'country', range: { last: 90, unit: 'day' }, interval: 'week' } },
};

export const Bars: Story = { args: { value: { chart: 'bar', range: { last: 7, unit: 'day' } } } };

export const StackedBars: Story = { args: { value: { chart: 'bar', splitBy: 'device' } } };

export const Table: Story = { args: { value: { view: 'table', splitBy: 'plan' } } };

export const ByHour: Story = {
  args: {
    timeZone: 'Europe/Madrid',
    value: { range: { last: 7, unit: 'day' }, interval: 'hour' },
  },
};

export const TwoEvents: Story = {
  args: { value: { events: { event: ['Signed up', 'Created project'] } } },
};

export const WholeLog: Story = { args: { value: { range: 'all' } } };

/** The last 30 days of a log that ended years ago. */
export const OldLog: Story = { args: { source: oldLog, value: {} } };

export const LongLabels: Story = { args: { source: longLabels, value: { splitBy: 'page' } } };

export const OneDay: Story = { args: { source: tiny, value: { range: { last: 7, unit: 'day' } } } };

export const NoneInRange: Story = {
  args: { value: { range: { start: Date.UTC(2020, 0, 1), end: Date.UTC(2020, 0, 8) } } },
};

export const NoEvents: Story = { args: { source: nothing } };

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const Failed: Story = { args: { source: broken } };

function SettingsOfTheHost({ source }: { source: AnalyticsSource }) {
  const [value, setValue] = useState<UsersChartValue>({
    range: { last: 30, unit: 'day' },
    chart: 'bar',
    view: 'chart',
  });
  return (
    <AnalyticsProvider source={source} asOf={now}>
      <UsersChart value={value} onValueChange={setValue} />
      <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(value)}
      </pre>
    </AnalyticsProvider>
  );
}

/** The host owns the settings, and can show or store them. */
export const Controlled: Story = { render: ({ source }) => <SettingsOfTheHost source={source} /> };

/** Reads bucket after bucket with the arrow keys, as someone without a pointer would. */
export const ReadByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const marks = await canvas.findAllByRole('img', { name: /users/ });
    marks[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await waitFor(() => expect(marks[2]).toHaveFocus());
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(marks.at(-1)).toHaveFocus());
    await expect(marks.at(-1)).toHaveAccessibleName(/not over yet/);
  },
};
