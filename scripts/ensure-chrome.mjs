// Makes `npm test` work on a fresh machine: use a browser that is there, else get one.
import { spawnSync } from 'node:child_process';

import { findChrome } from './find-chrome.mjs';

function run(command, args) {
  console.log(`ensure-chrome: ${command} ${args.join(' ')}`);
  return (
    spawnSync(command, args, {
      stdio: 'inherit',
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  );
}

function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

function fail(sentence) {
  console.error(`ensure-chrome: ${sentence}`);
  process.exit(1);
}

let chrome = findChrome();
if (!chrome && process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')) {
  const install = [
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    'chromium',
    'fonts-liberation',
  ];
  if (!run('apt-get', install) && run('apt-get', ['update', '-q'])) run('apt-get', install);
  chrome = findChrome();
}
if (!chrome) {
  run('npx', ['--no-install', 'playwright', 'install', 'chromium']);
  chrome = findChrome();
}
if (!chrome) {
  fail(
    'no Chrome or Chromium found and none could be installed: install one (Debian: `apt-get install chromium`, elsewhere `npx playwright install --with-deps chromium`) or set CHROME_PATH to it.',
  );
}
// A path may be there and not start: a snap stub, missing system libraries. (On Windows --version opens a window.)
if (process.platform !== 'win32') {
  const { status } = spawnSync(chrome, ['--version'], { stdio: 'ignore', timeout: 30_000 });
  if (status !== 0) {
    fail(
      `${chrome} does not start: run it by hand to see why, or set CHROME_PATH to another Chrome or Chromium.`,
    );
  }
}
console.log(`ensure-chrome: ${chrome}`);
