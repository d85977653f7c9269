import { type EventTable, tableBytes } from '../../engine/table.js';
import { AnalyticsError } from '../../model/errors.js';
import type { AnyResolvedQuery, Rows } from '../../model/query.js';
import type { RunOptions } from '../../model/source.js';
import { memorySource } from '../memory.js';
import { SharedLoad } from '../shared-load.js';
import type { Engine, WorkerStats } from './engine.js';

interface Loaded {
  table: EventTable;
  source: ReturnType<typeof memorySource>;
}

interface LoadedEngineOptions {
  id: string;
  thread: WorkerStats['thread'];
  load(options: RunOptions): Promise<EventTable>;
  /** The events could not be loaded, which every question is told, too. */
  onFailed(error: unknown): void;
}

/** The engine on this thread, over a table that is loaded once. */
export class LoadedEngine implements Engine {
  readonly #closing = new AbortController();
  readonly #load: SharedLoad<Loaded>;
  readonly #thread: WorkerStats['thread'];

  /** Starts to load. A question that is cancelled does not stop the load: the next one needs it, too. */
  constructor({ id, thread, load, onFailed }: LoadedEngineOptions) {
    this.#thread = thread;
    this.#load = new SharedLoad(async (options) => {
      const table = await load(options);
      return { table, source: memorySource(table, { id }) };
    });
    this.#load.wait({ signal: this.#closing.signal }).catch(onFailed);
  }

  async run<Q extends AnyResolvedQuery>(
    query: Q,
    { signal, ...options }: RunOptions,
  ): Promise<Rows<Q>> {
    const closing = this.#closing.signal;
    const stop = new AbortController();
    const abort = () => stop.abort(closing.aborted ? closing.reason : signal.reason);
    if (closing.aborted || signal.aborted) abort();
    closing.addEventListener('abort', abort);
    signal.addEventListener('abort', abort);
    try {
      const stoppable = { ...options, signal: stop.signal };
      const { source } = await this.#load.wait(stoppable);
      return await source.run(query, stoppable);
    } finally {
      closing.removeEventListener('abort', abort);
      signal.removeEventListener('abort', abort);
    }
  }

  async load(options: RunOptions): Promise<void> {
    await this.#load.wait(options);
  }

  async append(events: readonly object[]): Promise<number | null> {
    const { source } = await this.#load.wait({ signal: this.#closing.signal });
    let from: number | null = null;
    const stop = source.subscribe((change) => {
      from = Math.min(from ?? change.from, change.from);
    });
    try {
      await source.append(events);
    } finally {
      stop();
    }
    return from;
  }

  async stats(): Promise<WorkerStats> {
    const { table } = await this.#load.wait({ signal: this.#closing.signal });
    return { events: table.rows, bytes: tableBytes(table), thread: this.#thread };
  }

  close(): void {
    this.#closing.abort(new AnalyticsError('source/aborted', 'the source was closed'));
  }
}
