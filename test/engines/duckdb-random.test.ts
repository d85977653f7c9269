import { afterAll, describe, expect, it } from 'vitest';

import { isAnalyticsError } from '../../src/model/errors.js';
import { resolveQuery } from '../../src/model/query.js';
import { duckdbDialect } from '../../src/sources/sql/duckdb.js';
import type { SqlMapping } from '../../src/sources/sql/mapping.js';
import { sqlSource } from '../../src/sources/sql/sql-source.js';
import {
  answerByOracle,
  comparableRows,
  createRandom,
  difference,
  type RandomMode,
  randomEvents,
  randomQuery,
  randomSessionPolicy,
} from '../../src/testing.js';
import { Coverage } from '../engine/coverage.js';
import {
  executeOn,
  jsonMapping,
  openDuckDb,
  storedEvents,
  storeEvents,
  typedMapping,
  withEngines,
  withTypes,
} from './duckdb-store.js';

/*
 * DuckDB against the oracle on random, tie-heavy data. Every event is given its session and repeated ids are dropped
 * before it is stored: a SQL source derives no sessions and trusts its table. A failure prints the seed of its data set.
 */
const sets = Number(process.env['USAGEKIT_ENGINE_SETS'] ?? process.env['USAGEKIT_FUZZ_SETS'] ?? 60);
const firstSeed = Number(process.env['USAGEKIT_FUZZ_SEED'] ?? 1);
const questionsPerSet = { general: 2, funnelStress: 2 } as const satisfies Record<
  RandomMode,
  number
>;

interface Tally {
  asked: number;
  notEmpty: number;
  options: Map<string, number>;
  refused: Map<string, number>;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function print(title: string, counts: Map<string, number>): string {
  const list = [...counts].toSorted().map(([key, times]) => `${key} ${times}`);
  return `${title}: ${list.join(', ') || 'none'}`;
}

/** Of all modes together. */
const coverage = new Coverage();

describe.skipIf(!withEngines)('DuckDB', () => {
  afterAll(() => {
    const pairs = coverage.counts().filter(([name]) => name.includes('×'));
    const often = pairs.filter(([, times]) => times >= 20).length;
    console.log(`${pairs.length} allowed pairs of options, ${often} asked 20 times or more`);
  });

  it.each<[string, RandomMode, SqlMapping]>([
    ['properties as JSON', 'general', jsonMapping],
    ['properties as JSON', 'funnelStress', jsonMapping],
    ['properties in columns', 'general', typedMapping],
    ['properties in columns', 'funnelStress', typedMapping],
  ])(
    'answers as the oracle does with %s, mode %s',
    async (_, mode, mapping) => {
      const connection = await openDuckDb();
      const source = sqlSource({
        id: 'random',
        dialect: duckdbDialect,
        mapping,
        execute: executeOn(connection),
      });
      const tally: Tally = { asked: 0, notEmpty: 0, options: new Map(), refused: new Map() };
      const typed = mapping === typedMapping;
      const own = typed ? Math.ceil(sets / 5) : sets;
      for (let set = 0; set < own; set++) {
        const seed = firstSeed + set + (typed ? 1_000_000 : 0);
        const random = createRandom(seed);
        const drawn = randomEvents(random, mode);
        const events = typed ? withTypes(drawn) : drawn;
        const policy = randomSessionPolicy(random);
        const stored = storedEvents(events, policy);
        await storeEvents(connection, stored);
        for (let i = 0; i < questionsPerSet[mode]; i++) {
          const { query, now, universe, labels } = randomQuery(random, events, mode);
          const resolved = resolveQuery(query, { now, ...(universe ? { universe } : {}) });
          const place = `seed ${seed}, query ${i}: ${JSON.stringify({ query, now, universe })}`;
          try {
            const { signal } = new AbortController();
            const answer = comparableRows(await source.run(resolved, { signal }));
            const expected = comparableRows(answerByOracle(events, resolved, policy));
            const wrong = difference(answer, expected) ?? difference(expected, answer, 'oracle');
            if (wrong) expect.fail(`${place}: ${wrong}`);
            tally.asked++;
            if (/"(count|total|value)":[1-9]/.test(JSON.stringify(expected))) tally.notEmpty++;
            for (const label of labels) count(tally.options, label);
            coverage.add(query, universe);
          } catch (error) {
            if (!isAnalyticsError(error)) throw error;
            if (error.code !== 'source/unsupported') throw new Error(place, { cause: error });
            count(tally.refused, error.message);
          }
        }
      }
      connection.closeSync();
      console.log(
        [
          `mode ${mode}, ${own} data sets from seed ${firstSeed}: ${tally.asked} answered, ${tally.notEmpty} above 0`,
          print('refused', tally.refused),
          print('options', tally.options),
        ].join('\n'),
      );
      expect(tally.notEmpty / tally.asked).toBeGreaterThan(0.4);
    },
    Math.max(120_000, sets * 2_000),
  );
});
