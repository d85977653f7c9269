import type { Filter } from '../../src/model/filter.js';
import type { SourceQuery } from '../../src/model/query.js';
import type { Measure } from '../../src/model/trend.js';

/** The choices of a question: one option of each dimension. `-` is the default, which is no option of its own. */
type Choices = Record<string, string[]>;

/** Dimensions of a trend and of a funnel, with all their options. */
const dimensions: Record<'trend' | 'funnel', Choices> = {
  trend: {
    measure: ['events', 'users', 'sessions', 'aggregate', 'percentile'],
    events: ['set'],
    interval: ['minute', 'hour', 'day', 'week', 'month', 'every'],
    breakdown: ['set'],
    compare: ['previous'],
    identity: ['authenticatedUser', 'account'],
    where: ['set'],
    universe: ['set'],
    range: ['last', 'completed'],
  },
  funnel: {
    order: ['strict', 'unordered'],
    window: ['none', 'zero', 'given'],
    ties: ['block'],
    attempts: ['first'],
    finish: ['inWindow'],
    unit: ['session'],
    within: ['set'],
    optional: ['set'],
    exclusion: ['break', 'remove'],
    hold: ['set'],
    attribution: ['first', 'last', 'step', 'each'],
    interval: ['set'],
    identity: ['authenticatedUser', 'account'],
    where: ['set'],
    universe: ['set'],
  },
};

/** Pairs of options that are `query/invalid` (QUERIES §4), or one option's two values that exclude each other. */
const forbidden: [string, string][] = [
  ['order unordered', 'ties block'],
  ['order unordered', 'attempts first'],
  ['order unordered', 'within set'],
  ['order unordered', 'optional set'],
  ['order unordered', 'hold set'],
  ['order strict', 'optional set'],
  ['finish inWindow', 'window none'],
];

const aggregates = new Set(['sum', 'average', 'min', 'max']);

/** Aggregates go one way through every engine, and percentiles another: pairs are counted for each of the two. */
function measureOf(measure: Measure): string {
  if (typeof measure === 'string') return measure;
  return aggregates.has(measure.of) ? 'aggregate' : 'percentile';
}

/** What a question uses, as `dimension option`. */
export function optionsOf(query: SourceQuery, universe: Filter | undefined): string[] {
  const used: string[] = universe ? ['universe set'] : [];
  if (query.kind !== 'trend' && query.kind !== 'funnel') return [];
  const { range, identity, where } = query;
  if (where) used.push('where set');
  if (identity && identity !== 'user') used.push(`identity ${identity}`);
  if (query.kind === 'trend') {
    const { measure, events, interval, breakdown, compare } = query;
    used.push(`measure ${measureOf(measure)}`);
    if (events) used.push('events set');
    if (interval) used.push(`interval ${typeof interval === 'object' ? 'every' : interval}`);
    if (breakdown) used.push('breakdown set');
    if (compare) used.push('compare previous');
    if ('last' in range) used.push(`range ${range.completed ? 'completed' : 'last'}`);
    return used;
  }
  const { steps, order, window, ties, attempts, finish, unit, exclusions = [], hold } = query;
  if (order && order !== 'ordered') used.push(`order ${order}`);
  if (window === null) used.push('window none');
  if (window) used.push(`window ${window.value === 0 ? 'zero' : 'given'}`);
  if (ties === 'block') used.push('ties block');
  if (attempts === 'first') used.push('attempts first');
  if (finish === 'inWindow') used.push('finish inWindow');
  if (unit === 'session') used.push('unit session');
  if (steps.some(({ within }) => within)) used.push('within set');
  if (steps.some(({ optional }) => optional)) used.push('optional set');
  for (const effect of ['break', 'remove']) {
    if (exclusions.some((each) => each.effect === effect)) used.push(`exclusion ${effect}`);
  }
  if (hold && hold.length > 0) used.push('hold set');
  if (query.breakdown) {
    const { attribution = 'first' } = query.breakdown;
    used.push(`attribution ${typeof attribution === 'object' ? 'step' : attribution}`);
  }
  if (query.interval) used.push('interval set');
  return used;
}

/** Counts how often options, and pairs of options that may go together, were asked. */
export class Coverage {
  readonly #counts = new Map<string, number>();

  add(query: SourceQuery, universe: Filter | undefined): void {
    if (query.kind === 'catalog') return;
    const used = optionsOf(query, universe).toSorted();
    const bump = (name: string) =>
      this.#counts.set(
        `${query.kind}: ${name}`,
        (this.#counts.get(`${query.kind}: ${name}`) ?? 0) + 1,
      );
    used.forEach((a, i) => {
      bump(a);
      for (const b of used.slice(i + 1)) bump(`${a} × ${b}`);
    });
  }

  /** Options and allowed pairs with how often they were asked, rarest first. */
  counts(): [string, number][] {
    const all = (['trend', 'funnel'] as const).flatMap((kind) => {
      const options = Object.entries(dimensions[kind]).flatMap(([dimension, values]) =>
        values.map((value) => ({ dimension, name: `${dimension} ${value}` })),
      );
      const pairs = options.flatMap((a, i) =>
        options.slice(i + 1).flatMap((b) => {
          // Both effects may be used by one funnel; the other dimensions have one option at a time.
          const exclusive = a.dimension === b.dimension && a.dimension !== 'exclusion';
          const names = [a.name, b.name].toSorted() as [string, string];
          const isForbidden = forbidden.some((pair) => pair.toSorted().join() === names.join());
          return exclusive || isForbidden ? [] : [names.join(' × ')];
        }),
      );
      return [...options.map(({ name }) => name), ...pairs].map((name) => `${kind}: ${name}`);
    });
    return all
      .map((name): [string, number] => [name, this.#counts.get(name) ?? 0])
      .toSorted(([, a], [, b]) => a - b);
  }
}
