import { describe, expect, it } from 'vitest';

import { type AnyResolvedQuery, type Rows, resolveQuery } from '../../src/model/query.js';
import {
  answerByOracle,
  createRandom,
  type RandomMode,
  randomEvents,
  randomQuery,
} from '../../src/testing.js';
import { rowsOf, tableOf } from '../answer.js';

/*
 * The engine against the oracle on random, tie-heavy data. `npm test` runs 300 data sets from a fixed seed;
 * `npm run fuzz` runs 5,000 from a new one. A failure prints the seed of its data set.
 */
const sets = Number(process.env['USAGEKIT_FUZZ_SETS'] ?? 300);
const firstSeed = Number(process.env['USAGEKIT_FUZZ_SEED'] ?? 1);
const queriesPerSet = 5;
const modes: RandomMode[] = ['general', 'funnelStress'];

/** Rows without what may differ between engines: who computed them, in which order cells come, the last bits of a sum. */
function comparable(rows: Rows<AnyResolvedQuery>): unknown {
  const { meta, ...rest } = rows;
  const round = (value: number) => Number(value.toPrecision(12));
  return JSON.parse(
    JSON.stringify(
      { ...rest, eventsWithoutUser: meta.eventsWithoutUser },
      (key, value: unknown) => {
        if (key === 'cells') {
          const cells = value as { bucket: number; value: number }[];
          return cells.toSorted((a, b) => a.bucket - b.bucket);
        }
        return typeof value === 'number' ? round(value) : value;
      },
    ),
  );
}

describe('the engine', () => {
  it(
    `answers as the oracle does on ${sets} random data sets`,
    () => {
      const options = new Map<string, number>();
      const pairs = new Map<string, number>();
      let asked = 0;
      let notEmpty = 0;
      for (let set = 0; set < sets; set++) {
        const seed = firstSeed + set;
        const random = createRandom(seed);
        const mode = modes[set % modes.length] as RandomMode;
        const events = randomEvents(random, mode);
        const table = tableOf(events);
        for (let i = 0; i < queriesPerSet; i++) {
          const { query, now, labels } = randomQuery(random, events, mode);
          const resolved = resolveQuery(query, { now });
          const engine = comparable(rowsOf(table, resolved));
          const oracle = comparable(answerByOracle(events, resolved));
          expect(engine, `seed ${seed}, query ${i}: ${JSON.stringify({ query, now })}`).toEqual(
            oracle,
          );
          asked++;
          if (/"(count|total|value)":[1-9]/.test(JSON.stringify(oracle))) notEmpty++;
          for (const label of labels) options.set(label, (options.get(label) ?? 0) + 1);
          labels.forEach((a, at) => {
            for (const b of labels.slice(at + 1)) {
              const pair = [a, b].toSorted().join(' × ');
              pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
            }
          });
        }
      }
      const rare = [...pairs].filter(([, count]) => count < 20).length;
      console.log(
        [
          `seed ${firstSeed}, ${sets} data sets, ${asked} questions, ${notEmpty} with an answer above 0`,
          `options: ${[...options]
            .toSorted()
            .map(([label, count]) => `${label} ${count}`)
            .join(', ')}`,
          `pairs seen: ${pairs.size}, of them ${rare} fewer than 20 times`,
        ].join('\n'),
      );
      expect(notEmpty / asked).toBeGreaterThan(0.5);
      expect([...options.values()].every((count) => count > 0)).toBe(true);
    },
    Math.max(60_000, sets * 1_000),
  );
});
