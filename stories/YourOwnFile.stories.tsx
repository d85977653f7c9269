import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { FilePage } from './file-page/FilePage.js';

const meta = {
  title: 'Pages/Your own file',
  component: FilePage,
} satisfies Meta<typeof FilePage>;

export default meta;
type Story = StoryObj<typeof FilePage>;

/** Drop any NDJSON, JSON or CSV of events, gzip included: see its users, and build a funnel on it. */
export const Default: Story = {};

const csv = [
  'timestamp,distinct_id,event,$browser',
  '2024-03-01T10:00:00Z,ada,Signed up,Firefox',
  '2024-03-01T10:05:00Z,ada,Created project,Firefox',
  '2024-03-02T09:00:00Z,grace,Signed up,Chrome',
  '2024-03-02T09:30:00Z,grace,Created project,Chrome',
  '2024-03-03T12:00:00Z,linus,Signed up,',
  'yesterday,linus,Created project,',
].join('\n');

/** A small CSV, opened as a reader would. */
export const Opened: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const file = new File([csv], 'events.csv', { type: 'text/csv' });
    await userEvent.upload(canvas.getByLabelText(/choose a file/i), file);
    await canvas.findByText(/5 events/);
    await canvas.findByText(/3 users/);
    await canvas.findByText(/1 row could not be read/);
    await userEvent.click(await canvas.findByRole('button', { name: /^Step 1: Choose/ }));
    await userEvent.type(await screen.findByRole('combobox'), 'signed{Enter}');
    await userEvent.click(await canvas.findByRole('button', { name: /^Step 2: Choose/ }));
    await userEvent.type(await screen.findByRole('combobox'), 'created{Enter}');
    await canvas.findByRole('button', { name: /^Step 2 of 2, Created project: 2 users/ });
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  },
};

/** A file that is not what it says: one clear error, with the line. */
export const Broken: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const file = new File(['[{"time": 1, "event": "a"},\n{"time": 2, "event": }]'], 'events.json');
    await userEvent.upload(canvas.getByLabelText(/choose a file/i), file);
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/line 2/);
  },
};
