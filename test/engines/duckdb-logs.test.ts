import { describe } from 'vitest';

import { duckdbDialect } from '../../src/sources/sql/duckdb.js';
import { sqlSource } from '../../src/sources/sql/sql-source.js';
import { checkLog, logNames } from '../facts/log-truth.js';
import { sharedFolder } from '../facts/shared.js';
import { executeOn, openDuckDb, withEngines } from './duckdb-store.js';

describe.skipIf(!withEngines || !sharedFolder).each(logNames)('the log %s in DuckDB', (name) => {
  checkLog(
    name,
    async (path) => {
      const connection = await openDuckDb();
      const quoted = path.replaceAll("'", "''");
      await connection.run(`create table log as select * from read_ndjson('${quoted}')`);
      return sqlSource({
        id: name,
        dialect: duckdbDialect,
        mapping: { table: 'log', time: 'time', event: 'event', user: 'user_id' },
        execute: executeOn(connection),
      });
    },
    120_000,
  );
});
