import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';

import { AnalyticsProvider, UsersChart, type UsersChartValue } from '../src/index.js';
import { now, product } from './product.js';

interface Args {
  value: Partial<UsersChartValue>;
}

const meta = {
  title: 'Components/UsersChart by keyboard',
  args: { value: {} },
  render: ({ value }) => (
    <AnalyticsProvider source={product} asOf={now}>
      <UsersChart defaultValue={value} />
    </AnalyticsProvider>
  ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Reads bucket after bucket with the arrow keys, as someone without a pointer would. */
export const ReadByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const marks = await canvas.findAllByRole('button', { name: /\d users/ });
    marks[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await waitFor(() => expect(marks[2]).toHaveFocus());
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(marks.at(-1)).toHaveFocus());
    await expect(marks.at(-1)).toHaveAccessibleName(/not over yet/);
  },
};

/** Selects a week with Shift and the arrow keys, zooms in with Enter. */
export const ZoomByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const marks = await canvas.findAllByRole('button', { name: /\d users/ });
    marks[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await userEvent.keyboard('{Shift>}{ArrowRight>6/}{/Shift}');
    await expect(canvas.getByText(/selected; Enter zooms in/)).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await canvas.findByRole('button', { name: 'Zoom out' });
    await waitFor(() =>
      expect(canvas.getAllByRole('button', { name: /\d users/ })).toHaveLength(7),
    );
  },
};

/** Opens the people of a day with Enter; Esc closes the menu, then the reading, then the selection. */
export const OpenByKeyboard: Story = {
  args: { value: { range: { last: 14, unit: 'day' } } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const marks = await canvas.findAllByRole('button', { name: /\d users/ });
    marks[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    const menu = await screen.findByRole('dialog', { name: /^people who did anything on/ });
    await expect(await within(menu).findByRole('button', { name: /^See the/ })).toHaveFocus();
    await expect(canvasElement.querySelector('.uk-ring[data-selected]')).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(marks[2]).toHaveFocus());
    await userEvent.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(canvasElement.querySelector('[data-selected]')).toBeNull());
  },
};

/** Chooses one of the lines with the arrow keys and opens its people. */
export const OpenSeriesByKeyboard: Story = {
  args: { value: { range: { last: 14, unit: 'day' }, splitBy: 'device' } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const marks = await canvas.findAllByRole('button', { name: /\d users/ });
    marks[3]?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await canvas.findByText(/^Mobile: \d+$/);
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: /, where device is Mobile$/ });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(marks[3]).toHaveFocus());
  },
};

/** Switches the comparison on with Space. */
export const CompareByKeyboard: Story = {
  args: { value: { range: { last: 14, unit: 'day' } } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    (await canvas.findByRole('button', { name: 'Compare' })).focus();
    await userEvent.keyboard(' ');
    await canvas.findByText(/on the time before/);
  },
};

/** Adds "country is one of Spain, France" without a pointer. */
export const FilterByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByText(/users, most on/);
    canvas.getByRole('button', { name: 'Add filter' }).focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('option', { name: /^country/ });
    await userEvent.keyboard('country{Enter}');
    await screen.findByRole('option', { name: /^Spain/ });
    await userEvent.keyboard('Spa{Enter}');
    await userEvent.clear(screen.getByRole('combobox', { name: 'Value' }));
    await userEvent.keyboard('Fran{Enter}');
    await waitFor(() => expect(canvas.getByText('country is one of')).toBeInTheDocument());
  },
};

/** Takes the table out as CSV; the download is intercepted. */
export const ExportCsv: Story = {
  args: { value: { range: { last: 7, unit: 'day' }, splitBy: 'device' } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const saved: string[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function save() {
      saved.push(this.download);
    };
    try {
      (await canvas.findByRole('button', { name: 'Export' })).focus();
      await userEvent.keyboard('{Enter}');
      await screen.findByRole('menuitem', { name: 'Table as CSV' });
      await userEvent.keyboard('{Enter}');
      await canvas.findByText('Saved users-over-time.csv');
      await expect(saved).toEqual(['users-over-time.csv']);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  },
};
