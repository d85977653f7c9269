import { screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';

import {
  bar,
  definitionOf,
  findingOf,
  intercept,
  isQuiet,
  menu,
  numberIn,
  patience,
  section,
  seePeople,
  type Task,
  tool,
  written,
} from './admin-tasks.js';
import type { Hand } from './hand.js';

/** Those lost before step 2 of the sign-up funnel. */
async function openLost(hand: Hand): Promise<number> {
  const name = /^Lost before step 2 of 4/;
  const mark = section('Conversion').getByRole('button', { name });
  await hand.open(mark, ['ArrowRight', 1], ['ArrowUp', 1]);
  return numberIn(/: (.*) users/.exec(mark.getAttribute('aria-label') ?? '')?.[1]);
}

/** One of them, with why they count. */
async function openOne(hand: Hand): Promise<string> {
  const drawer = await seePeople(hand, await openLost(hand));
  const [row] = await drawer.findAllByRole('button', { name: /^u\d+/ }, patience);
  const id = /^u\d+/.exec(row?.textContent ?? '')?.[0] ?? '';
  await hand.open(row as HTMLElement);
  await drawer.findByRole('heading', { name: id }, patience);
  return id;
}

/** Tasks that go from a number to the people behind it. */
export const peopleTasks: Task[] = [
  {
    name: 'from “conversion fell last week” to the people who were lost',
    steps: [3, 8],
    async run(hand) {
      const funnel = section('Conversion');
      await hand.press(funnel.getByRole('radio', { name: 'Over time' }));
      const name = /Nov 1\d.*did not convert/;
      const marks = await funnel.findAllByRole('button', { name }, patience);
      await isQuiet();
      const lost = marks[0] as HTMLElement;
      const said = numberIn(/: (.*) of /.exec(lost.getAttribute('aria-label') ?? '')?.[1]);
      await hand.open(lost, ['ArrowUp', 1], ['ArrowRight']);
      await seePeople(hand, said);
    },
  },
  {
    name: 'from those who dropped off to one of them, and why they did not go on',
    steps: [3, 8],
    async run(hand) {
      const id = await openOne(hand);
      const drawer = within(screen.getByRole('dialog'));
      await drawer.findByText(/Counted: .*“?Signed up/, { selector: '.uk-verdict-text' }, patience);
      const rule = drawer.getByText(new RegExp(`^Whether user ${id} is among the`));
      expect(rule).toHaveTextContent(/UTC/);
      expect(drawer.getByText('No event fits', { exact: false })).toBeVisible();
    },
  },
  {
    name: 'from those who dropped off to everything one of them did',
    steps: [4, 10],
    async run(hand) {
      const id = await openOne(hand);
      await hand.press(await menu(/^Open timeline$/));
      const person = await waitFor(() => {
        const found = document.querySelector<HTMLElement>('#person');
        expect(found).toHaveAttribute('data-state', 'ready');
        return found as HTMLElement;
      }, patience);
      expect(within(person).getByText(id)).toBeVisible();
      expect(numberIn(/([\d,]+) events?/.exec(person.textContent ?? '')?.[1])).toBeGreaterThan(0);
      expect(within(person).getAllByRole('listitem').length).toBeGreaterThan(1);
    },
  },
  {
    name: 'saves those who drop off as a cohort, whoever they are by then, and sees their retention',
    steps: [8, 15],
    async run(hand) {
      const said = await openLost(hand);
      const everybody = findingOf('Retention');
      await hand.press(await menu(/^Save as cohort/));
      await hand.type(await screen.findByLabelText('Name of the cohort', {}, patience), 'Lost');
      await hand.press(screen.getByRole('radio', { name: /^Whoever matches/ }));
      await hand.press(screen.getByRole('button', { name: 'Save' }));
      await screen.findByText(/^Saved as the cohort “Lost”/, {}, patience);
      await hand.press(screen.getByRole('button', { name: 'Show everybody again' }));
      await hand.press(bar().getByRole('button', { name: /^Who/ }));
      await hand.pick(/^Lost/, 'Lost');
      await waitFor(() => expect(definitionOf('Retention')).toMatch(/Lost/), patience);
      await isQuiet();
      expect(findingOf('Retention')).not.toBe(everybody);
      // Everybody in it is among its groups, some in several.
      const all = within(tool('Retention')).getByRole('gridcell', { name: /^All groups: / });
      expect(numberIn(all.textContent)).toBeGreaterThanOrEqual(said);
    },
  },
  {
    name: 'the people of the busiest hour, the last time it was',
    steps: [3, 7],
    async run(hand) {
      const calendar = within(tool('When it is used'));
      const slot = /^Busiest on (.*):/.exec(findingOf('When it is used'))?.[1] ?? '';
      await hand.open(calendar.getByRole('button', { name: new RegExp(`^${slot}: `) }));
      const hours = within(await screen.findByRole('dialog', { name: new RegExp(`^${slot}`) }));
      const [latest] = hours.getAllByRole('button', { name: /users$/ }) as [HTMLElement];
      const said = numberIn(/: (.*) users$/.exec(latest.getAttribute('aria-label') ?? '')?.[1]);
      await hand.open(latest);
      await seePeople(hand, said);
    },
  },
  {
    name: 'those who came back in week 3, then everybody again',
    steps: [3, 7],
    async run(hand) {
      const grid = within(within(tool('Retention')).getByRole('grid'));
      const name = /^Oct 12 group, Week 3: .* users$/;
      const cell = grid.getByRole('button', { name });
      const said = numberIn(/%, (.*) of /.exec(cell.getAttribute('aria-label') ?? '')?.[1]);
      await hand.open(cell);
      await seePeople(hand, said);
      await bar().findByRole('button', { name: new RegExp(`, ${written(said)} users: open`) });
      await hand.key('Escape');
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      await waitFor(() => expect(cell).toHaveFocus());
      // The same key again counts as one.
      hand.steps -= 1;
      await hand.key('Escape');
      await waitFor(() => expect(bar().queryByRole('group', { name: /^Selected/ })).toBeNull());
    },
  },
  {
    name: 'who went away on the last whole day, as a file',
    steps: [4, 8],
    async run(hand) {
      const saved = intercept();
      const states = within(within(tool('Lifecycle of users')).getByRole('list'));
      const gone = states.getByRole('button', { name: /, gone: .* users$/ });
      const said = numberIn(gone.textContent);
      await hand.press(gone);
      const drawer = await seePeople(hand, said);
      await hand.press(drawer.getByRole('button', { name: 'Export' }));
      await hand.choose(new RegExp(`^All ${written(said)} users as CSV`));
      await waitFor(() => expect(saved).toHaveLength(1), patience);
      expect(saved[0]?.name).toMatch(/\.csv$/);
      const [head, ...rows] = ((await saved[0]?.text) ?? '').trim().split('\r\n');
      expect(head).toMatch(/^\uFEFF?User,First seen,Last seen,Events/);
      expect(rows).toHaveLength(said);
      expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(said);
    },
  },
];
