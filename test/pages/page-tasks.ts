import { screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';

import {
  bar,
  definitionOf,
  findingOf,
  isQuiet,
  menu,
  numberIn,
  patience,
  section,
  type Task,
  tool,
} from './admin-tasks.js';

const followers = [
  'Users over time',
  'Insights',
  'Funnel',
  'Retention',
  'User flow',
  'Lifecycle of users',
  'Stickiness of users',
  'When it is used',
  'Sessions',
];

const nodesOf = (event: string) =>
  within(tool('User flow')).queryAllByRole('button', { name: new RegExp(`^Step \\d, ${event}:`) });

/** Tasks that change what the page shows. */
export const pageTasks: Task[] = [
  {
    name: 'hides a noisy event in the flow, and brings it back',
    steps: [3, 5],
    async run(hand) {
      const flow = within(tool('User flow'));
      const before = findingOf('User flow');
      const [noisy] = nodesOf('Verified e-mail') as [HTMLElement];
      if (hand.by === 'mouse') {
        await hand.open(noisy);
        await hand.press(await menu(/^Hide everywhere/));
      } else {
        await hand.focus(noisy, ['ArrowRight', 1]);
        await hand.key('x');
      }
      await waitFor(() => expect(nodesOf('Verified e-mail')).toHaveLength(0), patience);
      await isQuiet();
      expect(findingOf('User flow')).not.toBe(before);
      const again = { name: 'Show Verified e-mail again' };
      await hand.press(await flow.findByRole('button', again, patience));
      await waitFor(() => expect(findingOf('User flow')).toBe(before), patience);
      expect(nodesOf('Verified e-mail')).toHaveLength(1);
    },
  },
  {
    name: 'narrows the whole page to a country',
    steps: [3, 6],
    async run(hand) {
      const before = new Map(followers.map((name) => [name, tool(name).textContent]));
      await hand.press(bar().getByRole('button', { name: 'Add filter' }));
      await hand.pick(/^country/i, 'country');
      await hand.pick(/^Germany/, 'Germany');
      await waitFor(() => {
        for (const name of followers) expect(definitionOf(name)).toMatch(/country is Germany/i);
      }, patience);
      await isQuiet();
      for (const name of followers) expect(tool(name).textContent).not.toBe(before.get(name));
    },
  },
  {
    name: 'the session with most exceptions: its first exception, with its properties',
    steps: [4, 10],
    async run(hand) {
      const list = within(tool('Sessions'));
      await hand.open(
        list.getByRole('button', { name: /^Exceptions/ }),
        ['ArrowUp', 1],
        ['ArrowRight'],
      );
      await waitFor(() => expect(definitionOf('Sessions')).toMatch(/most exceptions/), patience);
      await isQuiet();
      const rows = list.getAllByRole('button', { name: /^Session of/ });
      const counts = rows.map((row) =>
        numberIn(/([\d,]+) exceptions?/.exec(row.getAttribute('aria-label') ?? '')?.[1] ?? '0'),
      );
      expect(counts[0]).toBe(Math.max(...counts));
      await hand.open(rows[0] as HTMLElement, ['ArrowDown']);
      const name = 'Session timeline';
      const timeline = within(await screen.findByRole('figure', { name }, patience));
      const chip = await timeline.findByRole('button', { name: /^Exception ?\d/ }, patience);
      await hand.press(chip);
      const listed = within(timeline.getByRole('list', { name: 'Events' }));
      await waitFor(() => expect(listed.getAllByRole('button')).toHaveLength(counts[0] as number));
      const [first] = listed.getAllByRole('button') as [HTMLElement];
      await hand.open(first);
      const panel = within(await timeline.findByRole('region', { name: 'Chosen event' }));
      expect(within(panel.getByRole('table')).getAllByRole('row').length).toBeGreaterThan(4);
      expect(panel.getByText('Exception')).toBeVisible();
    },
  },
  {
    name: 'narrows the funnel to the users of one device, and shows everybody again',
    steps: [5, 11],
    async run(hand) {
      const users = within(tool('Users over time'));
      const funnel = section('Conversion');
      const first = () => funnel.getByRole('button', { name: /^Step 1 of 4/ }).textContent;
      const before = findingOf('Funnel');
      await hand.press(users.getByRole('button', { name: /^Split by/ }));
      await hand.pick(/^device/i, 'device');
      await waitFor(
        () => expect(definitionOf('Users over time')).toMatch(/split by device/i),
        patience,
      );
      await isQuiet();
      const mark = users.getAllByRole('button', { name: /^Wed, Nov 18/ })[0] as HTMLElement;
      await hand.open(mark, ['End', 1], ['ArrowLeft', 2], ['ArrowDown', 1]);
      const see = await menu(/^See the /);
      expect(numberIn(see.textContent)).toBeGreaterThan(0);
      await hand.key('Escape');
      const chip = await funnel.findByText(/^Only .*(?:Desktop|Mobile|Tablet)/, {}, patience);
      expect(chip).toBeVisible();
      await isQuiet();
      expect(findingOf('Funnel')).not.toBe(before);
      await hand.press(funnel.getByRole('button', { name: 'Show everybody again' }));
      await waitFor(() =>
        expect(funnel.queryByText(/^Only .*(?:Desktop|Mobile|Tablet)/)).toBeNull(),
      );
      await waitFor(() => expect(findingOf('Funnel')).toBe(before), patience);
      expect(first()).toBeDefined();
    },
  },
  {
    name: 'a cohort from a template, with a condition of its own',
    steps: [2, 4],
    async run(hand) {
      const editor = section('Cohorts');
      const size = async (isNew: (count: number) => boolean) => {
        let count = 0;
        await waitFor(() => {
          count = numberIn(
            editor.getByRole('button', { name: /: show who they are$/ }).textContent,
          );
          expect(isNew(count)).toBe(true);
        }, patience);
        return count;
      };
      await hand.press(editor.getByRole('button', { name: /^Engaged users/ }));
      const seven = await size((count) => count > 0);
      const field = await editor.findByLabelText('On how many days at least');
      expect(field).toHaveValue('7');
      await hand.type(field, '10');
      const ten = await size((count) => count !== seven);
      expect(ten).toBeGreaterThan(0);
      expect(ten).toBeLessThan(seven);
      await waitFor(() => expect(definitionOf('Cohort')).toMatch(/10 days/), patience);
    },
  },
];
