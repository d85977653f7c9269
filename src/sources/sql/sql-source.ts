import type { ResolvedCatalogQuery } from '../../model/catalog.js';
import { AnalyticsError, isAnalyticsError, throwIfAborted } from '../../model/errors.js';
import type { ResolvedFunnelQuery } from '../../model/funnel.js';
import type { Meta } from '../../model/meta.js';
import type { AnyResolvedQuery, Rows } from '../../model/query.js';
import type { AnalyticsSource } from '../../model/source.js';
import type { ResolvedTrendQuery } from '../../model/trend.js';
import { planCatalog } from './catalog.js';
import type { SqlDialect } from './dialect.js';
import { type ParameterValue, render } from './fragment.js';
import { planFunnel } from './funnel.js';
import { checkMapping, type SqlMapping } from './mapping.js';
import type { Plan } from './plan.js';
import { EventReader } from './reader.js';
import type { SqlRow } from './rows.js';
import { planTrend } from './trend.js';

/** A statement to run. */
export interface SqlStatement {
  text: string;
  /** In the order of their placeholders: bigints (64-bit integers), numbers (doubles), strings and booleans. */
  parameters: readonly ParameterValue[];
  /** Fires when the answer is no longer wanted. Stop the work then, if the driver can. */
  signal: AbortSignal;
}

export interface SqlSourceOptions {
  /** Names the data set in cache keys: the same on server and client. */
  id: string;
  /** How the store's SQL is written, e.g. {@link duckdbDialect}. */
  dialect: SqlDialect;
  /** Which table and columns hold the events. */
  mapping: SqlMapping;
  /**
   * Runs one statement and returns its rows as objects by column name. Whole numbers may come as bigints, numbers or
   * strings. What it throws is `source/unreachable` to the caller, with it as `cause`.
   */
  execute(statement: SqlStatement): Promise<readonly Record<string, unknown>[]>;
}

type SqlQuery = ResolvedTrendQuery | ResolvedFunnelQuery | ResolvedCatalogQuery;

const sqlKinds: readonly SqlQuery['kind'][] = ['trend', 'funnel', 'catalog'];

function isAnswered(query: AnyResolvedQuery): query is SqlQuery {
  return (sqlKinds as readonly string[]).includes(query.kind);
}

function unsupported(id: string, what: string): AnalyticsError {
  return new AnalyticsError('source/unsupported', `the source "${id}" can not answer ${what}`);
}

function planOf(query: SqlQuery, reader: EventReader): Plan<Rows<AnyResolvedQuery>> {
  if (query.kind === 'trend') return planTrend(query, reader);
  if (query.kind === 'funnel') return planFunnel(query, reader);
  return planCatalog(query, reader);
}

/**
 * A source over a table of events in a SQL store. One statement answers a question; every value in it is a bound
 * parameter and every name is quoted, so nothing a user typed is ever part of the text.
 *
 * Answers trends, funnels and catalogs with every option. What it can not answer it refuses with `source/unsupported`,
 * naming it: sessions without a session column, questions about some `users`, and properties the mapping does not have.
 *
 * @example
 * import { DuckDBInstance } from '@duckdb/node-api';
 * import { duckdbDialect, sqlSource } from 'usagekit/sources';
 *
 * const instance = await DuckDBInstance.create('events.duckdb');
 * const source = sqlSource({
 *   id: 'production events',
 *   dialect: duckdbDialect,
 *   mapping: {
 *     table: ['main', 'events'],
 *     time: 'occurred_at',
 *     event: 'name',
 *     user: 'user_id',
 *     session: 'session_id',
 *     properties: { json: 'properties' },
 *   },
 *   async execute({ text, parameters, signal }) {
 *     const connection = await instance.connect();
 *     const stop = () => connection.interrupt();
 *     signal.addEventListener('abort', stop, { once: true });
 *     try {
 *       const result = await connection.runAndReadAll(text, [...parameters]);
 *       return result.getRowObjects();
 *     } finally {
 *       signal.removeEventListener('abort', stop);
 *       connection.closeSync();
 *     }
 *   },
 * });
 *
 * @throws `load/invalid` when the mapping is not one
 */
export function sqlSource({ id, dialect, mapping, execute }: SqlSourceOptions): AnalyticsSource {
  checkMapping(mapping);
  const meta = (): Meta => ({ computedBy: `${dialect.name} (${id})`, exact: true, warnings: [] });

  async function rowsOf(statement: SqlStatement): Promise<readonly SqlRow[]> {
    const { signal } = statement;
    throwIfAborted(signal);
    try {
      const rows = await execute(statement);
      throwIfAborted(signal);
      return rows;
    } catch (error) {
      throwIfAborted(signal);
      if (isAnalyticsError(error)) throw error;
      throw new AnalyticsError(
        'source/unreachable',
        `the source "${id}" failed: ${String(error)}`,
        {
          cause: error,
        },
      );
    }
  }

  return {
    id,
    capabilities: { kinds: sqlKinds, history: true },
    async run<Q extends AnyResolvedQuery>(
      query: Q,
      { signal }: { signal: AbortSignal },
    ): Promise<Rows<Q>> {
      const asked: AnyResolvedQuery = query;
      if (!isAnswered(asked)) throw unsupported(id, `"${query.kind}"`);
      if ('users' in asked && asked.users) throw unsupported(id, 'questions about some users');
      const plan: Plan<Rows<AnyResolvedQuery>> = planOf(asked, new EventReader(dialect, mapping));
      const rows = await rowsOf({ ...render(dialect, plan.statement), signal });
      return plan.read(rows, meta()) as Rows<Q>;
    },
  };
}
