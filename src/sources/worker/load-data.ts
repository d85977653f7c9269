import type { EventTable } from '../../engine/table.js';
import { throwIfAborted } from '../../model/errors.js';
import type { Progress } from '../../model/meta.js';
import type { RunOptions } from '../../model/source.js';
import { fillIntake } from '../fill-intake.js';
import { type LoadedEvents, loadEvents } from '../load-events.js';
import { loadFailure } from '../load-failure.js';
import type { LoadedEventBatches } from '../load-table.js';
import type { EventMapping } from '../mapping.js';
import { TableIntake } from '../table-intake.js';
import type { ReadSettings, SentFile } from './protocol.js';

/** What a `load` of everything is asked. */
export interface LoadRequest {
  /** Fires when the events are not needed any more. Pass it to `fetch`. */
  signal: AbortSignal;
}

/** Loads everything: a list of events or rows, or lists as they come. */
export type LoadAll = (request: LoadRequest) => LoadedEventBatches | Promise<LoadedEventBatches>;

/** As {@link LoadAll}, or what `loadEvents` made of a file. */
export type LoadAllOrFile = (
  request: LoadRequest,
) => LoadedEventBatches | LoadedEvents | Promise<LoadedEventBatches | LoadedEvents>;

/** Where a table comes from; `total` rows, when that is known before. */
export type DataSource = { load: LoadAllOrFile; total?: number } | { file: SentFile };

/** What was loaded, and how more of the same is read: null when nothing came to tell it from. */
export interface LoadedData {
  table: EventTable;
  mapping: EventMapping | null;
}

const isFile = (loaded: LoadedEventBatches | LoadedEvents): loaded is LoadedEvents =>
  typeof loaded === 'object' && loaded !== null && 'table' in loaded;

async function loadRows(
  id: string,
  load: LoadAllOrFile,
  settings: ReadSettings,
  options: RunOptions,
): Promise<LoadedData> {
  const loaded = await load({ signal: options.signal });
  if (isFile(loaded)) return loaded;
  const intake = new TableIntake({ ...settings, unit: 'row' });
  await fillIntake(intake, id, loaded, options);
  const { table } = await intake.finish(options.signal);
  return { table, mapping: intake.rows > 0 ? intake.mapping : null };
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
): Promise<LoadedData> {
  throwIfAborted(options.signal);
  if ('file' in data) return loadEvents(data.file, { ...settings, ...options });
  const { load, total } = data;
  const onProgress = (progress: Progress) =>
    options.onProgress?.(total === undefined ? progress : { ...progress, total });
  try {
    return await loadRows(id, load, settings, { ...options, onProgress });
  } catch (cause) {
    throwIfAborted(options.signal);
    throw loadFailure(id, cause);
  }
}
