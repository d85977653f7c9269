'use client';
import type { CatalogQuery } from '../model/catalog.js';
import { type AnalyticsQueryResult, useAnalyticsQuery } from './useAnalyticsQuery.js';

/** The catalog that pickers and ranges share, so that a page asks for it once. */
export const pageCatalog: Omit<CatalogQuery, 'kind'> = { limit: 1000 };

/** What there is to ask about: event names with counts, properties, values, first and last event. */
export function useCatalog(
  query: Omit<CatalogQuery, 'kind'> | null = {},
): AnalyticsQueryResult<CatalogQuery> {
  return useAnalyticsQuery<CatalogQuery>(query && { kind: 'catalog', ...query }, 'useCatalog');
}
