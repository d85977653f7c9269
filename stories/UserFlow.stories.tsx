import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import type { UserFlowValue } from '../src/components/UserFlow/tool.js';
import { UserFlow } from '../src/components/UserFlow/UserFlow.js';
import { AnalyticsProvider } from '../src/index.js';
import type { AnalyticsEvent, AnalyticsSource } from '../src/query.js';
import { memorySource } from '../src/sources.js';
import { now, product } from './product.js';
import { broken, nothing, stalled, tiny } from './sources.js';

interface Args {
  source: AnalyticsSource;
  value: Partial<UserFlowValue>;
  width?: number;
}

const meta = {
  title: 'Components/UserFlow',
  args: { source: product, value: {} },
  argTypes: { source: { control: false } },
  render: ({ source, value, width }) => (
    <div style={{ inlineSize: width }}>
      <AnalyticsProvider source={source} asOf={now}>
        <UserFlow defaultValue={value} />
      </AnalyticsProvider>
    </div>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const byPath = { node: 'path' } as const;

/** What people do from the start of each session: opened by keyboard, lit, and the people behind a number. */
export const Default: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByText(/of sessions begin with/);
    canvasElement.querySelector<SVGElement>('[data-node][tabindex="0"]')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(/^Step 2, .* of [\d,]+ sessions/),
    );
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByText('Light their paths'));
    await canvas.findByText(/^Lit: all paths of [\d,]+ sessions/, {}, { timeout: 8000 });
    await userEvent.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(canvas.queryByText(/^Lit: /)).toBeNull());
  },
};

/** Around an event, with what came before. */
export const BeforeAndAfter: Story = {
  args: { value: { anchor: { event: 'Visited pricing' }, before: 2, after: 2 } },
};

/** Names instead of events, joined by rules. */
export const Renamed: Story = {
  args: {
    value: { ...byPath, rewrite: [{ match: '/blog/*', as: '/blog/:article' }], unit: 'user' },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findAllByRole('button', { name: /\/blog\/:article/ });
    await userEvent.click(canvas.getByRole('button', { name: /^Show path/ }));
    const options = await screen.findByRole('dialog', { name: 'Show' });
    await within(options).findByText(/^Fits 3 values/);
    await userEvent.click(within(options).getByRole('button', { name: 'Add a rule' }));
    await userEvent.keyboard('/blog/standups{Tab}/x');
    await within(options).findByText('An earlier rule takes all of these');
    await userEvent.keyboard('{Escape}');
  },
};

/** Hides an event with X, and brings it back. */
export const HiddenEvents: Story = {
  args: { value: { exclude: [{ event: 'Viewed page' }] } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const [first] = await canvas.findAllByRole('button', { name: /^Step 2, / });
    first?.focus();
    await userEvent.keyboard('x');
    await waitFor(() => expect(canvas.getAllByRole('button', { name: /again$/ })).toHaveLength(2));
    await userEvent.click(canvas.getByRole('button', { name: 'Show Viewed page again' }));
    await waitFor(() => expect(canvas.getAllByRole('button', { name: /again$/ })).toHaveLength(1));
  },
};

/** One node in the colours of a property's values. */
export const Split: Story = {
  args: { value: { anchor: { event: 'Visited pricing' } } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: /^Step 1, Visited pricing/ }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Break down by a property …' }),
    );
    await userEvent.keyboard('device{Enter}');
    await screen.findByRole('button', { name: /^Desktop/ }, { timeout: 8000 });
  },
};

/** The most frequent whole paths, as a table. */
export const TopPaths: Story = { args: { value: { view: 'paths', after: 4 } } };

/** Where one goes from a page, most likely first. */
const ways: Record<string, string[]> = {
  '/home': ['/pricing', '/docs', '/home', '/blog', '/login'],
  '/pricing': ['/signup', '/docs', '/home', '/contact'],
  '/docs': ['/docs', '/pricing', '/signup', '/home'],
  '/blog': ['/blog', '/pricing', '/home'],
  '/login': ['/projects', '/settings', '/docs'],
  '/signup': ['/projects', '/docs', '/settings'],
  '/projects': ['/projects', '/settings', '/docs'],
  '/settings': ['/projects', '/pricing'],
  '/contact': ['/home'],
};
const entries = ['/home', '/blog', '/login', '/docs', '/pricing'];
const sections = ['', '/overview', '/details', '/reviews', '/api'];
/** A share from 0 to 1, always the same for a number. */
const mix = (seed: number): number => {
  const x = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d);
  return ((Math.imul(x ^ (x >>> 12), 0x297a2d39) >>> 8) % 65_536) / 65_536;
};
const pick = (from: readonly string[], seed: number, lean: number): string =>
  from[Math.floor(mix(seed) ** lean * from.length)] ?? '';

function visit(s: number, nameOf: (page: string, section: string) => string): AnalyticsEvent[] {
  let page = pick(entries, s * 97 + 11, 1.8);
  return Array.from({ length: 1 + Math.floor(mix(s * 31 + 7) ** 1.3 * 11) }, (_, i) => {
    if (i > 0) page = pick(ways[page] ?? entries, s * 613 + i * 7919, 2);
    return {
      time: now - 86_400_000 - s * 60_000 + i * 20_000,
      event: nameOf(page, pick(sections, s * 59 + i * 1847 + 3, 3)),
      user: `user-${s % 900}`,
      session: `session-${s}`,
    };
  });
}

/** Many sessions over many pages. */
function site(id: string, sessions: number, nameOf: (page: string, section: string) => string) {
  return memorySource(Array.from({ length: sessions }, (_, s) => visit(s, nameOf)).flat(), { id });
}

const largeSite = site('large site', 4000, (page, section) => `${page}${section}`);
const longSite = site(
  'long addresses',
  900,
  (page, section) =>
    `https://app.example.com/organisations/4f2a9c${page}${section}/quarterly-planning-2026?view=swimlanes`,
);

/** Ten names in each of six steps. */
export const TenBySix: Story = {
  args: { source: largeSite, value: { nodesPerStep: 10, after: 5 } },
};

/** Eleven steps: they scroll, and links under 0.5 % are drawn as ends. */
export const VeryLarge: Story = {
  args: { source: largeSite, value: { nodesPerStep: 12, after: 10 } },
};

export const LongLabels: Story = {
  args: { source: longSite, value: {} },
};

/** Two sessions. */
export const OneRow: Story = { args: { source: tiny } };

/** A source that stopped early; in Arabic numbers, from right to left. */
export const RightToLeft: Story = {
  args: {
    source: {
      ...product,
      id: 'partial flow',
      run: async (query, options) => {
        const rows = await product.run(query, options);
        return { ...rows, meta: { ...rows.meta, exact: false, truncated: true } };
      },
    },
    value: { anchor: { event: 'Visited pricing' }, before: 1 },
  },
  render: ({ source, value }) => (
    <div dir="rtl">
      <AnalyticsProvider source={source} asOf={now} locale="ar-EG">
        <UserFlow defaultValue={value} />
      </AnalyticsProvider>
    </div>
  ),
};

/** In 320 pixels the paths come first. */
export const Narrow: Story = { args: { width: 320 } };

function SettingsOfTheHost({ source, value: initial }: Args) {
  const [value, setValue] = useState<UserFlowValue>(initial);
  return (
    <AnalyticsProvider source={source} asOf={now}>
      <UserFlow value={value} onValueChange={setValue} />
      <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(value)}
      </pre>
    </AnalyticsProvider>
  );
}

/** The host owns the settings, and can show or store them. A + at the edge adds a step. */
export const Controlled: Story = {
  args: { value: { anchor: { event: 'Visited pricing' } } },
  render: (args) => <SettingsOfTheHost {...args} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a step before' }));
    await canvas.findByText(/"before":1/);
  },
};

/** While it is computed, where it cannot be, and where there is nothing: one below the other. */
export const Loading: Story = { args: { source: stalled }, tags: ['loading'] };

export const Failed: Story = { args: { source: broken } };

export const Empty: Story = { args: { source: nothing } };
