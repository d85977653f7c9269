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

/** Puts another story in place of the one that is shown. Loading the page anew makes the events of the stories anew. */
const showNext = (id) =>
  globalThis.__STORYBOOK_PREVIEW__.channel.emit('setCurrentStory', {
    storyId: id,
    viewMode: 'story',
  });

/**
 * Resolves once the story has rendered and played and nothing in it loads (or something does, for a story that shows just
 * that); to what Storybook shows as its error, or ''.
 */
async function settle(page, { id, showsLoading, isSlow }) {
  await page.waitForFunction(
    ([story, wanted]) => {
      const render = globalThis.__STORYBOOK_PREVIEW__?.currentRender;
      if (render?.id !== story) return false;
      const { phase } = render;
      if (phase === 'errored' || document.body.classList.contains('sb-show-errordisplay'))
        return true;
      if (document.body.classList.contains('sb-show-nopreview')) return true;
      const loading = document.querySelector('[data-state="loading"]');
      return (
        phase === 'finished' && (loading !== null) === wanted && document.fonts.status === 'loaded'
      );
    },
    [id, showsLoading],
    { timeout: isSlow ? 90_000 : 15_000 },
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

const runAxe = ({ without, only }) =>
  globalThis.axe
    .run(
      { include: [document.body], exclude: [['.sb-wrapper'], ['#storybook-docs']] },
      {
        resultTypes: ['violations'],
        ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
        rules: Object.fromEntries(without.map((id) => [id, { enabled: false }])),
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

const setTheme = (theme) => {
  for (const themed of document.querySelectorAll('[data-uk-theme]')) themed.dataset.ukTheme = theme;
};

/** Lets sizes and colours that changed reach the screen. */
const frames = () =>
  new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))),
  );

/** A browser tab that checks one case after the other. */
export async function openVisitor(browser, { address, screenshots, pictures }) {
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

  const readTexts = () => page.evaluate(`(() => { ${textSource}\nreturn findTextProblems(); })()`);

  /** What is wrong with what is shown now. */
  async function look({ theme, width, axe, texts }) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(setTheme, theme);
    await page.evaluate(frames);
    const found = axe ? await page.evaluate(runAxe, axe) : [];
    return texts ? [...found, ...(await readTexts())] : found;
  }

  let isAtStories = false;
  /** Shows a story; to what is wrong with it at once. */
  async function goTo({ id, ...expected }) {
    await client.send('Storage.clearDataForOrigin', {
      origin: address,
      storageTypes: 'local_storage,indexeddb',
    });
    await page.setViewportSize({ width: 1280, height: 800 });
    if (isAtStories) await page.evaluate(showNext, id);
    else {
      // The addon's own run of axe is switched off: it would be the same one again.
      await page.goto(
        `${address}/iframe.html?id=${id}&viewMode=story&globals=theme:light;a11y.manual:!true`,
      );
      await page.evaluate(axeSource);
    }
    isAtStories = true;
    return settle(page, { id, ...expected });
  }

  /** Everything wrong with one story: each case it was looked at in, with its problems. */
  async function visit(story) {
    const { id } = story;
    heard = [];
    const cases = [];
    let isOpen = false;
    for (const { theme, width, ...how } of [
      // The test of the story has run axe on it.
      { theme: 'light', width: 1280, texts: true },
      // Colours change no text's place.
      { theme: 'dark', width: 1280, axe: { without: [], only: ['color-contrast'] } },
      { theme: 'dark', width: 360, axe: { without: pageRules }, texts: true },
    ]) {
      const problems = [];
      try {
        if (!isOpen) {
          const error = await goTo(story);
          if (error) problems.push(error);
          isOpen = true;
        }
        if (problems.length === 0) problems.push(...(await look({ theme, width, ...how })));
      } catch (error) {
        problems.push(`not ready, still loading or playing: ${error.message.split('\n')[0]}`);
      }
      problems.unshift(...heard);
      if (pictures || problems.length > 0) {
        await page.screenshot({
          path: join(screenshots, `${id}.${theme}.${width}.png`),
          fullPage: true,
        });
      }
      cases.push({ theme, width, problems: [...new Set(problems)] });
      heard = [];
      // What went wrong is not the next one's.
      if (problems.length > 0) isAtStories = false;
      if (!isOpen) break;
    }
    return cases;
  }

  return { visit, close: () => context.close() };
}
