import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { SessionList } from '../src/components/SessionList/SessionList.js';
import type { SessionListProps, SessionListValue } from '../src/components/SessionList/tool.js';
import { SessionTimeline } from '../src/components/SessionTimeline/SessionTimeline.js';
import { AnalyticsProvider } from '../src/hooks/AnalyticsProvider.js';
import type { AnalyticsSource } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, nothing, stalled, tiny } from './sources.js';

interface Args extends SessionListProps {
  source: AnalyticsSource;
}

const meta = {
  title: 'Components/SessionList',
  args: { source: product, getUserHref: (user: string) => `#${user}` },
  argTypes: { source: { control: false } },
  render: ({ source, ...props }) => (
    <AnalyticsProvider source={source} asOf={now}>
      <SessionList {...props} />
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const columns: Partial<SessionListValue> = { properties: ['country', 'device'] };

/** The sessions with most events first, with two properties of the host's choice. */
export const Default: Story = { args: { defaultValue: columns } };

function ListAndTimeline({ source, ...props }: Args) {
  const [session, setSession] = useState<string | null>(null);
  return (
    <AnalyticsProvider source={source} asOf={now}>
      <div style={{ display: 'grid', gap: 16 }}>
        <SessionList {...props} session={session} onSessionChange={setSession} />
        {session === null ? (
          <p>Choose a session to see everything that happened in it.</p>
        ) : (
          <SessionTimeline session={session} height={420} />
        )}
      </div>
    </AnalyticsProvider>
  );
}

/** Enter opens the session under the focus; the timeline below the list shows it. */
export const WithTimeline: Story = {
  render: (args) => <ListAndTimeline {...args} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const sessions = await canvas.findAllByRole('button', { name: /^Session of/ });
    sessions[0]?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(sessions[2]).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(sessions[2]?.closest('[role="row"]')).toHaveAttribute('aria-selected', 'true'),
    );
    await waitFor(() => expect(canvas.getAllByRole('figure')).toHaveLength(2));
  },
};

/** One tab stop: up to the headings, which sort, and along a row to who it was. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const [first] = await canvas.findAllByRole('button', { name: /^Session of/ });
    first?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/^User u/));
    await userEvent.keyboard('{ArrowLeft}{ArrowUp}{ArrowRight}');
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Duration' })).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    await canvas.findByText(/the longest took/);
    await expect(canvas.getByRole('columnheader', { name: 'Duration' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    // What changed is said once, politely.
    await waitFor(
      () => {
        const said = canvas.getAllByRole('status').map(({ textContent }) => textContent);
        return expect(said.join(' ')).toMatch(/Updated: .*the longest took/);
      },
      { timeout: 6_000 },
    );
  },
};

/** The number of all sessions leads to them: Enter opens its menu. */
export const PickTheTotal: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const total = await canvas.findByRole('button', { name: '4,012 sessions' });
    total.focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(total).toHaveFocus());
  },
};

/** Scrolled to the end, again and again: only the rows in view are drawn. */
export const VeryLarge: Story = {
  args: { defaultValue: { sort: 'start' } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByText(/^50 of/);
    for (const loaded of [100, 150, 200, 250]) {
      await userEvent.click(canvas.getByRole('button', { name: 'Show more' }));
      await canvas.findByText(`${loaded} of`, { exact: false });
    }
    await waitFor(() => expect(canvas.getAllByRole('row').length).toBeLessThan(80));
    const [first] = canvas.getAllByRole('button', { name: /^Session of/ });
    first?.focus();
    await userEvent.keyboard('{PageDown>20/}');
    await waitFor(() =>
      expect(document.activeElement?.closest('[role="row"]')).toHaveAttribute(
        'aria-rowindex',
        '202',
      ),
    );
  },
};

/** Five of them, to stand beside a chart. */
export const Sample: Story = {
  args: { limit: 5 },
  render: ({ source, ...props }) => (
    <AnalyticsProvider source={source} asOf={now}>
      <div style={{ maxInlineSize: 620 }}>
        <SessionList {...props} />
      </div>
    </AnalyticsProvider>
  ),
};

/** Sessions of an hour: most of them began before it or go on after it. */
export const PartialData: Story = {
  args: {
    defaultValue: {
      range: { start: now - 20 * 3_600_000, end: now - 19.9 * 3_600_000 },
      sort: 'exceptions',
    },
  },
};

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const Empty: Story = {
  args: {
    defaultValue: {
      range: { start: Date.UTC(2020, 0, 1), end: Date.UTC(2020, 0, 8) },
      where: { property: 'country', op: 'eq', value: 'Spain' },
    },
  },
};

export const NoEvents: Story = { args: { source: nothing } };

export const Failed: Story = { args: { source: broken } };

export const LongLabels: Story = {
  args: { source: longLabels, defaultValue: { properties: ['page'] } },
};

export const OneRow: Story = {
  args: { source: tiny, defaultValue: { where: { property: '$user', op: 'eq', value: 'ada' } } },
};

export const RightToLeft: Story = {
  args: { defaultValue: columns },
  render: ({ source, ...props }) => (
    <div dir="rtl">
      <AnalyticsProvider source={source} asOf={now} locale="ar-EG">
        <SessionList {...props} />
      </AnalyticsProvider>
    </div>
  ),
};

/** In 320 pixels each session is a few lines. */
export const Narrow: Story = {
  args: { defaultValue: columns },
  render: ({ source, ...props }) => (
    <div style={{ inlineSize: 320 }}>
      <AnalyticsProvider source={source} asOf={now}>
        <SessionList {...props} />
      </AnalyticsProvider>
    </div>
  ),
};

function SettingsOfTheHost({ source, ...props }: Args) {
  const [value, setValue] = useState<SessionListValue>({
    sort: 'exceptions',
    properties: ['plan'],
  });
  return (
    <AnalyticsProvider source={source} asOf={now}>
      <SessionList {...props} value={value} onValueChange={setValue} />
      <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(value)}
      </pre>
    </AnalyticsProvider>
  );
}

/** The host owns the settings, and can show or store them. */
export const Controlled: Story = { render: (args) => <SettingsOfTheHost {...args} /> };
