import type { EventTable } from '../../engine/table.js';
import { throwIfAborted } from '../../model/errors.js';
import type { Progress } from '../../model/meta.js';
import type { RunOptions } from '../../model/source.js';
import { loadEvents } from '../load-events.js';
import { type LoadedEventBatches, loadTable } from '../load-table.js';
import type { ReadSettings, SentFile } from './protocol.js';

/** What a `load` of everything is asked. */
export interface LoadRequest {
  /** Fires when the events are not needed any more. Pass it to `fetch`. */
  signal: AbortSignal;
}

/** Loads everything: a list of events or rows, or lists as they come. */
export type LoadAll = (
  request: LoadRequest,
) => LoadedEventBatches | Promise<LoadedEventBatches>;

/** As {@link LoadAll}, or a table that is loaded already. */
export type LoadAllOrTable = (
  request: LoadRequest,
) => LoadedEventBatches | EventTable | Promise<LoadedEventBatches | EventTable>;

/** Where a table comes from; `total` rows, when that is known before. */
export type DataSource = { load: LoadAllOrTable; total?: number } | { file: SentFile };

const isTable = (loaded: object): loaded is EventTable => 'userStart' in loaded;

async function tableOfLoad(
  id: string,
  load: LoadAllOrTable,
  settings: ReadSettings,
  options: RunOptions,
): Promise<EventTable> {
  let table: EventTable | null = null;
  const rows = async (request: LoadRequest): Promise<LoadedEventBatches> => {
    const loaded = await load(request);
    if (typeof loaded !== 'object' || loaded === null || !isTable(loaded)) return loaded;
    table = loaded;
    return [];
  };
  const reads = { start: null, end: Number.POSITIVE_INFINITY };
  const filled = await loadTable(
    { id, ...settings, load: ({ signal }) => rows({ signal }) },
    reads,
    options,
  );
  return table ?? filled;
}

/**
 * A table of everything there is.
 *
 * @throws as `eventsSource` and `loadEvents`
 */
export async function loadData(
  id: string,
  data: DataSource,
  settings: ReadSettings,
  options: RunOptions,
): Promise<EventTable> {
  throwIfAborted(options.signal);
  if ('load' in data) {
    const { load, total } = data;
    const onProgress = (progress: Progress) =>
      options.onProgress?.(total === undefined ? progress : { ...progress, total });
    return tableOfLoad(id, load, settings, { ...options, onProgress });
  }
  return (await loadEvents(data.file, { ...settings, ...options })).table;
}
