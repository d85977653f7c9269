import * as v from 'valibot';

import type { Scalar } from './event.js';
import type { Filter } from './filter.js';
import type { Meta } from './meta.js';
import { wholeNumber } from './schema.js';

/** What there is to ask about: event names, kinds, properties, and the values of one property. */
export interface CatalogQuery {
  kind: 'catalog';
  /** Keeps names (or, with `property`, values) that contain this text, A–Z folded. */
  search?: string;
  /** Also return the frequent values of this property. */
  property?: string;
  /** Most events, properties and values returned. Default 200, at most 10,000. */
  limit?: number;
}

export interface ResolvedCatalogQuery {
  kind: 'catalog';
  now: number;
  /** Which events exist at all. */
  universe?: Filter;
  search: string;
  property?: string;
  limit: number;
}

/** An event name of one kind: the same name under two kinds is two entries. */
export interface CatalogEvent {
  event: string;
  kind: string;
  count: number;
  lastSeen: number;
}

export interface CatalogProperty {
  /** Property name; fields of the event are not listed. */
  property: string;
  types: ('string' | 'number' | 'boolean')[];
  /** Share of the events that have it, 0–1. */
  coverage: number;
}

/** Lists are ordered by count (coverage), descending, then by name. */
export interface CatalogResult {
  kind: 'catalog';
  events: CatalogEvent[];
  /** How many match; more than `events` has when it was cut at the limit. */
  matches: number;
  kinds: { kind: string; count: number }[];
  properties: CatalogProperty[];
  /** Frequent values of the property asked for. */
  values?: { value: Scalar; count: number }[];
  /** Time of the first and last event; null when there are none. */
  firstEvent: number | null;
  lastEvent: number | null;
  meta: Meta;
}

/** Sources return the finished catalog. */
export type CatalogRows = CatalogResult;

export const catalogSchema: v.GenericSchema<unknown, CatalogQuery> = v.strictObject({
  kind: v.literal('catalog'),
  search: v.exactOptional(v.string('expected a string')),
  property: v.exactOptional(v.string('expected a string')),
  limit: v.exactOptional(wholeNumber(1, 10_000)),
}) as v.GenericSchema<unknown, CatalogQuery>;

const defaults = { search: '', limit: 200 };

export function canonicalCatalog(query: CatalogQuery): unknown {
  return { ...defaults, ...query };
}

export function resolveCatalog(
  query: CatalogQuery,
  context: { now: number; universe?: Filter },
): ResolvedCatalogQuery {
  return { ...defaults, ...query, ...context };
}
