import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { SqlMapping } from '../../src/sources/sql/mapping.js';
import type { SqlSourceOptions } from '../../src/sources/sql/sql-source.js';
import { prepareEvents } from '../../src/testing/oracle/prepare.js';

/*
 * A DuckDB in memory, from the package in this folder that `npm run test:engines` installs. Its types are spelled out
 * here, so that the kit type-checks without it.
 */

interface Connection {
  run(text: string, parameters?: unknown[]): Promise<unknown>;
  runAndReadAll(
    text: string,
    parameters?: unknown[],
  ): Promise<{ getRowObjects(): Record<string, unknown>[] }>;
  interrupt(): void;
  closeSync(): void;
}

/** Set by `npm run test:engines`; `npm test` leaves the engines out. */
export const withEngines = process.env['USAGEKIT_ENGINES'] === '1';

/** Opens a database whose session is in a zone that must not matter. */
export async function openDuckDb(): Promise<Connection> {
  const require = createRequire(import.meta.url);
  if (!existsSync(fileURLToPath(new URL('node_modules/@duckdb', import.meta.url)))) {
    throw new Error('DuckDB is not installed: run the tests with npm run test:engines');
  }
  const { DuckDBInstance } = require('@duckdb/node-api') as {
    DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
  };
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`set timezone = 'Asia/Tokyo'`);
  return connection;
}

/** How a test runs statements. */
export function executeOn(connection: Connection): SqlSourceOptions['execute'] {
  return async ({ text, parameters }) =>
    (await connection.runAndReadAll(text, [...parameters])).getRowObjects();
}

/** Events with every field spelled out, their sessions given, and repeated ids dropped. */
export function storedEvents(
  events: readonly AnalyticsEvent[],
  policy: Parameters<typeof prepareEvents>[1],
): ReturnType<typeof prepareEvents> {
  return prepareEvents(events, policy);
}

export const jsonMapping: SqlMapping = {
  table: ['main', 'events'],
  time: 'happened_at',
  event: 'name',
  user: 'user',
  session: 'session',
  authenticatedUser: 'member',
  account: 'account',
  kind: 'kind',
  id: 'id',
  properties: { json: 'properties' },
};

/** Columns of the properties random events have, where each has one type. */
export const typedMapping: SqlMapping = {
  ...jsonMapping,
  table: 'events',
  time: { column: 'ms', unit: 'ms' },
  properties: {
    columns: {
      plan: { column: 'plan', type: 'string' },
      size: { column: 'size', type: 'number' },
      flag: { column: 'flag', type: 'boolean' },
      mixed: { column: 'Mixed "one"', type: 'string' },
      'it\'s "odd" é': { column: 'odd', type: 'number' },
    },
  },
};

/** Events whose properties have the types of {@link typedMapping}: other values are dropped. */
export function withTypes(events: readonly AnalyticsEvent[]): AnalyticsEvent[] {
  const columns = typedMapping.properties?.columns ?? {};
  return events.map(({ properties, ...event }) => ({
    ...event,
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).filter(
              ([name, value]) => typeof value === columns[name]?.type,
            ),
          ),
        }
      : {}),
  }));
}

interface Stored extends Omit<AnalyticsEvent, 'properties'> {
  properties?: AnalyticsEvent['properties'];
}

/** Makes the table `events` anew, with the properties as JSON and in columns of their own. */
export async function storeEvents(
  connection: Connection,
  events: readonly Stored[],
): Promise<void> {
  await connection.run('drop table if exists events');
  await connection.run(`create table events (happened_at timestamptz, ms bigint, name varchar, "user" varchar,
    "session" varchar, member varchar, account varchar, kind varchar, id varchar, properties json,
    plan varchar, size double, flag boolean, "Mixed ""one""" varchar, odd double)`);
  const rows = events.map((event) => ({ ...event, properties: event.properties ?? {} }));
  const typed = (name: string, type: string): string =>
    `case when json_type(e, '/properties/${name.replaceAll("'", "''")}') in (${type}) then json_extract_string(e, '/properties/${name.replaceAll("'", "''")}') end`;
  const numbers = `'BIGINT', 'UBIGINT', 'DOUBLE'`;
  await connection.run(
    `insert into events select make_timestamptz(cast(e->>'time' as bigint) * 1000), cast(e->>'time' as bigint),
      e->>'event', e->>'user', e->>'session', e->>'authenticatedUser', e->>'account', e->>'kind', e->>'id', e->'properties',
      ${typed('plan', `'VARCHAR'`)}, ${typed('size', numbers)}, ${typed('flag', `'BOOLEAN'`)},
      ${typed('mixed', `'VARCHAR'`)}, ${typed('it\'s "odd" é', numbers)}
      from (select unnest(cast($1::json as json[])) as e)`,
    [JSON.stringify(rows)],
  );
}
