import { createRequire } from 'node:module';

import { generate } from './data.mjs';
import { duckdbQuestions } from './duckdb-sql.mjs';
import { answerParent, measureForms, timed } from './measure.mjs';

const { DuckDBDataChunk, DuckDBInstance, ...duckdb } = createRequire(
  new URL('../test/engines/package.json', import.meta.url),
)('@duckdb/node-api');

const columns = {
  u: 'UINTEGER',
  t: 'BIGINT',
  e: 'UTINYINT',
  country: 'UTINYINT',
  platform: 'UTINYINT',
  price: 'DOUBLE',
};
const chunkSize = 2048;

/** Appends the columns the questions need, as codes sorted by user and time. */
async function append(connection, data) {
  const appender = await connection.createAppender('ev');
  const types = Object.values(columns).map((name) => duckdb[name]);
  for (let from = 0; from < data.rows; from += chunkSize) {
    const part = (column, map) => Array.from(column.subarray(from, from + chunkSize), map);
    const price = (value) => (Number.isNaN(value) ? null : value);
    const values = [
      part(data.user),
      part(data.time, BigInt),
      part(data.event),
      part(data.country),
      part(data.platform),
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
  await connection.run(`COPY ev TO '${parquet}' (FORMAT parquet); DROP TABLE ev; ${create}`);
  const load = await timed(() => connection.run(`INSERT INTO ev FROM '${parquet}'`));

  const ask = async (sql) => {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRows().map((row) => row.map((cell) => (cell === null ? null : Number(cell))));
  };
  return {
    version: duckdb.version(),
    load: { cpu: load.cpu, wall: load.wall },
    questions: await measureForms(duckdbQuestions, runs, ask),
  };
});
