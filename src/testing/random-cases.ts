import type { CatalogQuery } from '../model/catalog.js';
import type { AnalyticsEvent } from '../model/event.js';
import type { Filter } from '../model/filter.js';
import type { SourceQuery } from '../model/query.js';
import type { RandomMode } from './random-cases/events.js';
import { type Draw, randomFilter, randomProperty } from './random-cases/filters.js';
import { randomFunnel } from './random-cases/funnel.js';
import { spanOf } from './random-cases/scope.js';
import { randomTrend } from './random-cases/trend.js';
import type { Random } from './random.js';

/** A question about a random data set. */
export interface RandomQuery {
  query: SourceQuery;
  /** The instant to resolve it at. */
  now: number;
  /** Which events exist at all, for some. */
  universe?: Filter;
  /** The options it exercises, in order, e.g. `'ties block'`: count them, and pairs of them, to see what was covered. */
  labels: string[];
}

function randomCatalog(draw: Draw): { query: CatalogQuery; now: number } {
  const { random, labels } = draw;
  const query: CatalogQuery = { kind: 'catalog' };
  if (random.chance(0.5)) query.search = random.pick(['', 'i', 'VISIT', 'E', 'é', '5', '😀', 'tr']);
  if (random.chance(0.5)) query.property = randomProperty(draw);
  if (random.chance(0.6)) query.limit = random.int(1, 5);
  if (query.search !== undefined) labels.add('search');
  if (query.property !== undefined) labels.add('catalog property');
  return { query, now: spanOf(draw.events).last + 1 };
}

/**
 * A valid question about the events: of any kind, or mostly a funnel in mode `funnelStress`.
 *
 * A relative range may be empty where the day it means does not exist.
 */
export function randomQuery(
  random: Random,
  events: readonly AnalyticsEvent[],
  mode: RandomMode,
): RandomQuery {
  const wide = mode === 'funnelStress';
  const draw: Draw = { random, events, labels: new Set([`mode ${mode}`]), wide };
  const ask = [randomTrend, randomFunnel, randomCatalog][
    random.weighted(wide ? [1, 18, 1] : [5, 3, 2])
  ];
  const { query, now } = (ask as (draw: Draw) => { query: SourceQuery; now: number })(draw);
  draw.labels.add(`kind ${query.kind}`);
  const universe = random.chance(wide ? 0.05 : 0.15) ? randomFilter(draw) : undefined;
  if (universe) draw.labels.add('universe');
  return { query, now, ...(universe ? { universe } : {}), labels: [...draw.labels].toSorted() };
}
