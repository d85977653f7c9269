import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { InsightsPanel } from '../src/components/InsightsPanel/InsightsPanel.js';
import type {
  InsightsPanelProps,
  InsightsPanelValue,
} from '../src/components/InsightsPanel/tool.js';
import { AnalyticsProvider } from '../src/hooks/AnalyticsProvider.js';
import type { AnalyticsSource, FunnelQuery } from '../src/query.js';
import { now, product } from './product.js';
import { broken, longLabels, stalled, tiny } from './sources.js';

interface Args extends InsightsPanelProps {
  source: AnalyticsSource;
}

const meta = {
  title: 'Components/InsightsPanel',
  args: { source: product, getUserHref: (user: string) => `#${user}` },
  argTypes: { source: { control: false } },
  render: ({ source, ...props }) => (
    <AnalyticsProvider source={source} asOf={now}>
      <InsightsPanel {...props} />
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const funnel: FunnelQuery = {
  kind: 'funnel',
  range: { last: 30, unit: 'day' },
  steps: [{ match: { event: 'Visited pricing' } }, { match: { event: 'Started trial' } }],
};

/** What changed on the time before, and people to look at. */
export const Default: Story = {};

/** With a funnel: what people did just before it and just after it. */
export const AroundAFunnel: Story = {
  args: { defaultValue: { around: funnel, sample: 'mostActive' } },
};

/** Where no share changed by more than chance, what most users have in common says more. */
export const NothingChanged: Story = {
  args: { defaultValue: { properties: ['country', 'device', 'browser', 'os'] } },
};

/** Only numbers and values, beside a chart; the page has the controls. */
export const Column: Story = {
  args: { sections: ['headlines', 'values'], controls: false },
  render: ({ source, ...props }) => (
    <AnalyticsProvider source={source} asOf={now}>
      <div style={{ maxInlineSize: 400 }}>
        <InsightsPanel {...props} />
      </div>
    </AnalyticsProvider>
  ),
};

/** Numbers are one tab stop, values another; Enter opens the people behind one, Esc closes it and then shows everybody. */
export const ByKeyboard: Story = {
  args: { sections: ['headlines', 'values'] },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const users = await canvas.findByRole('button', { name: /^Users: 1,110; ▲ up 25.9%, 882/ });
    users.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: /^Sessions: 4,012/ })).toHaveFocus(),
    );
    const [version] = canvas.getAllByRole('button', { name: /^AppVersion 5.1.0: 96.4%/ });
    version?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{ArrowUp}{Enter}');
    await screen.findByRole('dialog', { name: /appVersion is 5.1.0/ });
    await expect(version).toHaveAttribute('data-selected');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(version).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(version).not.toHaveAttribute('data-selected'));
  },
};

/** Other properties, another order, and what changed is said. */
export const ShowAll: Story = {
  args: { sections: ['values'] },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Show all 83' }));
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(84));
    await userEvent.click(canvas.getByRole('button', { name: 'Property Any' }));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: 'country' }));
    await waitFor(() => expect(canvas.getAllByRole('row').length).toBeLessThan(12));
    await userEvent.click(canvas.getByRole('button', { name: /^During/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Last 7 days' }));
    await waitFor(
      () => {
        const said = canvas.getAllByRole('status').map(({ textContent }) => textContent);
        return expect(said.join(' ')).toMatch(/Updated: /);
      },
      { timeout: 6_000 },
    );
  },
};

export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const Empty: Story = {
  args: { defaultValue: { range: { start: Date.UTC(2020, 0, 1), end: Date.UTC(2020, 0, 8) } } },
};

export const Failed: Story = { args: { source: broken } };

/** A source that read a tenth of the events and stopped early. */
export const PartialData: Story = {
  args: {
    source: {
      ...product,
      id: 'partial insights',
      run: async (query, options) => {
        const rows = await product.run(query, options);
        return {
          ...rows,
          meta: { ...rows.meta, sampledShare: 0.1, exact: false, truncated: true },
        };
      },
    },
    sections: ['headlines', 'values'],
  },
};

export const LongLabels: Story = { args: { source: longLabels } };

/** Two users: too few to compare. */
export const OneRow: Story = { args: { source: tiny } };

export const RightToLeft: Story = {
  args: { defaultValue: { around: funnel } },
  render: ({ source, ...props }) => (
    <div dir="rtl">
      <AnalyticsProvider source={source} asOf={now} locale="ar-EG">
        <InsightsPanel {...props} />
      </AnalyticsProvider>
    </div>
  ),
};

/** In 320 pixels everything stands below one another. */
export const Narrow: Story = {
  args: { defaultValue: { around: funnel } },
  render: ({ source, ...props }) => (
    <div style={{ inlineSize: 320 }}>
      <AnalyticsProvider source={source} asOf={now}>
        <InsightsPanel {...props} />
      </AnalyticsProvider>
    </div>
  ),
};

function SettingsOfTheHost({ source, ...props }: Args) {
  const [value, setValue] = useState<InsightsPanelValue>({
    all: false,
    sample: 'mostActive',
    order: 'share',
  });
  return (
    <AnalyticsProvider source={source} asOf={now}>
      <InsightsPanel {...props} value={value} onValueChange={setValue} />
      <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(value)}
      </pre>
    </AnalyticsProvider>
  );
}

/** The host owns the settings, and can show or store them. */
export const Controlled: Story = { render: (args) => <SettingsOfTheHost {...args} /> };
