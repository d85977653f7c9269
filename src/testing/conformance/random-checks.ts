import { isAnalyticsError } from '../../model/errors.js';
import type { AnalyticsEvent } from '../../model/event.js';
import { lifecycleStates } from '../../model/lifecycle.js';
import {
  type AnyResolvedQuery,
  resolveQuery,
  type Rows,
  type SourceQuery,
} from '../../model/query.js';
import type { RetentionGroupRows } from '../../model/retention.js';
import type { AnalyticsSource } from '../../model/source.js';
import type { TrendSeriesRows } from '../../model/trend.js';
import { answerByOracle } from '../oracle/answer.js';
import { type RandomQuery, randomQuery } from '../random-cases.js';
import { type RandomMode, randomEvents } from '../random-cases/events.js';
import { endOfPage, nextPage } from '../random-cases/pages.js';
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

function sorted<T>(list: T[], by: (each: T) => number): T[] {
  return list.toSorted((a, b) => by(a) - by(b));
}

/** What may be left out and come in any order, by kind: left out and in order. */
function inOneForm(rows: Rows<AnyResolvedQuery>): object {
  switch (rows.kind) {
    case 'trend': {
      const series = (list: TrendSeriesRows[]) =>
        list.map((each) => ({ ...each, cells: sorted(each.cells, ({ bucket }) => bucket) }));
      const { previous } = rows;
      return {
        ...rows,
        series: series(rows.series),
        ...(previous ? { previous: series(previous) } : {}),
      };
    }
    case 'funnel': {
      const trend = rows.trend?.filter(({ entered }) => entered > 0);
      return { ...rows, ...(trend ? { trend: sorted(trend, ({ bucket }) => bucket) } : {}) };
    }
    case 'retention': {
      const groups = (list: RetentionGroupRows[]) =>
        sorted(
          list.filter(({ size }) => size > 0),
          ({ group }) => group,
        );
      const byKey = rows.byKey?.map(({ key, groups: own }) => ({ key, groups: groups(own) }));
      return { ...rows, groups: groups(rows.groups), ...(byKey ? { byKey } : {}) };
    }
    case 'lifecycle': {
      const some = rows.buckets.filter((each) => lifecycleStates.some((state) => each[state] > 0));
      return { ...rows, buckets: sorted(some, ({ bucket }) => bucket) };
    }
    case 'stickiness': {
      const some = rows.counts.filter(({ users }) => users > 0);
      return { ...rows, counts: sorted(some, ({ count }) => count) };
    }
    case 'sessions':
    case 'timeline':
    case 'users':
      return { ...rows, cursor: endOfPage(rows) };
    default:
      return rows;
  }
}

/**
 * Rows in one form, whoever computed them: cells, groups and counts in order, empty ones left out; of a cursor where the
 * page ends and not the version of the data; of `meta` only what counts events.
 */
export function comparableRows(rows: Rows<AnyResolvedQuery>): unknown {
  const { meta, ...rest } = inOneForm(rows) as Rows<AnyResolvedQuery>;
  const { eventsWithoutUser, eventsWithoutSession } = meta;
  return JSON.parse(JSON.stringify({ ...rest, meta: { eventsWithoutUser, eventsWithoutSession } }));
}

/** Most pages of one answer that are compared. */
const mostPages = 3;

type Ask = (resolved: AnyResolvedQuery) => Promise<Rows<AnyResolvedQuery>> | Rows<AnyResolvedQuery>;

/**
 * Compares an answer with the oracle's, page by page.
 *
 * @param ask answers the question, and those for its next pages
 * @returns the first difference in words, or null; and the oracle's pages, in the form of {@link comparableRows}
 */
export async function compareWithOracle(
  { query, now, universe }: Pick<RandomQuery, 'query' | 'now' | 'universe'>,
  events: readonly AnalyticsEvent[],
  ask: Ask,
): Promise<{ wrong: string | null; pages: unknown[] }> {
  const resolve = (page: SourceQuery) =>
    resolveQuery(page, { now, ...(universe ? { universe } : {}) });
  const pages: unknown[] = [];
  let mine: SourceQuery | null = query;
  let theirs: SourceQuery | null = query;
  while (mine && theirs && pages.length < mostPages) {
    const rows = await ask(resolve(mine));
    const expected: Rows<AnyResolvedQuery> = answerByOracle(events, resolve(theirs));
    const actual = comparableRows(rows);
    const wanted = comparableRows(expected);
    pages.push(wanted);
    const wrong = difference(actual, wanted, 'rows') ?? difference(wanted, actual, 'oracle');
    if (wrong) return { wrong: pages.length > 1 ? `page ${pages.length}: ${wrong}` : wrong, pages };
    mine = nextPage(query, rows);
    theirs = nextPage(query, expected);
  }
  return { wrong: null, pages };
}

/** Asks one random question; refusing what is not supported is no difference. */
async function differenceOf(
  source: AnalyticsSource,
  asked: RandomQuery,
  events: readonly AnalyticsEvent[],
): Promise<string | null> {
  try {
    const { wrong } = await compareWithOracle(asked, events, (resolved) =>
      source.run(resolved, { signal: new AbortController().signal }),
    );
    return wrong;
  } catch (error) {
    if (isAnalyticsError(error, 'source/unsupported')) return null;
    throw error;
  }
}

/** The source against the oracle on random, tie-heavy data: one check a mode. */
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
            const asked = randomQuery(random, events, mode);
            const wrong = await differenceOf(source, asked, events);
            if (wrong) {
              const { query, now, universe } = asked;
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
