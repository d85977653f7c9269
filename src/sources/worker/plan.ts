import { createWorker } from '../../create-worker.js';
import { AnalyticsError } from '../../model/errors.js';
import type { AnalyticsEvent, SessionPolicy } from '../../model/event.js';
import type { EventMapping } from '../mapping.js';
import type { LoadAll } from './load-data.js';
import type { ReadSettings, SentFile } from './protocol.js';
import { idOfRows } from './rows-id.js';
import { checkMappingOfFile } from './sendable.js';

/** How rows become events, and where that happens. */
export interface WorkerRowsOptions {
  /**
   * Names the data set in cache keys. Default: up to 2,000 rows are named by what is in them; a longer list has a name of
   * its own, which another list never gets: give an `id` for answers that a server has prefetched, or that are kept.
   */
  id?: string;
  /**
   * Which column is what. Default: guessed from the names and values of the first rows. Functions are called on the page
   * and can not be used with `file`.
   */
  mapping?: EventMapping;
  /** When events without a session id are one session. */
  sessions?: SessionPolicy;
  /** Rows that can not be used: counted in `meta.rejected` (`'report'`, default), or the first one fails every question. */
  invalid?: 'report' | 'throw';
  /**
   * Makes the worker: for a bundler or a dev server that does not find the package's own, or for a worker file of yours
   * that calls `serveEvents`.
   */
  worker?: () => Worker;
}

/** Where the events of a {@link workerSource} come from. */
export interface WorkerSourceOptions extends WorkerRowsOptions {
  /** Names the data set in cache keys; the same on server and client. */
  id: string;
  /**
   * Loads everything, on the page: returns a list of events or rows, or lists as they come (an async generator); they are
   * passed on to the worker in pieces and not kept. Called once on the first question, and again whenever a worker has to
   * be started again.
   */
  load?: LoadAll;
  /**
   * A file that is read in the worker: an address (relative to the page), a File or Blob, or its bytes or a stream of them,
   * as `loadEvents` takes them. Bytes and streams are handed over: the page can not use them afterwards, and a worker that
   * stopped can not be started again.
   */
  file?: SentFile | URL;
}

/** What a source is made of, checked. */
export interface Plan {
  id: string;
  mapping: EventMapping;
  settings: Omit<ReadSettings, 'mapping'>;
  /** Null: the worker has its own. */
  data: { load: LoadAll; total?: number } | { file: SentFile } | null;
  createWorker: () => Worker;
}

export type WorkerRows = readonly AnalyticsEvent[] | readonly object[];

const isRows = (value: WorkerRows | WorkerSourceOptions): value is WorkerRows =>
  Array.isArray(value);

function absolute(file: SentFile | URL): SentFile {
  if (typeof file !== 'string' && !(file instanceof URL)) return file;
  // A worker would read it as relative to its own address.
  return typeof document === 'undefined' ? String(file) : new URL(file, document.baseURI).href;
}

function dataOf({ id, load, file, mapping = {}, worker }: WorkerSourceOptions): Plan['data'] {
  if (load && file !== undefined) {
    throw new AnalyticsError(
      'load/invalid',
      `the source "${id}" has both load and file: give one of them`,
    );
  }
  if (load) return { load };
  if (file === undefined) return worker ? null : { load: () => [] };
  checkMappingOfFile(id, mapping);
  return { file: absolute(file) };
}

/** @throws `load/invalid` for options that do not go together */
export function planOf(
  given: WorkerRows | WorkerSourceOptions,
  rowsOptions: WorkerRowsOptions,
): Plan {
  const options = isRows(given) ? rowsOptions : given;
  const { mapping = {}, sessions, invalid, worker = createWorker } = options;
  const settings = { ...(sessions ? { sessions } : {}), ...(invalid ? { invalid } : {}) };
  const common = { mapping, settings, createWorker: worker };
  if (!isRows(given)) return { ...common, id: given.id, data: dataOf(given) };
  const id = options.id ?? idOfRows(given);
  return { ...common, id, data: { load: () => given, total: given.length } };
}
