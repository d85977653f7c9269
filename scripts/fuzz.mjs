// Runs the engine against the oracle on many random data sets: `npm run fuzz [sets] [seed]`.
import { spawnSync } from 'node:child_process';

const [sets = '5000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'node', 'test/engine/oracle.test.ts'],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, USAGEKIT_FUZZ_SETS: sets, USAGEKIT_FUZZ_SEED: seed },
  },
);
process.exit(status ?? 1);
