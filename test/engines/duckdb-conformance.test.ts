import { afterAll, beforeAll, describe, it } from 'vitest';

import { defaultSessionPolicy } from '../../src/model/event.js';
import { duckdbDialect } from '../../src/sources/sql/duckdb.js';
import { sqlSource } from '../../src/sources/sql/sql-source.js';
import { type ConformanceDriver, conformanceChecks } from '../../src/testing.js';
import {
  executeOn,
  jsonMapping,
  openDuckDb,
  storedEvents,
  storeEvents,
  withEngines,
} from './duckdb-store.js';

/*
 * The suite every source passes, on a real DuckDB. Its events come with their sessions and each id once, as a store has
 * them. The random part has a test of its own.
 */
let connection: Awaited<ReturnType<typeof openDuckDb>>;

const driver: ConformanceDriver = {
  async open(events) {
    await storeEvents(connection, storedEvents(events, defaultSessionPolicy));
    return sqlSource({
      id: 'duckdb',
      dialect: duckdbDialect,
      mapping: jsonMapping,
      execute: executeOn(connection),
    });
  },
};

const knownGaps = { 'cohort/': 'SQL does not answer questions about some users' };

describe.skipIf(!withEngines)('DuckDB conforms', () => {
  beforeAll(async () => {
    connection = await openDuckDb();
  });
  afterAll(() => connection.closeSync());

  for (const { key, rule, run } of conformanceChecks(driver, { knownGaps, random: { sets: 5 } })) {
    it(`${key}: ${rule}`, run);
  }
});
