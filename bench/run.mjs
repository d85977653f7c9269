// `npm run bench`: this package against DuckDB, ClickHouse and code by hand, one thread each. See README.md here.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { build } from 'tsup';

import { assertSame } from './answers.mjs';
import { engines, installEngines } from './install.mjs';
import { measureLoads } from './load-paths.mjs';
import { markdownTables } from './markdown.mjs';
import { questions } from './questions.mjs';
import { printReport } from './report.mjs';
import { summarize } from './summary.mjs';
import { inWorker } from './workers.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

/** More event objects than this do not fit beside the rest. */
const mostObjects = 2_000_000;

const { values: flags } = parseArgs({
  options: {
    events: { type: 'string', default: '1M' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '15' },
    'peer-runs': { type: 'string' },
    'no-peers': { type: 'boolean', default: false },
    'no-loads': { type: 'boolean', default: false },
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
const withPeers = !flags['no-peers'];

/** The engine as it ships, from the sources as they are now; and how to make it forget, which is no part of it. */
async function buildEngine() {
  await build({
    config: false,
    entry: {
      engine: join(root, 'src/engine.ts'),
      query: join(root, 'src/query.ts'),
      sources: join(root, 'src/sources.ts'),
      'table-cache': join(root, 'src/engine/table-cache.ts'),
    },
    outDir: join(here, '.build'),
    format: ['esm'],
    target: 'es2022',
    platform: 'browser',
    splitting: true,
    clean: true,
    silent: true,
  });
}

async function askPeers(directory) {
  const options = { events, seed, runs: peerRuns, parquet: join(directory, 'codes.parquet') };
  // In this order: DuckDB writes the file that ClickHouse reads.
  console.log('DuckDB …');
  const duckdb = await inWorker('duckdb.mjs', options);
  console.log('ClickHouse …');
  const clickhouse = await inWorker('clickhouse.mjs', options);
  rmSync(options.parquet);
  if (events > mostObjects) return { duckdb, clickhouse };
  console.log('arrays of objects …');
  return { duckdb, clickhouse, arrays: await inWorker('arrays.mjs', options) };
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

const installed = (name) =>
  JSON.parse(readFileSync(join(engines, 'node_modules', name, 'package.json'), 'utf8')).version;

if (withPeers) installEngines();
await buildEngine();
const directory = mkdtempSync(join(tmpdir(), 'usagekit-bench-'));
try {
  console.log(`usagekit, ${events.toLocaleString('en')} events …`);
  const profiles = flags.profile ? join(here, 'results/profiles') : null;
  const usagekit = await inWorker('usagekit.mjs', { events, seed, runs, profiles });
  const peers = withPeers ? await askPeers(directory) : {};
  checkAnswers(usagekit, peers);
  const f3 = usagekit.questions.F3.answer;
  const files = flags['no-loads']
    ? {}
    : await measureLoads({ events, seed, directory, withPeers, f3 });

  const summary = summarize(usagekit, peers, files, {
    events,
    seed,
    when: new Date().toISOString(),
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
    node: process.version,
    ...(withPeers ? { chdb: installed('chdb') } : {}),
  });
  printReport(summary);

  const file = flags.json ? resolve(flags.json) : join(here, 'results', `${events}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(summary, null, 2)}\n`);
  const markdown = file.replace(/(\.json)?$/, '.md');
  writeFileSync(markdown, markdownTables(summary));
  console.log(
    `\nWritten to ${relative(process.cwd(), file)}, as tables of Markdown to ${relative(process.cwd(), markdown)}`,
  );
} finally {
  rmSync(directory, { recursive: true, force: true });
}
