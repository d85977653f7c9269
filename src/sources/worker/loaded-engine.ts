import { startQuery } from '../../engine/start-query.js';
import { tableBytes } from '../../engine/table.js';
import type { AnalyticsError } from '../../model/errors.js';
import type { AnyResolvedQuery, Rows } from '../../model/query.js';
import type { DataChange, RunOptions } from '../../model/source.js';
import { LiveTable } from '../live-table.js';
import { SharedLoad } from '../shared-load.js';
import { runInSlices } from '../slices.js';
import type { Engine, WorkerStats } from './engine.js';
import { type DataSource, loadData } from './load-data.js';
import type { ReadSettings } from './protocol.js';

interface LoadedEngineOptions {
  id: string;
  thread: WorkerStats['thread'];
  data: DataSource;
  settings: ReadSettings;
  /** The events could not be loaded, which every question is told, too. */
  onFailed(error: unknown): void;
}

/** The engine on this thread, over a table that is loaded once. */
export class LoadedEngine implements Engine {
  readonly #closing = new AbortController();
  readonly #load: SharedLoad<LiveTable>;
  readonly #thread: WorkerStats['thread'];

  /** Starts to load. A question that is cancelled does not stop the load: the next one needs it, too. */
  constructor({ id, thread, data, settings, onFailed }: LoadedEngineOptions) {
    this.#thread = thread;
    this.#load = new SharedLoad(async (options) => {
      const { table, mapping } = await loadData(id, data, settings, options);
      const { mapping: given, invalid } = settings;
      return new LiveTable(table, { mapping, given, invalid });
    });
    this.#load.wait({ signal: this.#closing.signal }).catch(onFailed);
  }

  async run<Q extends AnyResolvedQuery>(
    query: Q,
    { signal, ...options }: RunOptions,
  ): Promise<Rows<Q>> {
    const closing = this.#closing.signal;
    const stop = new AbortController();
    const abort = () => stop.abort(signal.aborted ? signal.reason : closing.reason);
    if (closing.aborted || signal.aborted) abort();
    closing.addEventListener('abort', abort);
    signal.addEventListener('abort', abort);
    try {
      const stoppable = { ...options, signal: stop.signal };
      const { table } = await this.#load.wait(stoppable);
      return await runInSlices(startQuery(table, query), stoppable);
    } catch (error) {
      if (closing.aborted) throw closing.reason;
      throw error;
    } finally {
      closing.removeEventListener('abort', abort);
      signal.removeEventListener('abort', abort);
    }
  }

  async load(options: RunOptions): Promise<void> {
    await this.#load.wait(options);
  }

  async append(rows: readonly object[]): Promise<DataChange | null> {
    const live = await this.#loaded();
    let merged: DataChange | null = null;
    const stop = live.subscribe(({ version, from }) => {
      merged = { version, from: Math.min(merged?.from ?? from, from) };
    });
    try {
      await live.append(rows);
    } finally {
      stop();
    }
    return merged;
  }

  async stats(): Promise<WorkerStats> {
    const { table } = await this.#loaded();
    return { events: table.rows, bytes: tableBytes(table), thread: this.#thread };
  }

  close(reason: AnalyticsError): void {
    this.#closing.abort(reason);
  }

  #loaded(): Promise<LiveTable> {
    return this.#load.wait({ signal: this.#closing.signal });
  }
}
