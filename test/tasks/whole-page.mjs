import assert from 'node:assert/strict';

import { definitionOf, findingOf, menuItem, numberIn, quiet, tool } from './page.mjs';

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

const conversion = (page) => page.getByRole('region', { name: 'Conversion' });

/** Waits until what a component says is, or is no longer, a text. */
async function says(page, name, text, is = true) {
  await page.waitForFunction(
    ([of, wanted, same]) =>
      (document.querySelector(`figure[aria-label="${of}"] .uk-title`)?.textContent === wanted) ===
      same,
    [name, text, is],
  );
}

/** Tasks that change what the page shows. */
export const pageTasks = [
  {
    name: 'hides a noisy event in the flow, and brings it back',
    steps: [3, 5],
    async run(page, hand) {
      const flow = tool(page, 'User flow');
      const before = await findingOf(page, 'User flow');
      const node = flow.getByRole('button', { name: /^Step \d, Verified e-mail:/ });
      if (hand.by === 'mouse') {
        await hand.open(node);
        await hand.press(await menuItem(page, /^Hide everywhere/));
      } else {
        await hand.focus(node, ['ArrowRight', 1]);
        await hand.key('x');
      }
      await node.waitFor({ state: 'detached' });
      await quiet(page);
      assert.notEqual(await findingOf(page, 'User flow'), before);
      await hand.press(flow.getByRole('button', { name: 'Show Verified e-mail again' }));
      await says(page, 'User flow', before);
      assert.equal(await node.count(), 1);
    },
  },
  {
    name: 'narrows the whole page to a country',
    steps: [3, 6],
    async run(page, hand) {
      const bar = page.getByRole('region', { name: 'What this page is about' });
      await hand.press(bar.getByRole('button', { name: 'Add filter' }));
      await hand.pick(/^country/i, 'country');
      await hand.pick(/^Germany/, 'Germany');
      await page.keyboard.press('Escape');
      for (const name of followers) {
        await tool(page, name)
          .locator('.uk-subtitle', { hasText: /country is Germany/i })
          .first()
          .waitFor();
      }
    },
  },
  {
    name: 'the session with most exceptions: its first exception, with its properties',
    steps: [4, 11],
    async run(page, hand) {
      const list = tool(page, 'Sessions');
      await hand.open(
        list.getByRole('button', { name: /^Exceptions/ }),
        ['ArrowUp', 1],
        ['ArrowRight'],
      );
      await list.locator('.uk-subtitle', { hasText: /most exceptions/ }).waitFor();
      await quiet(page);
      const row = list.getByRole('button', { name: /^Session of/ }).first();
      const name = await row.getAttribute('aria-label');
      const count = numberIn(/([\d,]+) exceptions?/.exec(name)?.[1]);
      await hand.open(row, ['ArrowDown', 1], ['ArrowLeft']);
      const timeline = tool(page, 'Session timeline');
      await timeline.waitFor();
      await quiet(page);
      await hand.press(timeline.getByRole('button', { name: /^Exception/ }).first());
      const events = timeline.getByRole('list', { name: 'Events' }).getByRole('button');
      await page.waitForFunction(
        (wanted) =>
          document.querySelectorAll('[aria-label="Session timeline"] [role="list"] button')
            .length === wanted,
        count,
      );
      await hand.open(events.first());
      const panel = timeline.getByRole('region', { name: 'Chosen event' });
      await panel.waitFor();
      assert.ok((await panel.getByRole('row').count()) > 4);
      await panel.getByText('Exception').first().waitFor();
    },
  },
  {
    name: 'narrows the funnel to the users of one device, and shows everybody again',
    steps: [5, 12],
    async run(page, hand) {
      const users = tool(page, 'Users over time');
      const before = await findingOf(page, 'Funnel');
      await hand.press(users.getByRole('button', { name: /^Split by/ }));
      await hand.pick(/^device/i, 'device');
      await users.locator('.uk-subtitle', { hasText: /split by device/i }).waitFor();
      await quiet(page);
      const mark = users.getByRole('button', { name: /^Wed, Nov 18/ }).first();
      await hand.open(mark, ['End', 1], ['ArrowLeft', 2], ['ArrowDown', 1]);
      const see = await menuItem(page, /^See the /);
      assert.ok(numberIn(await see.textContent()) > 0);
      await hand.key('Escape');
      await says(page, 'Funnel', before, false);
      await quiet(page);
      const funnel = conversion(page);
      await hand.press(funnel.getByRole('button', { name: 'Show everybody again' }).first());
      await says(page, 'Funnel', before);
    },
  },
  {
    name: 'a cohort from a template, with a condition of its own',
    steps: [2, 4],
    async run(page, hand) {
      const editor = page.getByRole('region', { name: 'Cohorts' });
      const size = editor.getByRole('button', { name: /: show who they are$/ });
      await hand.press(editor.getByRole('button', { name: /^Engaged users/ }));
      await size.waitFor();
      const before = await size.textContent();
      const seven = numberIn(before);
      await hand.type(editor.getByLabel('On how many days at least'), '10');
      await page.waitForFunction(
        (shown) =>
          [...document.querySelectorAll('#cohorts button')].some(
            (button) =>
              button.getAttribute('aria-label')?.endsWith(' show who they are') &&
              button.textContent !== shown,
          ),
        before,
      );
      await quiet(page);
      const ten = numberIn(await size.textContent());
      assert.ok(ten > 0 && ten < seven, `${ten} of ${seven}`);
      assert.match(await definitionOf(page, 'Cohort'), /10 days/);
    },
  },
];
