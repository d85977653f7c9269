import { describe, expect, it } from 'vitest';

import { resolveQuery } from '../../src/model/query.js';
import {
  answerByOracle,
  comparableRows,
  createRandom,
  difference,
  type RandomMode,
  randomEvents,
  randomQuery,
} from '../../src/testing.js';
import { rowsOf, tableOf } from '../answer.js';
import { Coverage } from './coverage.js';

/*
 * The engine against the oracle on random, tie-heavy data. `npm test` runs a fixed seed; `npm run fuzz` runs more from a
 * new one. A failure prints the seed of its data set and the question.
 */
const sets = Number(process.env['USAGEKIT_FUZZ_SETS'] ?? 600);
const firstSeed = Number(process.env['USAGEKIT_FUZZ_SEED'] ?? 1);
/** A funnel costs the oracle much, and `general` asks mostly other questions. */
const questions: Record<RandomMode, number> = { general: 20, funnelStress: 5 };
const modes: RandomMode[] = ['general', 'funnelStress'];
/** Every option and allowed pair must be asked so often, once enough is asked. */
const leastOften = 20;
const enoughSets = 600;

describe('the engine', () => {
  it(
    `answers as the oracle does on ${sets} random data sets`,
    () => {
      const coverage = new Coverage();
      let asked = 0;
      let notEmpty = 0;
      for (let set = 0; set < sets; set++) {
        const seed = firstSeed + set;
        const random = createRandom(seed);
        const mode = modes[set % modes.length] as RandomMode;
        const events = randomEvents(random, mode);
        const table = tableOf(events);
        for (let i = 0; i < questions[mode]; i++) {
          const { query, now, universe } = randomQuery(random, events, mode);
          const resolved = resolveQuery(query, { now, ...(universe ? { universe } : {}) });
          const engine = comparableRows(rowsOf(table, resolved));
          const oracle = comparableRows(answerByOracle(events, resolved));
          const wrong =
            difference(engine, oracle, 'engine') ?? difference(oracle, engine, 'oracle');
          if (wrong) {
            const question = JSON.stringify({ query, now, universe });
            expect.fail(`seed ${seed} (${mode}), question ${i}: ${wrong}\n${question}`);
          }
          asked++;
          if (/"(count|total|value)":[1-9]/.test(JSON.stringify(oracle))) notEmpty++;
          coverage.add(query, universe);
        }
      }
      const counts = coverage.counts();
      const rare = counts.filter(([, count]) => count < leastOften);
      const options = counts.filter(([name]) => !name.includes('×'));
      console.log(
        [
          `seed ${firstSeed}, ${sets} data sets, ${asked} questions, ${notEmpty} with an answer above 0`,
          `${options.length} options: ${options.map(([name, count]) => `${name} ${count}`).join(', ')}`,
          `${counts.length - options.length} allowed pairs, the rarest: ${counts
            .filter(([name]) => name.includes('×'))
            .slice(0, 10)
            .map(([name, count]) => `${name} ${count}`)
            .join(', ')}; ${rare.length} fewer than ${leastOften} times`,
        ].join('\n'),
      );
      expect(notEmpty / asked).toBeGreaterThan(0.5);
      if (sets >= enoughSets) expect(rare).toEqual([]);
    },
    Math.max(60_000, sets * 1_000),
  );
});
