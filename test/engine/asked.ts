import type { Result, SourceQuery } from '../../src/model/query.js';
import { randomQuery } from '../../src/testing/random-cases.js';
import { randomEvents } from '../../src/testing/random-cases/events.js';
import { nextPage } from '../../src/testing/random-cases/pages.js';
import { createRandom } from '../../src/testing/random.js';
import { answer, tableOf } from '../answer.js';

type Kind = SourceQuery['kind'];
type OfKind<K extends Kind> = Extract<SourceQuery, { kind: K }>;

/** A random question and what the engine answers. */
export interface Asked<Q extends SourceQuery> {
  query: Q;
  now: number;
  result: Result<Q>;
  /** Asks something else of the same events at the same instant. */
  ask<Other extends SourceQuery>(other: Other): Result<Other>;
  /** The seed and question, for a failure. */
  about: string;
}

const questions = { general: 20, funnelStress: 8 };
/** What is asked of data made for funnels. */
const inStress = new Set<Kind>(['trend', 'funnel', 'users', 'catalog']);

/**
 * Asks random questions of random events, those of some kinds only.
 *
 * @returns calls `check` for each of a kind, and says for how many it was of use
 */
export function askMany(kinds: readonly Kind[], sets = 320) {
  const asked: Asked<SourceQuery>[] = [];
  for (let seed = 1; seed <= sets; seed++) {
    const random = createRandom(seed);
    const mode = seed % 2 === 0 ? 'funnelStress' : 'general';
    if (mode === 'funnelStress' && !kinds.some((kind) => inStress.has(kind))) continue;
    const events = randomEvents(random, mode);
    const table = tableOf(events);
    for (let i = 0; i < questions[mode]; i++) {
      const { query, now } = randomQuery(random, events, mode);
      if (!kinds.includes(query.kind)) continue;
      asked.push({
        query,
        now,
        result: answer(table, query, now),
        ask: <Other extends SourceQuery>(other: Other) => answer(table, other, now),
        about: `seed ${seed}: ${JSON.stringify({ query, now })}`,
      });
    }
  }
  return function forEach<K extends Kind>(
    kind: K,
    check: (each: Asked<OfKind<K>>) => boolean,
  ): number {
    const own = asked.filter(({ query }) => query.kind === kind) as unknown as Asked<OfKind<K>>[];
    return own.filter(check).length;
  };
}

/** The question without some options. */
export function without<Q extends SourceQuery>(query: Q, ...options: (keyof Q)[]): Q {
  return Object.fromEntries(
    Object.entries(query).filter(([key]) => !options.includes(key as keyof Q)),
  ) as unknown as Q;
}

/** All pages of an answer. */
export function pagesOf<Q extends OfKind<'sessions' | 'timeline' | 'users'>>(
  query: Q,
  ask: (page: Q) => Result<Q>,
): Result<Q>[] {
  const pages: Result<Q>[] = [];
  for (let page: Q | null = query; page;) {
    const result: Result<Q> = ask(page);
    pages.push(result);
    page = nextPage(query, result as never);
  }
  return pages;
}
