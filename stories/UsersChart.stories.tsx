import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';

import { type Annotation, UsersChart, type UsersChartValue } from '../src/index.js';
import type { AnalyticsSource, Condition } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, nothing, oldLog, stalled, tiny } from './sources.js';
import { noneInRange, Page, partial, RightToLeftPage, Settings } from './states.js';

interface Args {
  source: AnalyticsSource;
  timeZone: string;
  value: Partial<UsersChartValue>;
  annotations: Annotation[];
}

const meta = {
  title: 'Components/UsersChart',
  args: { source: product, timeZone: 'UTC', value: {}, annotations: [] },
  argTypes: { source: { control: false } },
  render: ({ source, timeZone, value, annotations }) => (
    <Page source={source} timeZone={timeZone}>
      <UsersChart defaultValue={value} annotations={annotations} />
    </Page>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const day = 86_400_000;
const last90: UsersChartValue['range'] = { last: 90, unit: 'day' };

export const Default: Story = {};

export const Compare: Story = { args: { value: { compare: 'previous' } } };

export const CompareBars: Story = {
  args: { value: { compare: 'previous', chart: 'bar', range: { last: 14, unit: 'day' } } },
};

export const CompareGroups: Story = {
  args: { value: { compare: 'previous', splitBy: 'device', range: { last: 14, unit: 'day' } } },
};

export const CompareTable: Story = {
  args: { value: { compare: 'previous', view: 'table', range: { last: 7, unit: 'day' } } },
};

export const SplitByCountry: Story = {
  args: { value: { splitBy: 'country', range: last90, interval: 'week' } },
};

export const Bars: Story = { args: { value: { chart: 'bar', range: { last: 7, unit: 'day' } } } };

/** Someone who used two devices is in both bars, and the chart says so. */
export const StackedBars: Story = { args: { value: { chart: 'bar', splitBy: 'device' } } };

/** A property in place of time. */
export const ByProperty: Story = { args: { value: { by: 'country' } } };

export const ByPropertyCompared: Story = {
  args: { value: { by: 'browser', compare: 'previous', range: { last: 14, unit: 'day' } } },
};

const filters: Condition[] = [
  { property: 'country', op: 'in', value: ['Spain', 'France', 'Germany'] },
  { property: 'browser', op: 'notContains', value: 'edge', ignoreCase: true },
  { property: 'plan', op: 'isSet' },
];

/** Conditions as pills; one that combines others came from outside and is kept as it is. */
export const Filters: Story = {
  args: {
    value: {
      where: {
        all: [
          ...filters,
          {
            any: [
              { property: 'device', op: 'eq', value: 'mobile' },
              { property: 'os', op: 'eq', value: 'macOS' },
            ],
          },
        ],
      },
    },
  },
};

export const Annotations: Story = {
  args: {
    value: { range: { last: 30, unit: 'day' } },
    annotations: [
      { time: now - 21 * day, label: 'New onboarding', href: '#new-onboarding' },
      { time: now - 9.4 * day, label: 'Outage of the e-mail provider, 09:12 to 11:40' },
      { time: now - 9 * day, label: 'Newsletter to all trial accounts' },
    ],
  },
};

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

export const LongLabelsByProperty: Story = {
  args: { source: longLabels, value: { by: 'page' } },
};

/** The data began today: days before it are unknown, not empty, so the day is shown by hour. */
export const OneDay: Story = { args: { source: tiny, value: { range: { last: 7, unit: 'day' } } } };

/** A single value to lay the numbers out by. */
export const OneRow: Story = {
  args: {
    value: { by: 'country', where: { property: 'country', op: 'eq', value: 'Spain' } },
  },
};

/** Nine days by the hour: more buckets than are walked through one by one, so only the current one is offered. */
export const VeryLarge: Story = {
  args: { value: { range: { start: now - 9 * day, end: now }, interval: 'hour', splitBy: 'os' } },
};

/** A data set whose source stopped early. */
export const Partial: Story = { args: { source: partial } };

export const NoneInRange: Story = { args: { value: noneInRange } };

export const NoEvents: Story = { args: { source: nothing } };

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const Failed: Story = { args: { source: broken } };

/** In 320 pixels, as in a side bar or on a small phone. */
export const Narrow: Story = {
  args: { value: { splitBy: 'device', compare: 'previous' } },
  render: ({ source, value }) => (
    <Page source={source} width={320}>
      <UsersChart defaultValue={value} />
    </Page>
  ),
};

/** Words run from right to left, time from left to right. */
export const RightToLeft: Story = {
  args: { value: { splitBy: 'device', compare: 'previous', range: { last: 14, unit: 'day' } } },
  render: ({ source, value }) => (
    <RightToLeftPage source={source}>
      <UsersChart defaultValue={value} />
    </RightToLeftPage>
  ),
};

function SettingsOfTheHost({ source }: { source: AnalyticsSource }) {
  const [value, setValue] = useState<UsersChartValue>({
    range: { last: 30, unit: 'day' },
    chart: 'bar',
    view: 'chart',
  });
  return (
    <Page source={source}>
      <UsersChart value={value} onValueChange={setValue} />
      <Settings value={value} />
    </Page>
  );
}

/** The host owns the settings, and can show or store them. */
export const Controlled: Story = { render: ({ source }) => <SettingsOfTheHost source={source} /> };
