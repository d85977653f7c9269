import { AnalyticsError, throwIfAborted } from '../../model/errors.js';
import type { Progress } from '../../model/meta.js';
import type { AnyResolvedQuery, Rows } from '../../model/query.js';
import type { DataChange, RunOptions } from '../../model/source.js';
import { loadFailure } from '../load-failure.js';
import { nextTask } from '../slices.js';
import type { Engine, WorkerStats } from './engine.js';
import { Feed } from './feed.js';
import type { LoadAll } from './load-data.js';
import type { Plan } from './plan.js';
import type { DataOrigin, FromWorker, Request, SentFile, ToWorker } from './protocol.js';
import { type Sendable, sendable } from './sendable.js';
import { receivedError } from './sent-error.js';
import type { StartedWorker } from './start-worker.js';

interface Pending {
  resolve(answer: unknown): void;
  reject(error: AnalyticsError): void;
  onProgress: ((progress: Progress) => void) | undefined;
}

/** Rows of an append that are copied in one task. */
const rowsPerTask = 1_000;

/** Files that change hands; the others are copied or shared. */
function handedOver(file: SentFile): Transferable[] {
  if (file instanceof ArrayBuffer || file instanceof ReadableStream) return [file];
  const isWhole = file instanceof Uint8Array && file.byteLength === file.buffer.byteLength;
  return isWhole && file.buffer instanceof ArrayBuffer ? [file.buffer] : [];
}

/** The engine in a worker, seen from the page. */
export class WorkerEngine implements Engine {
  readonly #plan: Plan;
  readonly #worker: Worker;
  readonly #onEnd: () => void;
  readonly #sendable: Sendable;
  readonly #feed: Feed;
  readonly #ending = new AbortController();
  readonly #pending = new Map<number, Pending>();
  #asked = 0;
  #appends: Promise<unknown> = Promise.resolve();
  #ended: AnalyticsError | null = null;

  /** @param onEnd the worker is gone: it crashed, could not load, or was closed */
  constructor(plan: Plan, { worker, lock }: StartedWorker, onEnd: () => void) {
    this.#plan = plan;
    this.#worker = worker;
    this.#onEnd = onEnd;
    this.#sendable = sendable(plan.mapping);
    this.#feed = new Feed(plan.id, (rows) =>
      this.#copy({ type: 'rows', rows: this.#sendable.prepare(rows) }),
    );
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(data);
    worker.onmessageerror = () => this.#crash('it sent something that can not be read');
    worker.onerror = (event) => {
      // Told by the questions that wait.
      event.preventDefault();
      this.#crash(event.message || 'it could not go on');
    };
    if (lock) void this.#watch(lock);
    this.#open();
  }

  async run<Q extends AnyResolvedQuery>(query: Q, options: RunOptions): Promise<Rows<Q>> {
    return (await this.#ask({ type: 'run', query }, options)) as Rows<Q>;
  }

  async load(options: RunOptions): Promise<void> {
    await this.#ask({ type: 'load' }, options);
  }

  async append(rows: readonly object[]): Promise<DataChange | null> {
    // The parts of two must not mix. Their answers are not waited for: those that are there together are merged once.
    const sent = this.#appends.then(() => this.#sendParts(rows));
    this.#appends = sent.catch(() => {});
    return (await sent).answer as Promise<DataChange | null>;
  }

  async stats(): Promise<WorkerStats> {
    return (await this.#ask({ type: 'stats' })) as WorkerStats;
  }

  close(reason: AnalyticsError): void {
    this.#end(reason);
  }

  /** A worker that ends by itself, or is ended by the browser, is not heard of but by its lock. */
  async #watch(lock: string): Promise<void> {
    try {
      await navigator.locks.request(lock, { signal: this.#ending.signal }, () =>
        this.#crash('it ended, or the browser ended it'),
      );
    } catch (error) {
      if (!this.#ended) throw error;
    }
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #copy(message: ToWorker & { rows: readonly object[] }): void {
    try {
      this.#post(message);
    } catch (cause) {
      throw new AnalyticsError(
        'load/invalid',
        `rows of the source "${this.#plan.id}" can not be copied to a worker: ${String(cause)}; give plain values, lists and objects`,
        { cause },
      );
    }
  }

  #open(): void {
    const { id, settings, data } = this.#plan;
    const { mapping } = this.#sendable;
    const open = (origin: DataOrigin, transfer?: Transferable[]) =>
      this.#post({ type: 'open', id, data: origin, settings: { ...settings, mapping } }, transfer);
    if (!data) {
      open({ from: 'worker' });
    } else if ('file' in data) {
      try {
        open({ from: 'file', file: data.file }, handedOver(data.file));
      } catch (cause) {
        const message = `the file of the source "${id}" can not be handed to a worker: ${String(cause)}; bytes and streams can be once, a Blob or an address again and again`;
        this.#end(new AnalyticsError('source/unreachable', message, { cause }));
      }
    } else {
      open({ from: 'page', ...(data.total === undefined ? {} : { total: data.total }) });
      void this.#sendRows(data.load);
    }
  }

  async #sendRows(load: LoadAll): Promise<void> {
    const { signal } = this.#ending;
    try {
      await this.#feed.sendAll(await load({ signal }), signal);
      this.#post({ type: 'end' });
    } catch (error) {
      this.#end(loadFailure(this.#plan.id, error));
    }
  }

  async #sendParts(rows: readonly object[]): Promise<{ answer: Promise<unknown> }> {
    for (let from = 0; from < rows.length; from += rowsPerTask) {
      const part = this.#sendable.prepare(rows.slice(from, from + rowsPerTask));
      this.#copy({ type: 'part', isFirst: from === 0, rows: part });
      await nextTask();
    }
    return { answer: this.#ask({ type: 'append' }) };
  }

  async #ask(request: Request, { signal, onProgress }: Partial<RunOptions> = {}): Promise<unknown> {
    throwIfAborted(signal);
    if (this.#ended) throw this.#ended;
    const number = ++this.#asked;
    let abort = () => {};
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(number, { resolve, reject, onProgress });
      abort = () => {
        this.#post({ type: 'abort', number });
        resolve(undefined);
      };
    });
    signal?.addEventListener('abort', abort);
    try {
      this.#post({ type: 'ask', number, request });
      const value = await answer;
      throwIfAborted(signal);
      return value;
    } finally {
      this.#pending.delete(number);
      signal?.removeEventListener('abort', abort);
    }
  }

  #receive(message: FromWorker): void {
    switch (message?.type) {
      case 'taken':
        this.#feed.taken();
        break;
      case 'progress':
        this.#pending.get(message.number)?.onProgress?.(message.progress);
        break;
      case 'answer':
        this.#pending.get(message.number)?.resolve(message.answer);
        break;
      case 'failed':
        this.#pending.get(message.number)?.reject(receivedError(message.error));
        break;
      case 'unloaded':
        this.#end(receivedError(message.error));
        break;
    }
  }

  #crash(what: string): void {
    this.#end(
      new AnalyticsError(
        'source/unreachable',
        `the worker of the source "${this.#plan.id}" stopped: ${what}; the next question starts a new one`,
        { cause: what },
      ),
    );
  }

  #end(error: AnalyticsError): void {
    if (this.#ended) return;
    this.#ended = error;
    this.#worker.terminate();
    this.#ending.abort(error);
    this.#feed.stop();
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
    this.#onEnd();
  }
}
