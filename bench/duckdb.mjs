import { statSync } from 'node:fs';
import { createRequire } from 'node:module';

import { readAnswer } from './answers.mjs';
import { generate } from './data.mjs';
import { duckdbQuestions } from './duckdb-sql.mjs';
import { answerParent, loadTimes, measureForms, timed } from './measure.mjs';

const { DuckDBDataChunk, DuckDBInstance, ...duckdb } = createRequire(
  new URL('../test/engines/package.json', import.meta.url),
)('@duckdb/node-api');

const columns = {
  u: 'UINTEGER',
  t: 'BIGINT',
  s: 'UINTEGER',
  e: 'UTINYINT',
  country: 'UTINYINT',
  platform: 'UTINYINT',
  plan: 'UTINYINT',
  price: 'DOUBLE',
};
const chunkSize = 2048;

/** Appends the columns the questions need, as codes. */
async function append(connection, data) {
  const appender = await connection.createAppender('ev');
  const types = Object.values(columns).map((name) => duckdb[name]);
  for (let from = 0; from < data.rows; from += chunkSize) {
    const part = (column, map) => Array.from(column.subarray(from, from + chunkSize), map);
    const price = (value) => (Number.isNaN(value) ? null : value);
    const values = [
      part(data.user),
      part(data.time, BigInt),
      part(data.session),
      part(data.event),
      part(data.country),
      part(data.platform),
      part(data.plan),
      part(data.price, price),
    ];
    const chunk = DuckDBDataChunk.create(types, values[0].length);
    chunk.setColumns(values);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

answerParent(async ({ events, seed, runs, parquet }) => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const definition = Object.entries(columns).map((column) => column.join(' '));
  const create = `CREATE TABLE ev (${definition.join(', ')})`;
  await connection.run(create);
  await append(connection, generate(events, seed));
  await connection.run(`COPY (FROM ev ORDER BY u, t, s, e) TO '${parquet}' (FORMAT parquet)`);
  await connection.run(`DROP TABLE ev; ${create}`);
  const load = await timed(() => connection.run(`INSERT INTO ev FROM '${parquet}'`));

  const ask = async (sql) => {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRows().map((row) => row.map((cell) => (cell === null ? null : Number(cell))));
  };
  const times = { warmUps: 1, runs };
  const questions = await measureForms(duckdbQuestions, times, ask, readAnswer);
  return {
    version: duckdb.version(),
    load: {
      ...loadTimes(load, Object.values(questions.F3)[0].first),
      fileBytes: statSync(parquet).size,
    },
    questions,
  };
});
