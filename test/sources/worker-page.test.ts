import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { chromeArgs, findChrome } from '../../scripts/find-chrome.mjs';
import type { page as pageInBrowser } from './worker-page/main.js';

type InBrowser = typeof pageInBrowser;

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
const outDir = mkdtempSync(join(tmpdir(), 'usagekit-worker-page-'));

/** Serves the built page, under the policy for workers its address asks for: `/index.html?self`. */
function serve(): Promise<Server> {
  const server = createServer(({ url = '/', headers }, response) => {
    const { pathname, search } = new URL(url, 'http://localhost');
    // The page's policy is the one of what it loads, too.
    const workers = (search || new URL(headers.referer ?? url, 'http://localhost').search).slice(1);
    response.setHeader('content-type', types[extname(pathname)] ?? 'text/plain');
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'self'; worker-src '${workers || 'self'}'; connect-src 'self'`,
    );
    try {
      response.end(readFileSync(join(outDir, pathname)));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

let server: Server;
let browser: Browser;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('worker-page', import.meta.url)),
    base: './',
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
  server = await serve();
  const executablePath = findChrome();
  browser = await chromium.launch({
    args: chromeArgs,
    ...(executablePath ? { executablePath } : {}),
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(outDir, { recursive: true, force: true });
});

/** Opens the page; `said` is what its console said. */
async function open(workers: 'self' | 'none'): Promise<{ page: Page; said: string[] }> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(String(error)));
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/index.html?${workers}`);
  await page.waitForFunction(() => 'page' in globalThis);
  return { page, said };
}

const ask = (page: Page, name: Parameters<InBrowser['ask']>[0]) =>
  page.evaluate((of) => (globalThis as unknown as { page: InBrowser }).page.ask(of), name);
const close = (page: Page, name: Parameters<InBrowser['ask']>[0]) =>
  page.evaluate((of) => (globalThis as unknown as { page: InBrowser }).page.close(of), name);

vi.setConfig({ testTimeout: 30_000 });

describe('a page built with Vite', () => {
  it('answers in a worker under worker-src self, and ends it on close', async () => {
    const { page, said } = await open('self');
    expect(page.workers()).toHaveLength(0);
    expect(await ask(page, 'rows')).toEqual({ total: 40, thread: 'worker' });
    expect(page.workers()).toHaveLength(1);
    await close(page, 'rows');
    await expect.poll(() => page.workers(), { timeout: 5_000 }).toHaveLength(0);
    expect(await ask(page, 'rows')).toEqual({ total: 40, thread: 'worker' });
    expect(said).toEqual([]);
    await page.close();
  });

  it('answers from a worker of its own that loads by itself', async () => {
    const { page, said } = await open('self');
    expect(await ask(page, 'own')).toEqual({ total: 30, thread: 'worker' });
    expect(said).toEqual([]);
    await page.close();
  });

  it('answers on the page under worker-src none, and warns once', async () => {
    const { page, said } = await open('none');
    expect(await ask(page, 'rows')).toEqual({ total: 40, thread: 'page' });
    expect(await ask(page, 'rows')).toEqual({ total: 40, thread: 'page' });
    expect(said.filter((text) => text.startsWith('warning: usagekit: '))).toEqual([
      expect.stringMatching(/the source "rows" answers on the page.*allow worker-src 'self'/),
    ]);
    await page.close();
  });
});
