import { describe, expect, it } from 'vitest';

import { isAnalyticsError } from '../../src/model/errors.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import { type AnyResolvedQuery, resolveQuery, type SourceQuery } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { AnalyticsSource } from '../../src/model/source.js';
import { eventMapping as mapping } from '../../src/sources/mapping.js';
import { memorySource } from '../../src/sources/memory.js';
import { createRowReader } from '../../src/sources/row-reader.js';
import {
  answerByOracle,
  comparableRows,
  createRandom,
  difference,
  type Random,
  randomEvents,
  randomQuery,
} from '../../src/testing.js';
import { isAffordable } from './affordable.js';
import { mutate } from './mutate.js';

/*
 * Damaged events and questions: whatever comes, there is an answer or an AnalyticsError, and soon. What is accepted is
 * answered as the oracle does. `USAGEKIT_FUZZ_SECONDS` sets how long; a failure prints its seed.
 */
const seconds = Number(process.env['USAGEKIT_FUZZ_SECONDS'] ?? 20);
const firstSeed = Number(process.env['USAGEKIT_FUZZ_SEED'] ?? 1);
/** Nothing about a few dozen events takes so long. */
const longest = 5_000;

/** Does something that may fail, but only in our way; null when it did. */
async function attempt<T>(what: string, work: () => T | Promise<T>): Promise<T | null> {
  const before = performance.now();
  try {
    return await work();
  } catch (error) {
    if (isAnalyticsError(error)) return null;
    throw new Error(`${what} threw ${String(error)}`, { cause: error });
  } finally {
    const spent = performance.now() - before;
    expect(spent, `${what} took ${spent} ms`).toBeLessThan(longest);
  }
}

/** Events, the same with some of them damaged, and those that can be used as the source reads them. */
function damagedEvents(random: Random) {
  const whole = randomEvents(random, random.pick(['general', 'funnelStress']));
  const rows = whole.map((event) => (random.chance(0.2) ? mutate(event, random) : event));
  const read = createRowReader(mapping);
  const events = rows
    .map((row) => (typeof row === 'object' && row !== null ? read(row as never) : 'no row'))
    .filter((event) => typeof event !== 'string');
  return { whole, rows: rows.filter((row) => typeof row === 'object' && row !== null), events };
}

async function compare(
  source: AnalyticsSource,
  events: AnalyticsEvent[],
  resolved: AnyResolvedQuery,
): Promise<'same' | 'too dear'> {
  const { signal } = new AbortController();
  const rows = await attempt('answering', () => source.run(resolved, { signal }));
  if (!rows || !isAffordable(events, resolved)) return 'too dear';
  const mine = comparableRows(rows);
  const theirs = comparableRows(answerByOracle(events, resolved));
  const wrong = difference(mine, theirs, 'engine') ?? difference(theirs, mine, 'oracle');
  if (wrong) throw new Error(`${wrong}\n${JSON.stringify(resolved)}`);
  return 'same';
}

describe('damaged events and questions', () => {
  it(
    `are answered as the oracle does, or refused, for ${seconds} seconds`,
    async () => {
      const count = { sets: 0, refused: 0, accepted: 0, compared: 0 };
      const end = performance.now() + seconds * 1_000;
      for (let seed = firstSeed; performance.now() < end; seed++) {
        const random = createRandom(seed);
        const { whole, rows, events } = damagedEvents(random);
        try {
          const source = await attempt('loading', () => memorySource(rows, { id: 'x', mapping }));
          if (!source) continue;
          count.sets++;
          for (let i = 0; i < 10; i++) {
            const { query, now, universe } = randomQuery(random, whole, 'general');
            const damaged: SourceQuery = random.chance(0.8) ? mutate(query, random) : query;
            const context = { now, ...(universe ? { universe } : {}) };
            const resolved = await attempt('resolving', () => resolveQuery(damaged, context));
            if (!resolved) {
              count.refused++;
              await attempt('asking', () => runQuery(source, damaged, context));
              continue;
            }
            count.accepted++;
            if ((await compare(source, events, resolved)) === 'same') count.compared++;
          }
        } catch (error) {
          throw new Error(`seed ${seed}: ${String(error)}`, { cause: error });
        }
      }
      console.log(`fuzz from seed ${firstSeed}: ${JSON.stringify(count)}`);
      expect(count.refused).toBeGreaterThan(10);
      expect(count.compared).toBeGreaterThan(10);
    },
    seconds * 1_000 + 60_000,
  );
});
