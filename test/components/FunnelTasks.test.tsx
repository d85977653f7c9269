import { render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import '../../src/components/styles/styles.css';
import { FunnelEditor } from '../../src/components/FunnelEditor/FunnelEditor.js';
import { AnalyticsProvider } from '../../src/hooks/AnalyticsProvider.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { memorySource } from '../../src/sources/memory.js';

/*
 * Things a reader comes to do, each with the fewest sensible steps: once by mouse, once by keyboard alone (Tab and what a
 * screen reader does to get to a control are not counted, keys pressed on it are).
 */

const asOf = Date.UTC(2024, 0, 31);
const minute = 60_000;
/** 60 visit, 30 sign up 5 minutes later, 20 create after 2 hours; every third cancels before that. */
const events: AnalyticsEvent[] = Array.from({ length: 60 }, (_, i) => {
  const start = asOf - 5 * 86_400_000 + i * 3_600_000;
  const at = (event: string, time: number): AnalyticsEvent => ({
    time,
    event,
    user: `u${i}`,
    properties: { device: i % 4 === 0 ? 'Mobile' : 'Desktop' },
  });
  return [
    at('Visited', start),
    ...(i % 2 === 0 ? [at('Signed up', start + 5 * minute)] : []),
    ...(i % 6 === 0 ? [at('Cancelled', start + 10 * minute)] : []),
    ...(i % 3 === 0 && i % 2 === 0 ? [at('Created', start + 120 * minute)] : []),
    ...(i % 6 === 2 ? [at('Created', start + 125 * minute)] : []),
  ];
}).flat();
const source = memorySource(events, { id: 'tasks' });
const steps = ['Visited', 'Signed up', 'Created'].map((event) => ({ match: { event } }));

function open(documentId: string | null = null) {
  return render(
    <AnalyticsProvider source={source} asOf={asOf}>
      <FunnelEditor defaultDocumentId={documentId} defaultFunnel={{ name: 'Start', steps }} />
    </AnalyticsProvider>,
  );
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const ready = () => screen.findByRole('button', { name: /^Step 3 of 3/ });
/** Opens or presses a control as someone without a mouse does. */
async function press(element: HTMLElement, keys = '{Enter}') {
  element.focus();
  await userEvent.keyboard(keys);
}
/** Chooses in the list that is open. */
async function type(text: string) {
  await screen.findByPlaceholderText('Search…');
  await userEvent.keyboard(`${text}{Enter}`);
  await waitFor(() => expect(screen.queryByPlaceholderText('Search…')).toBeNull());
}
async function pick(name: string | RegExp) {
  await userEvent.click(await screen.findByRole('option', { name }));
}

beforeAll(() => page.viewport(1100, 900));
beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('a reader of funnels', () => {
  it('finds the biggest drop: 0 steps, it is the title', async () => {
    open();
    await ready();
    expect(screen.getByText(/the biggest drop is before “Signed up” \(−50%\)/)).toBeVisible();
  });

  it('adds an exclusion by mouse: 3 clicks', async () => {
    open();
    await ready();
    await userEvent.click(button('Advanced'));
    await userEvent.click(button('Add exclusion'));
    await pick(/^Cancelled/);
    await screen.findByText(/stopped by Cancelled between steps 2 and 3/);
    await screen.findByRole('button', { name: /^Step 3 of 3, Created: 10 users/ });
  });

  it('adds an exclusion by keyboard: 4 keys', async () => {
    open();
    await ready();
    await press(button('Advanced'));
    await press(button('Add exclusion'));
    await type('canc');
    await screen.findByRole('button', { name: /^Step 3 of 3, Created: 10 users/ });
    expect(screen.getByText('Exclusion added: not Cancelled')).toBeInTheDocument();
  });

  it('sees the median time by mouse: 1 click', async () => {
    open();
    await ready();
    await userEvent.click(screen.getByRole('radio', { name: 'Time to convert' }));
    await screen.findByText(/^Half of the 20 users who convert do so within 2h/);
    await screen.findByRole('img', { name: /^1h – 6h: 20, 100% of those who convert/ });
  });

  it('sees the median time by keyboard: 2 keys', async () => {
    open();
    await ready();
    await press(screen.getByRole('radio', { name: 'Steps' }), '{ArrowRight}{ArrowRight}');
    await screen.findByText(/^Half of the 20 users who convert do so within 2h/);
  });

  it('splits by device by mouse: 2 clicks', async () => {
    open();
    await ready();
    await userEvent.click(button(/^Split by/));
    await pick(/^device/);
    await screen.findByRole('group', { name: /^Step 1 of 3, Visited: 60 users.*Desktop: 45/ });
  });

  it('splits by device by keyboard: 2 keys and a word', async () => {
    open();
    await ready();
    await press(button(/^Split by/));
    await type('device');
    await screen.findByRole('group', { name: /^Step 1 of 3, Visited: 60 users.*Mobile: 15/ });
  });

  it('exports the table by mouse: 2 clicks', async () => {
    const made: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made.push(blob as Blob);
      return 'blob:test';
    });
    open();
    await ready();
    await userEvent.click(button('Export'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Table as CSV' }));
    await waitFor(() => expect(made).toHaveLength(1));
    expect(await made[0]?.text()).toContain('2,Signed up,30,0.5,');
  });

  it('exports the table by keyboard: 2 keys', async () => {
    const made: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made.push(blob as Blob);
      return 'blob:test';
    });
    open();
    await ready();
    await press(button('Export'));
    await screen.findByRole('menuitem', { name: 'Table as CSV' });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(made).toHaveLength(1));
  });
});

describe('a reader with several funnels', () => {
  const list = () => screen.findByRole('dialog', { name: 'Saved funnels' });
  const name = () => screen.getByRole('textbox', { name: 'Name of the funnel' });
  const rename = async (text: string) => {
    await userEvent.fill(name(), text);
    await screen.findByText('Saved in this browser');
  };

  it('duplicates, renames and reopens by mouse: 2, 3 and 2 clicks', async () => {
    open('first');
    await ready();
    await rename('Mine');
    await userEvent.click(button('Saved funnels'));
    await userEvent.click(within(await list()).getByRole('button', { name: 'Duplicate Mine' }));
    await waitFor(() => expect(name()).toHaveValue('Mine (copy)'));

    await userEvent.click(button('Saved funnels'));
    await userEvent.click(await screen.findByRole('button', { name: 'Rename Mine' }));
    await userEvent.keyboard('Old one{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: /^Old one/ }));
    await waitFor(() => expect(name()).toHaveValue('Old one'));
    await ready();
  });

  it('duplicates, renames and reopens by keyboard: 2, 3 and 2 keys', async () => {
    open('first');
    await ready();
    await rename('Mine');
    await press(button('Saved funnels'));
    await press(await screen.findByRole('button', { name: 'Duplicate Mine' }));
    await waitFor(() => expect(name()).toHaveValue('Mine (copy)'));
    await press(button('Saved funnels'));
    await press(await screen.findByRole('button', { name: 'Rename Mine' }));
    await userEvent.keyboard('Old one{Enter}');
    await press(await screen.findByRole('button', { name: /^Old one/ }));
    await waitFor(() => expect(name()).toHaveValue('Old one'));
  });

  it('deletes after being asked, and takes it back: 3 clicks and 1', async () => {
    open('first');
    await ready();
    await rename('Mine');
    await userEvent.click(button('Saved funnels'));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete Mine' }));
    expect(screen.getByText('Delete “Mine”?')).toBeVisible();
    await userEvent.click(button('Delete'));
    await screen.findByText('“Mine” deleted');
    await waitFor(() => expect(name()).toHaveValue('New funnel'));
    expect(localStorage.getItem('usagekit:funnel:first')).toBeNull();
    await userEvent.click(
      within(screen.getByText('“Mine” deleted').parentElement as HTMLElement).getByRole('button'),
    );
    await waitFor(() => expect(name()).toHaveValue('Mine'));
    await ready();
  });

  it('keeps a copy when someone else saved in between: 1 click', async () => {
    open('first');
    await ready();
    await rename('Mine');
    const key = 'usagekit:funnel:first';
    const theirs = JSON.parse(localStorage.getItem(key) ?? '{}') as { revision: number };
    localStorage.setItem(key, JSON.stringify({ ...theirs, name: 'Theirs', revision: 9 }));
    await userEvent.fill(name(), 'Mine too');
    await screen.findByText(/“Theirs” was changed elsewhere/);
    await userEvent.click(button('Keep mine as a copy'));
    await waitFor(() => expect(screen.queryByText(/was changed elsewhere/)).toBeNull());
    expect(name()).toHaveValue('Mine too');
    expect(JSON.parse(localStorage.getItem(key) ?? '{}')).toMatchObject({
      name: 'Theirs',
      revision: 9,
    });
  });
});

describe('a writer of funnels', () => {
  it('builds one by keyboard alone: ↵, a word and ↵ a step', async () => {
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <FunnelEditor defaultDocumentId={null} />
      </AnalyticsProvider>,
    );
    (await screen.findByRole('button', { name: /^Step 1: Choose/ })).focus();
    await userEvent.keyboard('{Enter}');
    await type('visi');
    await waitFor(() => expect(button(/^Step 2: Choose/)).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    await type('signed');
    await waitFor(() => expect(button('Add step')).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    await type('created');
    await ready();
  });

  it('is shown what comes next most often', async () => {
    open();
    await ready();
    await userEvent.click(button('Step 3: Created'));
    const next = await screen.findByRole('group', { name: 'Suggested next' });
    expect(
      within(next)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Cancelled50%', 'Created50%']);
  });

  it('adds what comes after most often with one click', async () => {
    render(
      <AnalyticsProvider source={source} asOf={asOf}>
        <FunnelEditor
          defaultDocumentId={null}
          defaultFunnel={{ steps: steps.slice(0, 2), name: 'Two' }}
        />
      </AnalyticsProvider>,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^Add as the last step: Created 10 50%/ }),
    );
    await ready();
    expect(screen.getByText('Created added as step 3')).toBeInTheDocument();
  });

  it('removes an empty step with Backspace and undoes it', async () => {
    open();
    await ready();
    await userEvent.click(button('Options of step 3'));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Add a step below' }));
    await press(button(/^Step 4: Choose/), '{Backspace}');
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Step 4/ })).toBeNull());
    expect(button('Step 3: Created')).toHaveFocus();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(button(/^Step 4: Choose/)).toBeVisible();
  });

  it('is told what an edit took away, and takes it back', async () => {
    open();
    await ready();
    await userEvent.click(button('Options of step 2'));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Make optional' }));
    await screen.findByRole('button', { name: /^Step 2 of 3, Signed up \(optional\)/ });
    await userEvent.click(button('Advanced'));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'unordered');
    expect(screen.getAllByText(/Also removed: the optional mark of 1 step/)[0]).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'First attempt only' })).toBeDisabled();
    await press(button('Advanced'), '{Control>}z{/Control}');
    await screen.findByRole('button', { name: /^Step 2 of 3, Signed up \(optional\)/ });
  });
});
