import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const textSource = readFileSync(new URL('text.mjs', import.meta.url), 'utf8').replace(
  'export ',
  '',
);

const withoutStack = (text) => text.replaceAll(/^\s+at .*\n?/gm, '').trim();

/** Rules about whole pages: a story is a fragment of one. The accessibility addon leaves out `region` too. */
const pageRules = [
  'bypass',
  'document-title',
  'html-has-lang',
  'landmark-one-main',
  'page-has-heading-one',
  'region',
];

/**
 * Resolves once the story has rendered and played and nothing in it loads (or something does, for a story that shows just
 * that); to what Storybook shows as its error, or ''.
 */
async function settle(page, showsLoading) {
  await page.waitForFunction(
    (wanted) => {
      const phase = globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase;
      if (phase === 'errored' || document.body.classList.contains('sb-show-errordisplay'))
        return true;
      if (document.body.classList.contains('sb-show-nopreview')) return true;
      const loading = document.querySelector('#storybook-root [data-state="loading"]');
      return (
        phase === 'finished' && (loading !== null) === wanted && document.fonts.status === 'loaded'
      );
    },
    showsLoading,
    { timeout: 15_000 },
  );
  return page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++)
      await new Promise((done) => requestAnimationFrame(done));
    const shown = document.body.classList;
    if (shown.contains('sb-show-errordisplay')) {
      return `story error: ${document.querySelector('#error-message')?.textContent?.trim()}`;
    }
    if (shown.contains('sb-show-nopreview')) return 'story error: nothing to show';
    return globalThis.__STORYBOOK_PREVIEW__.currentRender.phase === 'errored' ? 'story error' : '';
  });
}

const runAxe = (rules) =>
  globalThis.axe
    .run(
      { include: [document.body], exclude: [['.sb-wrapper'], ['#storybook-docs']] },
      {
        resultTypes: ['violations'],
        rules: Object.fromEntries(rules.map((id) => [id, { enabled: false }])),
      },
    )
    .then(({ violations }) =>
      violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, any }) => {
          const why = any.find((check) => check.data?.contrastRatio)?.message;
          return `axe ${id}: ${help} at ${target.join(' ')}${why ? ` (${why})` : ''}`;
        }),
      ),
    );

/** A browser tab that checks one case after the other. */
export async function openVisitor(browser, { address, screenshots }) {
  mkdirSync(screenshots, { recursive: true });
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  let heard = [];
  page.on('console', (message) => {
    if (message.type() !== 'debug')
      heard.push(`console.${message.type()}: ${withoutStack(message.text())}`);
  });
  page.on('pageerror', (error) => heard.push(`page error: ${error.message}`));
  page.on('requestfailed', (request) => {
    heard.push(`request failed: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400)
      heard.push(`request failed: ${response.url()} (${response.status()})`);
  });

  /** Everything wrong with one story in one theme at one width. */
  async function visit({ id, theme, width, showsLoading }) {
    // Leave first: what the last story does while it is torn down is not this one's.
    await page.goto('about:blank');
    await client.send('Storage.clearDataForOrigin', {
      origin: address,
      storageTypes: 'local_storage,indexeddb',
    });
    await page.setViewportSize({ width, height: 800 });
    heard = [];
    const problems = [];
    try {
      // The addon's own run of axe is switched off: it would be the same one again.
      const globals = `theme:${theme};a11y.manual:!true`;
      await page.goto(`${address}/iframe.html?id=${id}&viewMode=story&globals=${globals}`);
      const error = await settle(page, showsLoading);
      if (error) problems.push(error);
      else {
        await page.evaluate(axeSource);
        problems.push(...(await page.evaluate(runAxe, pageRules)));
        problems.push(
          ...(await page.evaluate(`(() => { ${textSource}\nreturn findTextProblems(); })()`)),
        );
      }
    } catch (error) {
      problems.push(`not ready, still loading or playing: ${error.message.split('\n')[0]}`);
    }
    await page.screenshot({
      path: join(screenshots, `${id}.${theme}.${width}.png`),
      fullPage: true,
    });
    return [...new Set([...heard, ...problems])];
  }

  return { visit, close: () => context.close() };
}
