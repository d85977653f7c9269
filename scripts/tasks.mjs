// `npm run tasks`: what people come for to the Admin page, over its million events in a worker, each once by mouse and once by
// keyboard alone, with the steps it takes. Fails when one can not be done, or takes other steps than it says.
//   --only <text>  only tasks whose name contains the text
import { parseArgs } from 'node:util';

import { chromium } from 'playwright';

import { serveAdminPage } from '../bench/admin-page/serve.mjs';
import { byKeyboard, byMouse } from '../test/tasks/hand.mjs';
import { quiet } from '../test/tasks/page.mjs';
import { peopleTasks } from '../test/tasks/people.mjs';
import { pageTasks } from '../test/tasks/whole-page.mjs';
import { chromeArgs, findChrome } from './find-chrome.mjs';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const tasks = [...peopleTasks, ...pageTasks].filter(({ name }) => name.includes(values.only));

const site = await serveAdminPage();
const executablePath = findChrome();
const browser = await chromium.launch({
  args: chromeArgs,
  ...(executablePath ? { executablePath } : {}),
});
let failed = 0;
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => console.log(`page error: ${error.message}`));
  await page.goto(site.address);
  await page.waitForFunction(() => globalThis.bench?.isReady(), null, { timeout: 120_000 });
  for (const [at, start] of [byMouse, byKeyboard].entries()) {
    for (const { name, steps, run } of tasks) {
      const hand = start(page);
      let problem = '';
      try {
        await page.evaluate(() => globalThis.bench.startOver());
        await quiet(page);
        await run(page, hand);
        if (hand.steps !== steps[at]) problem = `took ${hand.steps} steps, not ${steps[at]}`;
      } catch (error) {
        problem = error.message;
      }
      if (problem) failed++;
      console.log(`${problem ? 'FAIL' : 'ok  '} ${hand.by}, ${hand.steps} steps: ${name}`);
      if (problem) console.log(`       ${problem.split('\n').slice(0, 4).join('\n       ')}`);
    }
  }
} finally {
  await browser.close();
  await site.close();
}
console.log(`tasks: ${tasks.length} by mouse and by keyboard, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
