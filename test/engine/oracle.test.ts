import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import type { FlowQuery, FlowResult } from '../../src/model/flow.js';
import { compareWithOracle } from '../../src/testing/conformance/random-checks.js';
import { randomQuery } from '../../src/testing/random-cases.js';
import { type RandomMode, randomEvents } from '../../src/testing/random-cases/events.js';
import { createRandom } from '../../src/testing/random.js';
import { rowsOf, tableOf } from '../answer.js';
import { Coverage } from './coverage.js';

/*
 * The engine against the oracle on random, tie-heavy data, answers with pages page by page. `npm test` runs a fixed seed;
 * `npm run fuzz` runs more from a new one. A failure prints the seed of its data set and the question.
 */
const sets = Number(process.env['USAGEKIT_FUZZ_SETS'] ?? 600);
const firstSeed = Number(process.env['USAGEKIT_FUZZ_SEED'] ?? 1);
/** A funnel costs the oracle much, and `general` asks every other kind of question. */
const questions: Record<RandomMode, number> = { general: 38, funnelStress: 5 };
const modes: RandomMode[] = ['general', 'funnelStress'];
/** Every option and allowed pair must be asked so often, once enough is asked: the fixed seed is known to be enough. */
const leastOften = 20;
const enoughSets = firstSeed === 1 ? 600 : 1_200;

/** Whether an answer counts anything. */
const counted = /"(count|total|value|size|users|new|dormant)":[1-9]/;

describe('the engine', () => {
  it(
    `answers as the oracle does on ${sets} random data sets`,
    async () => {
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
          const { wrong, pages } = await compareWithOracle(
            { query, now, ...(universe ? { universe } : {}) },
            events,
            (resolved) => rowsOf(table, resolved),
          );
          if (wrong) {
            const question = JSON.stringify({ query, now, universe });
            expect.fail(`seed ${seed} (${mode}), question ${i}: ${wrong}\n${question}`);
          }
          asked++;
          if (counted.test(JSON.stringify(pages))) notEmpty++;
          coverage.add(query, universe, pages.length > 1);
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

  it('answers as the oracle does when a flow has more paths than are shown', async () => {
    for (const [seed, unit] of (['user', 'session'] as const).entries()) {
      const random = createRandom(seed);
      const events = Array.from({ length: 400 }, (_, i): AnalyticsEvent => ({
        time: random.int(0, 60) * 1_000,
        event: random.pick(['Visit', 'Create', 'Invite', 'Pay', 'Leave']),
        user: `u${i % 120}`,
      }));
      const range = { start: 0, end: 60_000 };
      const query: FlowQuery = { kind: 'flow', range, anchor: {}, unit };
      const table = tableOf(events);
      const { wrong, pages } = await compareWithOracle({ query, now: 60_000 }, events, (resolved) =>
        rowsOf(table, resolved),
      );
      expect(wrong).toBeNull();
      expect((pages[0] as FlowResult).paths).toHaveLength(50);
    }
  });
});
