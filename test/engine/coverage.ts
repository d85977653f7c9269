import type { Filter } from '../../src/model/filter.js';
import type { SourceQuery } from '../../src/model/query.js';
import { type Kind, kinds } from './coverage-kinds.js';
import { calendarOptionsOf, cohortOptionsOf, optionsOf } from './coverage-options.js';

/** Pairs of options that are `query/invalid` (QUERIES §4). */
const forbidden: Record<string, [string, string][]> = {
  funnel: [
    ['order unordered', 'ties block'],
    ['order unordered', 'attempts first'],
    ['order unordered', 'within set'],
    ['order unordered', 'optional set'],
    ['order unordered', 'hold set'],
    ['order strict', 'optional set'],
    ['finish inWindow', 'window none'],
  ],
};

/** Which numbers have the option: sessions are counted at steps and in flows. */
const numbersWith: Record<string, RegExp> = {
  unit: /^number (flow|funnel (reached|droppedAfter|convertedFrom))/,
  group: /^of (trend|funnel|retention)/,
};

function isForbidden(kind: string, a: string, b: string): boolean {
  const listed = (forbidden[kind] ?? []).some((pair) => pair.includes(a) && pair.includes(b));
  if (listed || kind !== 'users') return listed;
  const dimension = b.split(' ')[0] as string;
  return /^(number|of) /.test(a) && numbersWith[dimension]?.test(a) === false;
}

/** Every option of a kind and every pair that must come up. */
function namesOf(kind: string, { dimensions, together, pairs = [] }: Kind): string[] {
  const options = (dimension: string) =>
    (dimensions[dimension] ?? []).map((option) => `${dimension} ${option}`);
  const names = Object.keys(dimensions).flatMap(options);
  const meet = (as: string[], bs: string[]) =>
    as.flatMap((a) =>
      bs.flatMap((b) => (isForbidden(kind, a, b) ? [] : [[a, b].toSorted().join(' × ')])),
    );
  together.forEach((dimension, i) => {
    for (const other of together.slice(i + 1))
      names.push(...meet(options(dimension), options(other)));
  });
  for (const [dimension, other] of pairs) names.push(...meet(options(dimension), options(other)));
  if (together.includes('exclusion')) names.push('exclusion break × exclusion remove');
  return names.map((name) => `${kind}: ${name}`);
}

/** Counts how often options, and pairs of options that may go together, were asked. */
export class Coverage {
  readonly #counts = new Map<string, number>();

  /** `isPaged`: the answer has more than one page. */
  add(query: SourceQuery, universe: Filter | undefined, isPaged = false): void {
    this.#count(query.kind, optionsOf(query, universe, isPaged));
    this.#count('cohort', cohortOptionsOf(query, universe) ?? []);
    this.#count('calendar', calendarOptionsOf(query) ?? []);
  }

  #count(kind: string, options: string[]): void {
    const bump = (name: string) => this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    const used = options.toSorted();
    used.forEach((a, i) => {
      bump(`${kind}: ${a}`);
      for (const b of used.slice(i + 1)) bump(`${kind}: ${a} × ${b}`);
    });
  }

  /** Options and allowed pairs with how often they were asked, rarest first. */
  counts(): [string, number][] {
    return Object.entries(kinds)
      .flatMap(([kind, own]) => namesOf(kind, own))
      .map((name): [string, number] => [name, this.#counts.get(name) ?? 0])
      .toSorted(([, a], [, b]) => a - b);
  }
}
