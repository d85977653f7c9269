import { AnalyticsError } from '../../model/errors.js';
import type { SessionPolicy } from '../../model/event.js';
import type { Progress } from '../../model/meta.js';
import type { RunOptions } from '../../model/source.js';
import type { EventMapping } from '../mapping.js';
import type { Engine } from './engine.js';
import type { DataSource, LoadAllOrFile } from './load-data.js';
import { LoadedEngine } from './loaded-engine.js';
import type { DataOrigin, FromWorker, Request, ToWorker } from './protocol.js';
import { RowQueue } from './row-queue.js';
import { sentError } from './sent-error.js';

export interface ServeEventsOptions {
  /**
   * Loads everything, in the worker: returns a list of events, lists as they come (an async generator), or what
   * `loadEvents` made of a file. Called once in the life of the worker, on the first question; the page's own events are
   * not asked for then. Default: the page sends its events.
   */
  load?: LoadAllOrFile;
  /** Which column is what. Default: as the page says. Functions are fine here. */
  mapping?: EventMapping;
  /** When events without a session id are one session. Default: as the page says. */
  sessions?: SessionPolicy;
  /** What becomes of rows that can not be used. Default: as the page says. */
  invalid?: 'report' | 'throw';
}

/** Least time between two reports of one question. */
const reportMs = 50;

/** Reports at a bounded rate; the end always. */
function limited(report: (progress: Progress) => void): (progress: Progress) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    if (now - last < reportMs && progress.done !== progress.total) return;
    last = now;
    report(progress);
  };
}

function noEvents(): never {
  throw new AnalyticsError(
    'load/invalid',
    'neither side has events: give workerSource rows, load or file, or serveEvents a load',
  );
}

/** The worker's end: takes messages of the page, answers what is asked. */
export class EngineServer {
  readonly #options: ServeEventsOptions;
  readonly #post: (message: FromWorker) => void;
  readonly #rows: RowQueue;
  #parts: object[] = [];
  readonly #stops = new Map<number, AbortController>();
  #opened: { id: string; engine: Engine } | null = null;

  constructor(options: ServeEventsOptions, post: (message: FromWorker) => void) {
    this.#options = options;
    this.#post = post;
    this.#rows = new RowQueue(() => post({ type: 'taken' }));
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case 'open':
        this.#opened ??= { id: message.id, engine: this.#open(message) };
        break;
      case 'rows':
        this.#rows.push(message.rows);
        break;
      case 'end':
        this.#rows.end();
        break;
      case 'part':
        // Those before the first are of one that was not sent to its end.
        if (message.isFirst) this.#parts = [];
        for (const row of message.rows) this.#parts.push(row);
        break;
      case 'ask':
        void this.#answer(message.number, message.request);
        break;
      case 'abort':
        this.#stops.get(message.number)?.abort();
        break;
    }
  }

  #open({ id, data, settings }: Extract<ToWorker, { type: 'open' }>): Engine {
    const { load: _, ...own } = this.#options;
    return new LoadedEngine({
      id,
      thread: 'worker',
      data: this.#dataFrom(data),
      settings: { ...settings, ...own },
      onFailed: (error) => this.#post({ type: 'unloaded', error: sentError(error, id) }),
    });
  }

  #dataFrom(data: DataOrigin): DataSource {
    const { load } = this.#options;
    if (load) return { load };
    switch (data.from) {
      case 'file':
        return { file: data.file };
      case 'page':
        return { ...data, load: () => this.#rows };
      case 'worker':
        return { load: noEvents };
    }
  }

  #asked(engine: Engine, request: Request, options: RunOptions): Promise<unknown> {
    switch (request.type) {
      case 'run':
        return engine.run(request.query, options);
      case 'load':
        return engine.load(options);
      case 'append': {
        const rows = this.#parts;
        this.#parts = [];
        return engine.append(rows);
      }
      case 'stats':
        return engine.stats();
    }
  }

  async #answer(number: number, request: Request): Promise<void> {
    const { id = '', engine } = this.#opened ?? {};
    const stop = new AbortController();
    this.#stops.set(number, stop);
    const onProgress = limited((progress) => this.#post({ type: 'progress', number, progress }));
    try {
      if (!engine) throw new Error('it was asked before it was opened');
      const answer = await this.#asked(engine, request, { signal: stop.signal, onProgress });
      this.#post({ type: 'answer', number, answer });
    } catch (error) {
      this.#post({ type: 'failed', number, error: sentError(error, id) });
    } finally {
      this.#stops.delete(number);
    }
  }
}
