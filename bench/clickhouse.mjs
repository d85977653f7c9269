import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readAnswer } from './answers.mjs';
import { clickhouseQuestions } from './clickhouse-sql.mjs';
import { answerParent, loadTimes, measureForms, timed } from './measure.mjs';

const { Session } = createRequire(new URL('../test/engines/package.json', import.meta.url))('chdb');

const schema = `(u UInt32, t Int64, s UInt32, e UInt8, country UInt8, platform UInt8, plan UInt8, price Nullable(Float64))
  ENGINE = MergeTree ORDER BY (u, t, s, e)`;

answerParent(async ({ runs, parquet }) => {
  const directory = mkdtempSync(join(tmpdir(), 'usagekit-clickhouse-'));
  const session = new Session(directory);
  try {
    session.query('SET max_threads = 1, max_insert_threads = 1, enable_materialized_cte = 1');
    session.query('CREATE DATABASE bench ENGINE = Atomic');
    session.query(`CREATE TABLE bench.ev ${schema}`);
    const load = await timed(() => {
      session.query(`INSERT INTO bench.ev SELECT * FROM file('${parquet}', 'Parquet')`);
      session.query('OPTIMIZE TABLE bench.ev FINAL');
    });
    const ask = (sql) => {
      const { data } = JSON.parse(session.query(sql, 'JSONCompact'));
      return data.map((row) => row.map((cell) => (cell === null ? null : Number(cell))));
    };
    const times = { warmUps: 1, runs };
    const questions = await measureForms(clickhouseQuestions, times, ask, readAnswer);
    return {
      version: session.query('SELECT version()', 'TabSeparated').trim(),
      load: loadTimes(load, Object.values(questions.F3)[0].first),
      questions,
    };
  } finally {
    session.cleanup();
    rmSync(directory, { recursive: true, force: true });
  }
});
