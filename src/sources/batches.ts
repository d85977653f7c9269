import { AnalyticsError } from '../model/errors.js';
import type { EventBatch, LoadedEventBatches } from './load-table.js';

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function listsOf(loaded: unknown): AsyncIterable<unknown> | Iterable<unknown> | null {
  if (isList(loaded)) return isList(loaded[0]) ? loaded : [loaded];
  if (typeof loaded !== 'object' || loaded === null) return null;
  if (Symbol.asyncIterator in loaded) return loaded as AsyncIterable<unknown>;
  return Symbol.iterator in loaded ? (loaded as Iterable<unknown>) : null;
}

function malformed(id: string, value: unknown): AnalyticsError {
  return new AnalyticsError(
    'source/malformed',
    `load of the source "${id}" must return a list of events, or an async iterable of such lists; it gave ${
      value === null ? 'null' : typeof value
    }`,
  );
}

/**
 * What a `load` returned as lists that come.
 *
 * @throws `source/malformed` when it is none, or holds something that is none
 */
export async function* batchesOf(
  id: string,
  loaded: LoadedEventBatches,
): AsyncGenerator<EventBatch> {
  const lists = listsOf(loaded);
  if (!lists) throw malformed(id, loaded);
  for await (const list of lists) {
    if (!isList(list)) throw malformed(id, list);
    yield list as EventBatch;
  }
}
