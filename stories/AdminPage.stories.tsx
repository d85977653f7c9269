import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';

import type { AnalyticsSource } from '../src/query.js';
import { AdminPage } from './admin-page/AdminPage.js';
import { million } from './admin-page/million.js';

interface Args {
  source: AnalyticsSource;
}

const meta = {
  title: 'Pages/Admin page',
  args: { source: million },
  argTypes: { source: { control: false } },
  tags: ['slow'],
  render: ({ source }) => <AdminPage source={source} />,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** A million events, made and counted in a worker; every component of the kit under one bar. */
export const AMillionEvents: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(
      async () => {
        const busy = canvasElement.querySelectorAll('[data-state="loading"], [aria-busy="true"]');
        await expect(busy).toHaveLength(0);
      },
      { timeout: 60_000 },
    );
    const canvas = within(canvasElement);
    for (const name of ['Overview', 'Conversion', 'Retention', 'Paths', 'Rhythm', 'Sessions']) {
      await expect(canvas.getByRole('region', { name })).toBeInTheDocument();
    }
  },
};
