// `node bench/admin-page.mjs`: the Admin page over a million events in a worker, used in Chromium. Prints how long edits take
// until the new answer is drawn, what moving the pointer costs, frames while 50,000 rows scroll, and long tasks.
import { chromium } from 'playwright';

import { chromeArgs, findChrome } from '../scripts/find-chrome.mjs';
import { edits } from './admin-page/edits.mjs';
import { serveAdminPage } from './admin-page/serve.mjs';

const site = await serveAdminPage();

const sorted = (values) => values.toSorted((a, b) => a - b);
const quantile = (values, share) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const told = (values) =>
  `median ${ms(quantile(values, 0.5))}, p95 ${ms(quantile(values, 0.95))}, worst ${ms(Math.max(...values))}`;

const executablePath = findChrome();
const browser = await chromium.launch({
  args: chromeArgs,
  ...(executablePath ? { executablePath } : {}),
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.log(`page error: ${error.message}`));
  const call = (name, ...given) =>
    page.evaluate(([of, values]) => globalThis.bench[of](...values), [name, given]);
  const reportLong = async (when) => {
    const long = await call('longTasks');
    const worst = Math.max(0, ...long.map(({ duration }) => duration));
    const over = long.filter(({ duration }) => duration > 100).length;
    console.log(`  tasks over 100 ms ${when}: ${over}, longest ${ms(worst)}`);
  };

  await page.goto(site.address);
  const opened = performance.now();
  await page.waitForFunction(() => globalThis.bench?.isReady(), null, { timeout: 120_000 });
  // One question may follow from the answer to another.
  await page.waitForTimeout(500);
  await page.waitForFunction(() => globalThis.bench.isReady(), null, { timeout: 120_000 });
  const seconds = ((performance.now() - opened) / 1000).toFixed(1);
  console.log(`1,000,000 events made, loaded and every component answered in ${seconds} s`);
  await reportLong('while loading');

  const all = [];
  for (const { name, card, open, choose, back } of edits) {
    const times = [];
    for (const actions of [choose, back ?? choose]) {
      if (open) await page.locator(open).first().click();
      const target = page.locator(actions).first();
      await target.waitFor();
      await call('arm', card);
      await target.click();
      times.push(await call('answered'));
      await page.waitForFunction(() => globalThis.bench.isReady(), null, { timeout: 60_000 });
      await page.keyboard.press('Escape');
    }
    all.push(...times);
    console.log(`  ${name}: ${times.map(ms).join(', ')}`);
  }
  console.log(`edit to new answer: ${told(all)}`);
  await reportLong('while editing');

  for (const selector of ['.uk-trend > svg', '.uk-retention table', '.uk-flow svg']) {
    if ((await page.locator(selector).count()) === 0) continue;
    await page.locator(selector).first().scrollIntoViewIfNeeded();
    console.log(`moving the pointer over ${selector}: ${told(await call('hover', selector, 120))}`);
  }
  await reportLong('while moving');

  await page.goto('about:blank');
  await page.goto(`${site.address}#timeline`);
  await page.waitForFunction(() => globalThis.bench?.isReady(), null, { timeout: 60_000 });
  await page.waitForSelector('.uk-timeline-scroll');
  await call('longTasks');
  for (const step of [40, 400, 4000]) {
    const frames = await call('scroll', '.uk-timeline-scroll', 240, step);
    console.log(`50,000 rows, ${step} px a frame: ${told(frames)}`);
  }
  await reportLong('while scrolling');
} finally {
  await browser.close();
  await site.close();
}
