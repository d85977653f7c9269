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

let chrome = findChrome();
if (!chrome && process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')) {
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  if (!run('apt-get', install) && run('apt-get', ['update'])) run('apt-get', install);
  chrome = findChrome();
}
if (!chrome) {
  run('npx', ['--no-install', 'playwright', 'install', 'chromium']);
  chrome = findChrome();
}
if (!chrome) {
  console.error('ensure-chrome: no Chrome or Chromium found. Install one, or set CHROME_PATH.');
  process.exit(1);
}
console.log(`ensure-chrome: ${chrome}`);
