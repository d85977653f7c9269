import { createRequire } from 'node:module';

import { readAnswer } from './answers.mjs';
import { asof } from './duckdb-sql.mjs';
import { answerParent, loadTimes, timed } from './measure.mjs';
import { funnels } from './questions.mjs';

const { DuckDBInstance } = createRequire(new URL('../test/engines/package.json', import.meta.url))(
  '@duckdb/node-api',
);

/** The Parquet file this package loads, as it is: text, ids too, in order of arrival. */
answerParent(async ({ path }) => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const load = await timed(() => connection.run(`CREATE TABLE log AS FROM '${path}'`));
  await connection.run(`CREATE VIEW ev AS
    SELECT "user" AS u, epoch_ms("time") AS t, event AS e FROM log`);
  const f3 = await timed(() => connection.runAndReadAll(asof({ ...funnels.F3, named: true })));
  const rows = f3.result.getRows().map((row) => row.map(Number));
  return { ...loadTimes(load, f3), answer: readAnswer.F3(rows) };
});
