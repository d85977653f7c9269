// `npm run bench`: this package against DuckDB and ClickHouse, one thread each. See README.md here.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { build } from 'tsup';

import { engines, installEngines } from './install.mjs';
import { assertSame, questions } from './questions.mjs';
import { printReport, summarize } from './report.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

const { values: flags } = parseArgs({
  options: {
    events: { type: 'string', default: '1M' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '15' },
    'peer-runs': { type: 'string' },
    'no-peers': { type: 'boolean', default: false },
    json: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
});

function count(flag, text) {
  const [, digits, unit = ''] = /^([\d.]+)([kM]?)$/.exec(text) ?? [];
  const number = Number(digits) * { '': 1, k: 1e3, M: 1e6 }[unit];
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`invalid --${flag}: ${text} (expected a number such as 500k or 10M)`);
}

const events = count('events', flags.events);
const seed = count('seed', flags.seed);
const runs = count('runs', flags.runs);
const peerRuns = count('peer-runs', flags['peer-runs'] ?? (events > 2_000_000 ? '3' : '5'));

/** The engine as it ships, from the sources as they are now. */
async function buildEngine() {
  await build({
    config: false,
    entry: { engine: join(root, 'src/engine.ts'), query: join(root, 'src/query.ts') },
    outDir: join(here, '.build'),
    format: ['esm'],
    target: 'es2022',
    platform: 'browser',
    splitting: true,
    clean: true,
    silent: true,
  });
}

/** Runs a worker in a process of its own, so that its CPU time is its own. */
function inWorker(file, options) {
  return new Promise((done, fail) => {
    const worker = fork(join(here, file), { execArgv: ['--max-old-space-size=12000'] });
    let answered = false;
    worker.on('message', ({ result, error }) => {
      answered = true;
      if (error) fail(new Error(`${file}: ${error}`));
      else done(result);
    });
    worker.on('error', fail);
    worker.on('exit', (code, signal) => {
      if (!answered) fail(new Error(`${file} ended without an answer (${signal ?? code})`));
    });
    worker.send(options);
  });
}

async function askPeers() {
  const directory = mkdtempSync(join(tmpdir(), 'usagekit-bench-'));
  const options = { events, seed, runs: peerRuns, parquet: join(directory, 'events.parquet') };
  try {
    // In this order: DuckDB writes the file that ClickHouse reads.
    console.log('DuckDB …');
    const duckdb = await inWorker('duckdb.mjs', options);
    console.log('ClickHouse …');
    const clickhouse = await inWorker('clickhouse.mjs', options);
    return { duckdb, clickhouse };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function checkAnswers(usagekit, peers) {
  for (const [engine, { questions: measured }] of Object.entries(peers)) {
    for (const question of questions) {
      const expected = usagekit.questions[question].answer;
      for (const [form, { answer }] of Object.entries(measured[question])) {
        assertSame(question, engine, form, answer, expected);
      }
    }
  }
}

if (!flags['no-peers']) installEngines();
await buildEngine();
console.log(`usagekit, ${events.toLocaleString('en')} events …`);
const profiles = flags.profile ? join(here, 'results/profiles') : null;
const usagekit = await inWorker('usagekit.mjs', { events, seed, runs, profiles });
const peers = flags['no-peers'] ? {} : await askPeers();
checkAnswers(usagekit, peers);

const installed = (name) =>
  JSON.parse(readFileSync(join(engines, 'node_modules', name, 'package.json'), 'utf8')).version;
const summary = summarize(usagekit, peers, {
  events,
  seed,
  when: new Date().toISOString(),
  machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
  node: process.version,
  ...(flags['no-peers'] ? {} : { chdb: installed('chdb') }),
});
printReport(summary);

const file = flags.json ? resolve(flags.json) : join(here, 'results', `${events}.json`);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(summary, null, 2)}\n`);
console.log(`\nWritten to ${relative(process.cwd(), file)}`);
