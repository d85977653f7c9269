import { QueryClient } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import '../../.storybook/preview.css';
import '../../src/components/styles/styles.css';
import { AdminPage } from '../../stories/admin-page/AdminPage.js';
import { million } from '../../stories/admin-page/million.js';
import { byKeyboard, byMouse, type Hand } from './hand.js';

/*
 * What people come to the Admin page for, over its million events in a worker, each once by mouse and once by keyboard alone,
 * with the steps it takes.
 */

/** Answers are kept from task to task, as they are for someone who stays on the page. */
const queryClient = new QueryClient();
const patience = { timeout: 30_000 };

async function isQuiet() {
  await waitFor(
    () =>
      expect(
        document.querySelectorAll('[data-state="loading"], [aria-busy="true"], [data-stale]'),
      ).toHaveLength(0),
    patience,
  );
}

async function open() {
  render(
    <div className="uk-root story-page" data-uk-theme="light">
      <AdminPage source={million} queryClient={queryClient} />
    </div>,
  );
  await isQuiet();
}

const region = (name: string) => within(screen.getByRole('region', { name }));
const number = (text: string) => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
const menu = () => screen.findByRole('button', { name: /^See the / });
const drawer = () => screen.findByRole('dialog', {}, patience);

/** The people behind the number whose menu is open: as many as it says. */
async function seePeople(hand: Hand): Promise<HTMLElement> {
  const see = await menu();
  const said = number(see.textContent ?? '');
  await hand.press(see);
  const dialog = await drawer();
  await within(dialog).findAllByText(new RegExp(said.toLocaleString('en-US')), {}, patience);
  return dialog;
}

interface Task {
  name: string;
  /** Steps by mouse and by keyboard. */
  steps: [mouse: number, keyboard: number];
  run(hand: Hand): Promise<void>;
}

const tasks: Task[] = [
  {
    name: 'from “conversion fell last week” to the people who were lost',
    steps: [3, 7],
    async run(hand) {
      const funnel = region('Conversion');
      await hand.press(funnel.getByRole('radio', { name: 'Over time' }));
      await isQuiet();
      const points = await funnel.findAllByRole('button', { name: /Nov 1\d.*%/ });
      await hand.open(points.at(-1) as HTMLElement, '{ArrowRight}');
      await seePeople(hand);
    },
  },
  {
    name: 'from who dropped off to one of them, and why they did not count',
    steps: [3, 6],
    async run(hand) {
      await hand.open(
        region('Conversion').getByRole('button', { name: /^Lost before step 2 of 4/ }),
      );
      const dialog = await seePeople(hand);
      const [person] = await within(dialog).findAllByRole('button', { name: /^u\d+/ });
      await hand.press(person as HTMLElement);
      await within(dialog).findByText(/Not counted|Counted/, {}, patience);
    },
  },
];

beforeAll(async () => {
  await page.viewport(1440, 900);
});
beforeEach(() => localStorage.clear());

describe.each([byMouse, byKeyboard])('%o', (start) => {
  it.each(tasks)('$name', { timeout: 90_000 }, async ({ steps, run }) => {
    await open();
    const hand = start();
    await run(hand);
    expect(hand.steps).toBe(steps[hand.by === 'mouse' ? 0 : 1]);
  });
});
