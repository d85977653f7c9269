// `node bench/browser-worker.mjs --events 10M`: generated events in a worker of the browser. Prints how long the page was
// busy, what the events take, what two questions take, and what is left after close.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright';
import { build } from 'vite';

import { chromeArgs, findChrome } from '../scripts/find-chrome.mjs';

const { values: flags } = parseArgs({ options: { events: { type: 'string', default: '1M' } } });
const [, digits, unit = ''] = /^([\d.]+)([kM]?)$/.exec(flags.events) ?? [];
const events = Number(digits) * { '': 1, k: 1e3, M: 1e6 }[unit];
if (!Number.isInteger(events)) {
  throw new Error(`invalid --events: ${flags.events} (expected a number such as 500k or 10M)`);
}

const root = fileURLToPath(new URL('browser-worker', import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), 'usagekit-bench-'));

/** Page and worker as files of their own, so that the worker's address can carry the number of events. */
async function bundle() {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        input: {
          index: join(root, 'index.html'),
          worker: join(root, 'worker.mjs'),
          'usagekit-worker': join(root, '../../src/worker.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}

function serve() {
  const types = { '.html': 'text/html', '.js': 'text/javascript' };
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    try {
      response.setHeader('content-type', types[extname(pathname)] ?? 'text/plain');
      response.end(readFileSync(join(outDir, pathname)));
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done(server));
  });
}

/** Memory of the browser's largest renderer, the page with its worker, in MB. Linux only; NaN elsewhere. */
function rendererMemory(profile) {
  try {
    const lines = execFileSync('ps', ['-eo', 'rss=,args='], { maxBuffer: 1e7 }).toString();
    const sizes = lines
      .split('\n')
      .filter((line) => line.includes('--type=renderer') && line.includes(profile))
      .map((line) => Number.parseInt(line, 10) / 1024);
    return Math.max(...sizes);
  } catch {
    return Number.NaN;
  }
}

const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const mb = (value) => `${Math.round(value)} MB`;

await bundle();
const server = await serve();
const executablePath = findChrome();
// In the arguments of every process of this browser, and of no other.
const profile = mkdtempSync(join(tmpdir(), 'usagekit-profile-'));
const context = await chromium.launchPersistentContext(profile, {
  args: chromeArgs,
  ...(executablePath ? { executablePath } : {}),
});
try {
  const page = await context.newPage();
  page.on('console', (message) => console.log(`page: ${message.text()}`));
  await page.goto(`http://127.0.0.1:${server.address().port}/index.html`);
  await page.waitForFunction(() => 'bench' in globalThis);
  const call = (name, argument) =>
    page.evaluate(([of, given]) => globalThis.bench[of](given), [name, argument]);
  const reportLong = async (during) => {
    const long = await call('longTasks');
    const worst = Math.max(0, ...long.map(({ duration }) => duration));
    console.log(`  tasks over 50 ms on the page ${during}: ${long.length}, longest ${ms(worst)}`);
  };

  const made = await call('make', 10_000);
  await call('longTasks');
  const sent = await call('send');
  console.log(`${made} rows of the page: sent and loaded in ${(sent / 1000).toFixed(1)} s`);
  await reportLong('meanwhile');

  const before = rendererMemory(profile);
  const loaded = await call('load', events);
  const perEvent = (loaded.bytes / loaded.events).toFixed(1);
  console.log(`${loaded.events} events in the ${loaded.thread}`);
  console.log(`  made and loaded in ${(loaded.ms / 1000).toFixed(1)} s`);
  console.log(`  columns: ${mb(loaded.bytes / 2 ** 20)}, ${perEvent} bytes an event`);
  await reportLong('while loading');
  for (const name of ['trend', 'funnel']) {
    const { first, median } = await call('ask', name);
    console.log(`  ${name}: first ${ms(first)}, then ${ms(median)}`);
  }
  const { known, free } = await call('abort');
  console.log(`  cancelled: known after ${ms(known)}, worker free after ${ms(free)}`);
  await reportLong('while asking');
  const during = rendererMemory(profile);
  await call('close');
  await page.waitForTimeout(2_000);
  const after = rendererMemory(profile);
  console.log(`  renderer: ${mb(before)} before, ${mb(during)} with events, ${mb(after)} closed`);
} finally {
  await context.close();
  server.close();
  rmSync(outDir, { recursive: true, force: true });
  rmSync(profile, { recursive: true, force: true });
}
