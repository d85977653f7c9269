import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';

import type { UserTimelineValue } from '../src/components/SessionTimeline/tool.js';
import {
  UserTimeline,
  type UserTimelineProps,
} from '../src/components/SessionTimeline/UserTimeline.js';
import { AnalyticsProvider } from '../src/index.js';
import type { AnalyticsSource } from '../src/query.js';
import { now } from './product-time.js';
import { broken, longLabels, nothing, stalled, tiny } from './sources.js';
import { doorman, lastDays, person } from './timelines.js';

interface Args extends UserTimelineProps {
  source: AnalyticsSource;
  locale?: string;
  width?: number;
}

const meta = {
  title: 'Components/UserTimeline',
  args: { source: person, user: 'ada@example.com', identity: 'authenticatedUser' },
  argTypes: { source: { control: false } },
  render: ({ source, locale = 'en-US', width, ...props }) => (
    <div dir={locale.startsWith('ar') ? 'rtl' : 'ltr'} style={width ? { inlineSize: width } : {}}>
      <AnalyticsProvider source={source} asOf={now} locale={locale}>
        <UserTimeline {...props} />
      </AnalyticsProvider>
    </div>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** A first answer may take a while where many stories run. */
const patient = { timeout: 15_000 };

/** Months of one person on two devices; invoices belong to no session, and are outlines. */
export const Default: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const [head] = await canvas.findAllByRole(
      'button',
      { name: /^Fri, Nov 20, 2026, 10:00/ },
      patient,
    );
    head?.focus();
    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(() => expect(head).toHaveAttribute('aria-expanded', 'false'), patient);
    await userEvent.keyboard('{ArrowDown}');
    const outside = canvas.getByRole('button', { name: /8:00 AM Outside sessions/ });
    await waitFor(() => expect(outside).toHaveFocus(), patient);
    await userEvent.keyboard('{ArrowDown}');
    const invoice = canvas.getByRole('button', { name: /^8:00:00 AM Sent invoice/ });
    await waitFor(() => expect(invoice).toHaveFocus(), patient);
    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(() => expect(outside).toHaveFocus(), patient);
  },
};

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

/** The user has events, but not of this identity. */
export const Empty: Story = { args: { identity: 'user' } };

export const NoEvents: Story = { args: { source: nothing } };

export const Failed: Story = { args: { source: broken } };

export const OneRow: Story = { args: { source: tiny, user: 'grace', identity: 'user' } };

export const LongLabels: Story = { args: { source: longLabels, user: 'user-7', identity: 'user' } };

/** 50,000 events in hundreds of sessions: all are loaded before the latest comes first. */
export const VeryLarge: Story = {
  args: { source: doorman, user: 'kiosk-7', identity: 'user', pageSize: 10_000 },
};

/** The strip chooses a part without dragging: its ends are sliders. */
export const ChosenByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const from = await canvas.findByRole('slider', { name: 'Shown from' }, patient);
    from.focus();
    await userEvent.keyboard('{PageUp>6/}{ArrowRight}');
    await canvas.findByText(/of \d+ events match$/, {}, patient);
    await expect(from).toHaveAttribute('aria-valuetext', expect.stringMatching(/2026$/));
  },
};

/** A source that holds ten days is asked for the page's 30. */
export const HistoryNeeded: Story = {
  args: { source: lastDays, user: 'kiosk-7', identity: 'user' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Last 7 days' }, patient));
    await canvas.findByText(/events in \d+ session/, {}, patient);
  },
};

export const RightToLeft: Story = { args: { locale: 'ar-EG', defaultEvent: 3 } };

export const Narrow: Story = { args: { width: 320 } };

function SettingsOfTheHost({ source, user }: Args) {
  const [value, setValue] = useState<UserTimelineValue>({
    range: { last: 30, unit: 'day' },
    times: 'absolute',
    folds: false,
    order: 'earliestFirst',
  });
  return (
    <AnalyticsProvider source={source} asOf={now}>
      <UserTimeline
        user={user}
        identity="authenticatedUser"
        value={value}
        onValueChange={setValue}
      />
      <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(value)}
      </pre>
    </AnalyticsProvider>
  );
}

/** The host owns the settings, and can show or store them. */
export const Controlled: Story = { render: (args) => <SettingsOfTheHost {...args} /> };
