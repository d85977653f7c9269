import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { definitionOf, findingOf, menuItem, numberIn, quiet, seePeople, tool } from './page.mjs';

const conversion = (page) => page.getByRole('region', { name: 'Conversion' });
const labelOf = (locator) => locator.getAttribute('aria-label');

/** Those lost before step 2 of the sign-up funnel. */
async function openLost(page, hand) {
  const mark = conversion(page).getByRole('button', { name: /^Lost before step 2 of 4/ });
  const said = numberIn(/: (.*) users/.exec(await labelOf(mark))?.[1]);
  await hand.open(mark, ['ArrowRight', 1], ['ArrowUp', 1]);
  return said;
}

/** One of them, with why they count. */
async function openOne(page, hand) {
  const drawer = await seePeople(page, hand, await openLost(page, hand));
  const row = drawer.getByRole('button', { name: /^u\d+/ }).first();
  const id = /^u\d+/.exec(await row.textContent())[0];
  await hand.open(row);
  await drawer.getByRole('heading', { name: id }).waitFor();
  return { drawer, id };
}

/** Tasks that go from a number to the people behind it. */
export const peopleTasks = [
  {
    name: 'from “conversion fell last week” to the people who were lost',
    steps: [3, 7],
    async run(page, hand) {
      const funnel = conversion(page);
      await hand.press(funnel.getByRole('radio', { name: 'Over time' }));
      const lost = funnel.getByRole('button', { name: /Nov 1\d.*did not convert/ }).first();
      await lost.waitFor({ state: 'attached' });
      await quiet(page);
      const name = await labelOf(lost);
      const said = numberIn(/: (.*) of /.exec(name)?.[1]);
      // Those lost are what is above the line.
      await hand.open(lost, ['ArrowUp', 1], ['ArrowRight']);
      await seePeople(page, hand, said);
    },
  },
  {
    name: 'from those who dropped off to one of them, and why they did not go on',
    steps: [3, 7],
    async run(page, hand) {
      const { drawer, id } = await openOne(page, hand);
      await drawer.locator('.uk-verdict-text', { hasText: /Counted: .*Signed up/ }).waitFor();
      await drawer.getByText(new RegExp(`^Whether user ${id} is among the`)).waitFor();
      await drawer.getByText('No event fits').first().waitFor();
    },
  },
  {
    name: 'from those who dropped off to everything one of them did',
    steps: [4, 9],
    async run(page, hand) {
      const { id } = await openOne(page, hand);
      await hand.press(await menuItem(page, /^Open timeline$/));
      const person = page.locator('#person[data-state="ready"]');
      await person.waitFor();
      await person.getByText(id).first().waitFor();
      assert.ok((await person.getByRole('listitem').count()) > 1);
    },
  },
  {
    name: 'saves those who drop off as a cohort, whoever they are by then, and sees their retention',
    steps: [6, 12],
    async run(page, hand) {
      const said = await openLost(page, hand);
      await hand.press(await menuItem(page, /^Save as cohort/));
      const form = page.getByRole('form', { name: 'Save as cohort' });
      await hand.type(form.getByLabel('Name of the cohort'), 'Lost');
      await hand.press(form.getByRole('radio', { name: /^Whoever matches/ }));
      await hand.press(form.getByRole('button', { name: 'Save' }));
      await page
        .getByText(/^Saved as the cohort “Lost”/)
        .first()
        .waitFor();
      await hand.press(await menuItem(page, /^Show only this cohort/));
      const bar = page.getByRole('region', { name: 'What this page is about' });
      await bar.getByRole('button', { name: 'Who in Lost' }).waitFor();
      await quiet(page);
      const all = tool(page, 'Retention').getByRole('gridcell', { name: /^All groups: / });
      assert.ok(numberIn(await all.textContent()) >= said);
    },
  },
  {
    name: 'the people of the busiest hour, the last time it was',
    steps: [3, 6],
    async run(page, hand) {
      const finding = await findingOf(page, 'When it is used');
      const slot = /^Busiest on (.*):/.exec(finding)[1];
      const cell = tool(page, 'When it is used').getByRole('button', {
        name: new RegExp(`^${slot}: `),
      });
      await hand.open(cell);
      const hours = page.getByRole('dialog', { name: new RegExp(`^${slot}`) });
      const latest = hours.getByRole('button', { name: /users$/ }).first();
      await latest.waitFor();
      const said = numberIn(/: (.*) users$/.exec(await labelOf(latest))?.[1]);
      await hand.open(latest);
      await seePeople(page, hand, said);
    },
  },
  {
    name: 'those who came back in week 2, then everybody again',
    steps: [4, 7],
    async run(page, hand) {
      const grid = tool(page, 'Retention').getByRole('grid');
      const cell = grid.getByRole('button', { name: /, Week 2: .* users$/ }).first();
      const said = numberIn(/%, (.*) of /.exec(await labelOf(cell))?.[1]);
      await hand.open(cell);
      await seePeople(page, hand, said);
      const selected = page.getByRole('group', { name: /^Selected/ });
      await selected.waitFor();
      await hand.key('Escape');
      await page.locator('.uk-drawer').waitFor({ state: 'detached' });
      await hand.key('Escape');
      await selected.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'who went away on the last whole day, as a file',
    steps: [4, 6],
    async run(page, hand) {
      const gone = tool(page, 'Lifecycle of users')
        .getByRole('list')
        .getByRole('button', { name: /, gone: .* users$/ });
      const said = numberIn(await gone.textContent());
      await hand.press(gone);
      const drawer = await seePeople(page, hand, said);
      await hand.press(drawer.getByRole('button', { name: 'Export' }));
      const downloading = page.waitForEvent('download');
      await hand.choose(new RegExp(`^All ${said.toLocaleString('en-US')} users as CSV`));
      const file = await (await downloading).path();
      const [head, ...rows] = (await readFile(file, 'utf8')).trim().split('\r\n');
      assert.match(head, /User,First seen,Last seen,Events/);
      assert.equal(new Set(rows.map((row) => row.split(',')[0])).size, said);
      assert.equal(await definitionOf(page, 'Lifecycle of users').then(Boolean), true);
    },
  },
];
