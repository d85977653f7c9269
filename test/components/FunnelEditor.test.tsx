import { render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import { FunnelEditor } from '../../src/components/FunnelEditor/FunnelEditor.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { memorySource } from '../../src/sources/memory.js';

const asOf = Date.UTC(2024, 0, 31);
const events = ['a', 'b', 'c'].flatMap((event, step) =>
  Array.from({ length: 30 - step * 10 }, (_, user): AnalyticsEvent => ({
    time: asOf - 86_400_000 + step * 60_000,
    event,
    user: `u${user}`,
  })),
);
const source = memorySource(events, { id: 'editor' });
const steps = ['a', 'b', 'c'].map((event) => ({ match: { event } }));

function open(props: Partial<Parameters<typeof FunnelEditor>[0]> = {}) {
  return render(
    <AnalyticsProvider source={source} asOf={asOf}>
      <FunnelEditor documentId={null} defaultFunnel={{ name: 'Test', steps }} {...props} />
    </AnalyticsProvider>,
  );
}

const order = () =>
  within(screen.getByRole('list', { name: 'Steps' }))
    .getAllByRole('button', { name: /^Step \d: / })
    .map((button) => button.textContent);

beforeAll(() => page.viewport(1000, 700));
afterEach(() => localStorage.clear());

describe('FunnelEditor', () => {
  it('answers beside the steps', async () => {
    open();
    await screen.findByRole('button', {
      name: /^Step 3 of 3, c: 10 users, 33.3% of first step, 10 lost/,
    });
    expect(screen.getByText(/^33.3% get from “a” to “c”/)).toBeVisible();
  });

  it('moves a step by drag', async () => {
    open();
    await screen.findByRole('button', { name: /^Step 3 of 3/ });
    const rows = screen.getAllByRole('listitem');
    // The drag library is loaded on demand.
    await waitFor(() => expect(rows[2]).toHaveAttribute('draggable', 'true'), { timeout: 5_000 });
    const handle = screen.getByRole('button', { name: /^Move step 3/ });
    await userEvent.dragAndDrop(handle, rows[0] as HTMLElement, {
      targetPosition: { x: 80, y: 4 },
    });
    await waitFor(() => expect(order()).toEqual(['c', 'a', 'b']));
    expect(screen.getByText('c is now step 1 of 3')).toBeInTheDocument();
  });

  it('moves a step by keyboard and keeps the focus on its handle', async () => {
    open();
    await screen.findByRole('button', { name: /^Step 3 of 3/ });
    screen.getByRole('button', { name: /^Move step 1/ }).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(order()).toEqual(['b', 'c', 'a']));
    expect(screen.getByRole('button', { name: /^Move step 3/ })).toHaveFocus();
  });

  it('renames a step without changing its numbers', async () => {
    open();
    await screen.findByRole('button', { name: /^Step 2 of 3, b/ });
    await userEvent.click(screen.getByRole('button', { name: 'Options of step 2' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Rename step…' }));
    await userEvent.keyboard('Second thing{Enter}');
    await screen.findByRole('button', { name: /^Step 2 of 3, Second thing: 20 users/ });
  });

  it('sets the time to convert', async () => {
    open();
    await screen.findByRole('button', { name: /^Step 3 of 3/ });
    await userEvent.click(screen.getByRole('button', { name: /^Within/ }));
    await userEvent.click(screen.getByRole('button', { name: '30 minutes' }));
    await screen.findByText(/within 30 minutes of step 1/);
  });

  it('is there again after it was closed', async () => {
    const first = open({ documentId: 'kept' });
    const name = await screen.findByRole('textbox', { name: 'Name of the funnel' });
    await userEvent.fill(name, 'Kept');
    await screen.findByText('Saved in this browser');
    first.unmount();
    open({ documentId: 'kept' });
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Name of the funnel' })).toHaveValue('Kept'),
    );
  });

  it('walks through the steps of the chart with the arrow keys', async () => {
    open();
    const first = await screen.findByRole('button', { name: /^Step 1 of 3/ });
    first.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('button', { name: /^Step 2 of 3/ })).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(screen.getByRole('button', { name: /^Step 3 of 3/ })).toHaveFocus();
  });
});
