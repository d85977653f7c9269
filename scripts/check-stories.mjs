// Looks at every story of the built Storybook as a reader would: once it has played, in both themes, wide and narrow; fails
// on noise, on accessibility violations and on text that overlaps or is cut. A story tagged `no-check` is left out; one
// tagged `loading` shows something that loads for ever, one tagged `slow` may take a minute.
//   --build          build Storybook first (it is built anyway when missing)
//   --only <text>    only stories whose id contains the text
//   --jobs <n>       tabs at work at once, 2 unless told
//   --no-pictures    no screenshots, but of what has problems
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright';

import { chromeArgs, findChrome } from './find-chrome.mjs';
import { serve } from './story-checks/serve.mjs';
import { openVisitor } from './story-checks/visit.mjs';

const { values } = parseArgs({
  options: {
    build: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: '2' },
    'no-pictures': { type: 'boolean', default: false },
  },
});
const inRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const index = inRoot('storybook-static/index.json');

if (values.build || !existsSync(index)) {
  const { status } = spawnSync('npm', ['run', 'build-storybook'], {
    cwd: inRoot('.'),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(1);
}

const stories = Object.values(JSON.parse(readFileSync(index, 'utf8')).entries).filter(
  ({ type, id, tags }) =>
    type === 'story' && id.includes(values.only) && !tags.includes('no-check'),
);
const queue = stories.map(({ id, tags }) => ({
  id,
  showsLoading: tags.includes('loading'),
  isSlow: tags.includes('slow'),
}));
if (queue.length === 0) {
  console.error(
    `check-stories: no story to check${values.only && ` with "${values.only}" in its id`}`,
  );
  process.exit(1);
}

const started = performance.now();
const total = queue.length;
let cases = 0;
let findings = 0;
let bad = 0;
const executablePath = findChrome();
const server = await serve(inRoot('storybook-static'));
const browser = await chromium.launch({
  args: chromeArgs,
  ...(executablePath ? { executablePath } : {}),
});
let done = 0;
await Promise.all(
  Array.from({ length: Math.min(Number(values.jobs) || 1, total) }, async () => {
    const visitor = await openVisitor(browser, {
      address: server.address,
      screenshots: inRoot('screenshots'),
      pictures: !values['no-pictures'],
    });
    for (let next = queue.shift(); next; next = queue.shift()) {
      done++;
      for (const { theme, width, problems } of await visitor.visit(next)) {
        cases++;
        findings += problems.length;
        if (problems.length > 0) bad++;
        const mark = problems.length > 0 ? 'FAIL' : 'ok  ';
        console.log(`${mark} ${done}/${total} ${next.id} ${theme} ${width}`);
        for (const problem of problems)
          console.log(`       ${problem.replaceAll('\n', '\n       ')}`);
      }
    }
    await visitor.close();
  }),
);
await browser.close();
server.close();

const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `check-stories: ${stories.length} stories, ${cases} cases, ${findings} findings in ${bad} cases, ${seconds} s`,
);
process.exit(findings > 0 ? 1 : 0);
