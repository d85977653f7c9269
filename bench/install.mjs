import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const engines = fileURLToPath(new URL('../test/engines', import.meta.url));

/** Installs DuckDB and ClickHouse in test/engines unless they are there. */
export function installEngines() {
  if (existsSync(`${engines}/node_modules/chdb`)) return;
  console.log('Installing DuckDB and ClickHouse in test/engines, about 600 MB …');
  const { status } = spawnSync('npm', ['ci', '--prefix', engines, '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci in test/engines failed');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installEngines();
