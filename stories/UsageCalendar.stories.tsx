import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';

import type { UsageCalendarValue } from '../src/components/UsageCalendar/tool.js';
import { UsageCalendar } from '../src/components/UsageCalendar/UsageCalendar.js';
import type { AnalyticsSource } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, longNames, nothing, stalled, tiny } from './sources.js';
import { noneInRange, Page, partial, RightToLeftPage, Settings } from './states.js';

interface Args {
  source: AnalyticsSource;
  timeZone: string;
  value: Partial<UsageCalendarValue>;
  width?: number;
}

const last90 = { last: 90, unit: 'day' } as const;

const meta = {
  title: 'Components/UsageCalendar',
  args: { source: product, timeZone: 'Europe/Madrid', value: { range: last90 } },
  argTypes: { source: { control: false } },
  render: ({ source, timeZone, value, width }) => (
    <Page source={source} timeZone={timeZone} width={width}>
      <UsageCalendar defaultValue={value} />
    </Page>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Waits for an element: a grid has too many roles and names to look through them all. */
async function find(selector: string, within: Element = document.body): Promise<HTMLElement> {
  return waitFor(
    () => {
      const found = within.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`there is no ${selector}`);
      return found;
    },
    { timeout: 8_000 },
  );
}

/** Averages over the whole weeks of the range, in the page's zone. */
export const Default: Story = {};

/** Days by week, each one's own number. Goes from day to day and opens one. */
export const Calendar: Story = {
  args: { value: { view: 'calendar', range: last90 } },
  play: async ({ canvasElement }) => {
    const day = await find('button[aria-label^="Tue, Nov 17, 2026: "]', canvasElement);
    const next = await find('button[aria-label^="Wed, Nov 18, 2026: "]', canvasElement);
    day.focus();
    // Where it is narrow, weeks are rows.
    const isTurned = day.closest('tr') === next.closest('tr');
    await userEvent.keyboard(isTurned ? '{ArrowRight}' : '{ArrowDown}');
    await expect(next).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    const menu = await find('.uk-number-menu');
    await expect(menu).toHaveTextContent(/people who did anything on Wed, Nov 18, 2026/);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(next).toHaveFocus());
  },
};

/** Events of one kind, by the hour. */
export const Events: Story = {
  args: { value: { measure: 'events', events: { event: 'Signed up' }, range: last90 } },
};

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
        event: longNames[0],
      },
    },
  },
};

/** A day with two users: less than a week, so that most hours have no number. */
export const OneDay: Story = { args: { source: tiny, timeZone: 'UTC', value: {} } };

/** Years of hours: shown are the last 13 weeks, and the calendar says so. */
export const VeryLarge: Story = {
  args: { value: { measure: 'events', range: { start: Date.UTC(2022, 0, 1), end: now } } },
};

export const RightToLeft: Story = {
  render: ({ source, value }) => (
    <RightToLeftPage source={source} weekStart={6}>
      <UsageCalendar defaultValue={value} />
    </RightToLeftPage>
  ),
};

/** In 320 pixels: hours from top to bottom, two in a row. */
export const Narrow: Story = { args: { width: 320 } };

function SettingsOfTheHost({ source }: { source: AnalyticsSource }) {
  const [value, setValue] = useState<UsageCalendarValue>({ view: 'hours', range: last90 });
  return (
    <Page source={source}>
      <UsageCalendar value={value} onValueChange={setValue} />
      <Settings value={value} />
    </Page>
  );
}

/** The host owns the settings. Reads a cell and opens one of its hours with the keyboard alone. */
export const Controlled: Story = {
  render: ({ source }) => <SettingsOfTheHost source={source} />,
  play: async ({ canvasElement }) => {
    const grid = await find('[role="grid"][aria-label^="Busiest on "]', canvasElement);
    const current = () => grid.querySelector('[data-cell][tabindex="0"]') as HTMLElement;
    current().focus();
    // Where it is narrow, hours are rows.
    const isTurned = grid.querySelectorAll('tbody tr').length > 7;
    const keys = ['{ArrowDown}{ArrowRight}{ArrowRight}', '{ArrowRight}{ArrowDown}{ArrowDown}'];
    await userEvent.keyboard(keys[isTurned ? 1 : 0] as string);
    await expect(current()).toHaveFocus();
    await expect(current()).toHaveAccessibleName(
      /^Tuesdays (at 02:00|04:00–06:00): [\d.]+ users on average, over \d+ hours$/,
    );
    await userEvent.keyboard('{Enter}');
    const list = await find('.uk-occurrences');
    await expect(list).toHaveAccessibleName(/^Tuesdays .*: [\d.]+ users on average$/);
    const latest = await find('button', list);
    await waitFor(() => expect(latest).toHaveFocus());
    await expect(latest).toHaveAccessibleName(/^Nov 17, 2026, .*: \d+ users?$/);
    await userEvent.keyboard('{Enter}');
    const menu = await find('.uk-number-menu');
    await expect(menu).toHaveTextContent(/people who did anything in Nov 17, 2026/);
    await waitFor(() => expect(document.querySelector('.uk-occurrences')).toBeNull());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(current()).toHaveFocus());
    await expect(current()).toHaveAttribute('data-selected');
    // Once for what is read of the cell, once for the selection.
    await userEvent.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(current()).not.toHaveAttribute('data-selected'));

    const hours = await find('[role="radio"][aria-label="Hours"]', canvasElement);
    hours.focus();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(canvasElement).toHaveTextContent('"view":"calendar"'));
  },
};
