import { isAnalyticsError } from '../../model/errors.js';
import type { AnyResolvedQuery, Rows } from '../../model/query.js';
import { resolveQuery } from '../../model/query.js';
import type { AnalyticsSource } from '../../model/source.js';
import { answerByOracle } from '../oracle/answer.js';
import { randomQuery } from '../random-cases.js';
import { type RandomMode, randomEvents } from '../random-cases/events.js';
import { createRandom } from '../random.js';
import { type ConformanceCheck, type ConformanceDriver, withSource } from './driver.js';
import { difference } from './match.js';

export interface RandomOptions {
  /** Data sets a mode. */
  sets?: number;
  /** Of the first data set; the next have the next. */
  seed?: number;
  /** Questions asked of each. Default 5. */
  questions?: number;
}

const modes: RandomMode[] = ['general', 'funnelStress'];

/**
 * Rows in one form, whoever computed them: cells in order of their bucket, empty buckets of the funnel's trend left out,
 * of `meta` only what counts events.
 */
export function comparableRows(rows: Rows<AnyResolvedQuery>): unknown {
  const { meta, ...rest } = rows;
  const { eventsWithoutUser, eventsWithoutSession } = meta;
  return JSON.parse(
    JSON.stringify({ ...rest, eventsWithoutUser, eventsWithoutSession }, (key, value: unknown) => {
      if (key === 'cells') {
        return (value as { bucket: number }[]).toSorted((a, b) => a.bucket - b.bucket);
      }
      if (key === 'trend') {
        return (value as { bucket: number; entered: number }[])
          .filter(({ entered }) => entered > 0)
          .toSorted((a, b) => a.bucket - b.bucket);
      }
      return value;
    }),
  );
}

/** Asks one random question; refusing what is not supported is no difference. */
async function compare(
  source: AnalyticsSource,
  resolved: AnyResolvedQuery,
  expected: Rows<AnyResolvedQuery>,
): Promise<string | null> {
  try {
    const rows = await source.run(resolved, { signal: new AbortController().signal });
    const actual = comparableRows(rows);
    const wanted = comparableRows(expected);
    return difference(actual, wanted, 'rows') ?? difference(wanted, actual, 'oracle');
  } catch (error) {
    if (isAnalyticsError(error, 'source/unsupported')) return null;
    throw error;
  }
}

/** The source against the oracle on random, tie-heavy data: one check for each mode and ten data sets. */
export function randomChecks(
  driver: ConformanceDriver,
  { sets = 50, seed = 1, questions = 5 }: RandomOptions = {},
): ConformanceCheck[] {
  return modes.map((mode) => ({
    key: `random/${mode}`,
    rule: `answers as the oracle does on ${sets} random data sets (${mode})`,
    run: async () => {
      for (let set = 0; set < sets; set++) {
        const random = createRandom(seed + set);
        const events = randomEvents(random, mode);
        await withSource(driver, events, async (source) => {
          for (let i = 0; i < questions; i++) {
            const { query, now, universe } = randomQuery(random, events, mode);
            const resolved = resolveQuery(query, { now, ...(universe ? { universe } : {}) });
            const wrong = await compare(source, resolved, answerByOracle(events, resolved));
            if (wrong) {
              throw new Error(
                `random/${mode} seed ${seed + set}, question ${i}: ${wrong}\n${JSON.stringify({ query, now, universe })}`,
              );
            }
          }
        });
      }
    },
  }));
}
