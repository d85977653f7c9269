import type { CatalogQuery } from '../model/catalog.js';
import type { AnalyticsEvent } from '../model/event.js';
import type { Filter } from '../model/filter.js';
import type { SourceQuery } from '../model/query.js';
import { randomLifecycle, randomStickiness } from './random-cases/activity.js';
import type { RandomMode } from './random-cases/events.js';
import { type Draw, randomKeepingFilter, randomProperty } from './random-cases/filters.js';
import { randomFlow } from './random-cases/flow.js';
import { randomFunnel } from './random-cases/funnel.js';
import { spanOf } from './random-cases/moments.js';
import { randomPlain } from './random-cases/plain.js';
import { randomRetention } from './random-cases/retention.js';
import { randomSessions, randomTimeline } from './random-cases/sessions.js';
import { randomTrend } from './random-cases/trend.js';
import { randomSelection, randomUsers } from './random-cases/users.js';
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

type Ask = (draw: Draw) => { query: SourceQuery; now: number };

/** How often each kind is asked: about a general data set, and about one made for funnels. */
const kinds: [Ask, number, number][] = [
  [randomTrend, 18, 1],
  [randomFunnel, 8, 14],
  [randomRetention, 8, 0],
  [randomFlow, 9, 0],
  [randomSessions, 7, 0],
  [randomTimeline, 6, 0],
  [randomLifecycle, 7, 0],
  [randomStickiness, 7, 0],
  [randomPlain, 9, 1],
  [randomUsers, 22, 4],
  [randomCatalog, 2, 1],
];

/**
 * A valid question about the events: of any kind, or in mode `funnelStress` mostly a funnel, or who is behind a number of
 * one.
 *
 * Selections are of numbers that the oracle answers with (sessions cut by the default policy). A relative range may be
 * empty where the day it means does not exist. To ask for the next page of an answer, see {@link nextPage}.
 */
export function randomQuery(
  random: Random,
  events: readonly AnalyticsEvent[],
  mode: RandomMode,
): RandomQuery {
  const wide = mode === 'funnelStress';
  const labels = new Set([`mode ${mode}`]);
  const draw: Draw = {
    random,
    events,
    labels,
    mode,
    wide,
    universe: undefined,
    depth: wide ? 0 : 2,
    randomSelection,
  };
  const weights = kinds.map(([, general, stress]) => (wide ? stress : general));
  const [ask] = kinds[random.weighted(weights)] as (typeof kinds)[number];
  const isNarrow = ask !== randomPlain && random.chance(wide ? 0.05 : 0.25);
  const universe = isNarrow ? randomKeepingFilter(draw) : undefined;
  if (universe) labels.add('universe');
  const { query, now } = ask({ ...draw, universe });
  labels.add(`kind ${query.kind}`);
  return { query, now, ...(universe ? { universe } : {}), labels: [...labels].toSorted() };
}
