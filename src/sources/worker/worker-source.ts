import { AnalyticsError, throwIfAborted } from '../../model/errors.js';
import type { AnalyticsEvent } from '../../model/event.js';
import type { AnalyticsSource, DataChange } from '../../model/source.js';
import { SharedLoad } from '../shared-load.js';
import type { Engine, WorkerStats } from './engine.js';
import { workerKinds } from './kinds.js';
import { openEngine } from './open-engine.js';
import {
  planOf,
  type WorkerRows,
  type WorkerRowsOptions,
  type WorkerSourceOptions,
} from './plan.js';

/** A source whose events are in a worker. */
export interface WorkerSource extends AnalyticsSource {
  /**
   * Adds events; resolves when the next answer has them. They are kept on the page, too, for a worker that has to be
   * started again. Where `load` may return them then as well, give them ids.
   *
   * @throws `source/unreachable`, `source/aborted`: they were not added
   */
  append(events: readonly AnalyticsEvent[]): Promise<void>;
  subscribe(onChange: (change: DataChange) => void): () => void;
  /**
   * Starts the worker and loads, without a question. Resolves when the first question need not wait any more.
   *
   * @throws as a question
   */
  ready(): Promise<void>;
  /** What is in memory. Starts the worker, when it does not run. */
  stats(): Promise<WorkerStats>;
  /**
   * Ends the worker and so frees its memory; questions that wait are rejected with `source/aborted`. A later question
   * starts anew, with what was appended.
   */
  close(): void;
}

/** From the first question until the worker ends. */
interface Life {
  engine: SharedLoad<Engine>;
  stop: AbortController;
}

const never = new AbortController().signal;

function earliest(events: readonly AnalyticsEvent[]): number {
  let from = Number.POSITIVE_INFINITY;
  for (const { time } of events) from = Math.min(from, time);
  return from;
}

/**
 * A source that computes in a Web Worker: the page stays responsive whatever the amount of data. Takes rows in hand, or
 * how to get events: `load` (on the page), `file` (read in the worker) or a worker of your own (`serveEvents`).
 *
 * Nothing starts before the first question; questions run side by side, and one that is cancelled stops within
 * milliseconds. Rows are copied to the worker in pieces that keep the page responsive: about 5 µs a row. They are kept by
 * reference, not changed, and copied again when a worker has to be started again.
 *
 * Where no worker can be started (an old browser, a Content-Security-Policy, a dev server that does not find its file)
 * answers are computed on the page and `console.warn` says once why; on a server, without a word.
 *
 * @throws `load/invalid` for options that do not go together. From `run`: `source/unreachable` when the worker stopped, which
 *   the next question starts again (nothing is retried by itself), or with the `cause` that `load` threw;
 *   `source/malformed`, `load/invalid`, `source/aborted` and `source/unsupported` as `eventsSource` and `loadEvents`
 */
export function workerSource(rows: WorkerRows, options?: WorkerRowsOptions): WorkerSource;
export function workerSource(options: WorkerSourceOptions): WorkerSource;
export function workerSource(
  given: WorkerRows | WorkerSourceOptions,
  options: WorkerRowsOptions = {},
): WorkerSource {
  const plan = planOf(given, options);
  const appended: (readonly AnalyticsEvent[])[] = [];
  const listeners = new Set<(change: DataChange) => void>();
  let version = 0;
  let life: Life | null = null;

  const begin = (): Life => {
    const stop = new AbortController();
    const onEnd = () => {
      if (life === begun) life = null;
    };
    const open = async () => {
      try {
        const engine = await openEngine(plan, stop.signal, onEnd);
        stop.signal.addEventListener('abort', () => engine.close());
        if (stop.signal.aborted) engine.close();
        // Questions come after what was appended; whether that fails, they hear.
        for (const events of appended) engine.append(events).catch(() => {});
        return engine;
      } catch (error) {
        onEnd();
        throw error;
      }
    };
    const begun: Life = { stop, engine: new SharedLoad(open) };
    // A question that is cancelled does not stop the start: the next one needs it, too.
    begun.engine.wait({ signal: stop.signal }).catch(() => {});
    return begun;
  };
  const engine = (signal: AbortSignal): Promise<Engine> => {
    life ??= begin();
    return life.engine.wait({ signal });
  };
  const changed = (from: number) => {
    const change = { version: `${plan.id}:${++version}`, from };
    for (const listener of listeners) listener(change);
  };

  return {
    id: plan.id,
    capabilities: { kinds: workerKinds, history: true },
    async run(query, runOptions) {
      throwIfAborted(runOptions.signal);
      return (await engine(runOptions.signal)).run(query, runOptions);
    },
    async append(events) {
      const from = life ? await (await engine(never)).append(events) : earliest(events);
      appended.push(events);
      if (from !== null && events.length > 0) changed(from);
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    async ready() {
      await (await engine(never)).load({ signal: never });
    },
    async stats() {
      return (await engine(never)).stats();
    },
    close() {
      life?.stop.abort(new AnalyticsError('source/aborted', `the source "${plan.id}" was closed`));
      life = null;
    },
  };
}
