import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import {
  SessionTimeline,
  type SessionTimelineProps,
} from '../src/components/SessionTimeline/SessionTimeline.js';
import type { EventMark } from '../src/components/SessionTimeline/tool.js';
import { AnalyticsProvider } from '../src/index.js';
import type { AnalyticsSource, TimelineEvent } from '../src/query.js';
import { now } from './product-time.js';
import { broken, stalled, tiny } from './sources.js';
import { journey, journeySession, kioskSource, lastDays, slow, wordy } from './timelines.js';

interface Args extends SessionTimelineProps {
  source: AnalyticsSource;
  locale?: string;
  width?: number;
}

const meta = {
  title: 'Components/SessionTimeline',
  args: { source: journey, session: journeySession },
  argTypes: { source: { control: false } },
  render: ({ source, locale = 'en-US', width, ...props }) => (
    <div dir={locale.startsWith('ar') ? 'rtl' : 'ltr'} style={width ? { inlineSize: width } : {}}>
      <AnalyticsProvider source={source} asOf={now} locale={locale}>
        <SessionTimeline {...props} />
      </AnalyticsProvider>
    </div>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** A first answer may take a while where many stories run. */
const patient = { timeout: 15_000 };

/** A gap, repeats, an exception, requests and page views, with the user as a link of the host. */
export const Default: Story = { args: { getUserHref: (user) => `#/users/${user}` } };

/** The chosen event beside the list, with what changed since the last of its name. */
export const WithEvent: Story = { args: { defaultEvent: 9 } };

export const ExceptionsOnly: Story = { args: { defaultValue: { kinds: ['exception'] } } };

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

/** No event has this session. */
export const Empty: Story = { args: { session: 'k7f2-0000' } };

export const Failed: Story = { args: { source: broken } };

export const OneEvent: Story = {
  args: { source: tiny, session: `grace/${now - 2_000_000}`, defaultEvent: 0 },
};

/** Names and values longer than any column: all of them can be seen somewhere. */
export const LongLabels: Story = { args: { source: wordy, session: 'wordy', defaultEvent: 1 } };

/** 50,000 events in one session, pages of them loaded as one scrolls. */
export const VeryLarge: Story = {
  args: { source: kioskSource, session: 'kiosk' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByText(/^5,000 of 50,000 events loaded$/, {}, patient);
    const rows = await canvas.findAllByRole('button', { name: /^\+\d+:\d\d / });
    rows[0]?.focus();
    await userEvent.keyboard('{End}');
    // The last row that was there when the key was pressed; what it scrolled to brings the next page.
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-row'));
    await canvas.findByText(/^10,000 of 50,000 events loaded$/, {}, patient);
    await expect(document.activeElement).toHaveAttribute('data-row');
  },
};

/** Not all is there, and the reader looks for something: the rest is loaded, and can be stopped. */
export const Partial: Story = {
  args: { source: slow, session: 'kiosk' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByText(/^5,000 of 50,000 events loaded$/, {}, patient);
    await userEvent.click(canvas.getByRole('button', { name: 'Exceptions only' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop' }, patient));
    await canvas.findByRole('button', { name: 'Load the rest' }, patient);
  },
};

/** A source without all history, asked for more than it has. */
export const HistoryNeeded: Story = {
  args: { source: lastDays, session: 'kiosk', defaultValue: { range: { last: 30, unit: 'day' } } },
};

function marksOf(event: TimelineEvent): EventMark | null {
  if (event.event === 'Created project') return { label: 'Step 2', tone: 'used' };
  if (event.event === 'Signed up') return { label: 'Step 1', tone: 'used' };
  return event.event === 'Clicked Save' ? { label: 'Not a step', tone: 'notUsed' } : null;
}

export const RightToLeft: Story = {
  args: { locale: 'ar-EG', marks: marksOf, defaultEvent: 17 },
};

export const Narrow: Story = { args: { width: 320, defaultEvent: 9 } };

function EventOfTheHost({ source, session }: Args) {
  const [event, setEvent] = useState<number | null>(5);
  return (
    <AnalyticsProvider source={source} asOf={now}>
      <SessionTimeline session={session} event={event} onEventChange={setEvent} />
      <output style={{ fontSize: 13 }}>Event {event ?? 'none'}</output>
    </AnalyticsProvider>
  );
}

/** The host owns which event is chosen, and can put it into its URL. Arrows, j and k go on; Esc closes the panel. */
export const Controlled: Story = {
  render: (args) => <EventOfTheHost {...args} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const row = await canvas.findByRole('button', { name: /^\+1:04 Signed up/ }, patient);
    await expect(row).toHaveAttribute('aria-pressed', 'true');
    row.focus();
    await userEvent.keyboard('j');
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: /POST \/api\/users/ })).toHaveFocus(),
    );
    await canvas.findByText('Event 6');
    await canvas.findByRole('region', { name: 'Chosen event' });
    await userEvent.keyboard('{Escape}');
    await canvas.findByText('Event none');
    await expect(canvas.getByRole('button', { name: /POST \/api\/users/ })).toHaveFocus();
    await userEvent.keyboard('/');
    await expect(canvas.getByRole('textbox', { name: /^Filter by name/ })).toHaveFocus();
    await userEvent.keyboard('save');
    await canvas.findByText(/^7 of 23 events match$/);
    const fold = canvas.getByRole('button', { name: /Clicked Save ×6/ });
    fold.focus();
    await userEvent.keyboard('e');
    await waitFor(() => expect(fold).toHaveAttribute('aria-expanded', 'true'));
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await canvas.findByText(/^22m 44s idle$/);
  },
};
