import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clickhouseQuestions } from './clickhouse-sql.mjs';
import { answerParent, measureForms, timed } from './measure.mjs';

const { Session } = createRequire(new URL('../test/engines/package.json', import.meta.url))('chdb');

const schema = `(u UInt32, t Int64, e UInt8, country UInt8, platform UInt8, price Nullable(Float64))
  ENGINE = MergeTree ORDER BY (u, t)`;

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
    return {
      version: session.query('SELECT version()', 'TabSeparated').trim(),
      load: { cpu: load.cpu, wall: load.wall },
      questions: await measureForms(clickhouseQuestions, runs, ask),
    };
  } finally {
    session.cleanup();
    rmSync(directory, { recursive: true, force: true });
  }
});
