import { AnalyticsError, throwIfAborted } from '../../model/errors.js';
import type { AnalyticsEvent } from '../../model/event.js';
import type { RunOptions } from '../../model/source.js';
import { Listeners } from '../listeners.js';
import type { LiveSource } from '../memory.js';
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
export interface WorkerSource extends LiveSource {
  /**
   * As of a {@link LiveSource}. A copy of the rows is kept on the page, for a worker that has to be started again; where
   * `load` may return them then as well, give them ids.
   *
   * Before the first question it starts nothing: rows that can not be used then fail that question with
   * `invalid: 'throw'`.
   *
   * @throws also `source/unreachable` and `source/aborted`; nothing of the list is added then
   */
  append(rows: readonly AnalyticsEvent[] | readonly object[]): Promise<void>;
  /**
   * Starts the worker and loads, without a question. Resolves when the first question need not wait any more.
   *
   * @throws as a question
   */
  ready(): Promise<void>;
  /** What is in memory. Starts the worker and loads, when that was not done yet. */
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
  /** Of the last change that was told. */
  version: string | null;
}

const never = new AbortController().signal;

/** Time of the earliest row, as far as it can be told: rows may call it anything. */
function earliest(rows: readonly object[]): number {
  let from = Number.POSITIVE_INFINITY;
  for (const { time } of rows as readonly { time?: unknown }[]) {
    if (typeof time !== 'number') return Number.NEGATIVE_INFINITY;
    from = Math.min(from, time);
  }
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
  const appended: (readonly object[])[] = [];
  const listeners = new Listeners();
  let changes = 0;
  let life: Life | null = null;

  /** An engine with what was appended before. */
  const open = async (stop: AbortController, runOptions: RunOptions, onEnd: () => void) => {
    const { signal } = stop;
    const engine = await openEngine(plan, signal, onEnd);
    const close = () => engine.close(signal.reason);
    if (signal.aborted) close();
    signal.addEventListener('abort', close);
    if (appended.length === 0) return engine;
    await engine.load({ ...runOptions, signal });
    await engine.append(appended.flat());
    return engine;
  };
  const begin = (): Life => {
    const stop = new AbortController();
    const onEnd = () => {
      if (life === begun) life = null;
    };
    const engine = new SharedLoad(async (runOptions) => {
      try {
        return await open(stop, runOptions, onEnd);
      } catch (error) {
        onEnd();
        stop.abort(error);
        throw error;
      }
    });
    // A question that is cancelled does not stop the start: the next one needs it, too.
    engine.wait({ signal: stop.signal }).catch(() => {});
    const begun: Life = { engine, stop, version: null };
    return begun;
  };
  const started = (runOptions: RunOptions): Promise<Engine> => {
    life ??= begin();
    return life.engine.wait(runOptions);
  };
  const tell = (from: number) => listeners.tell({ version: `${plan.id}:${++changes}`, from });

  return {
    id: plan.id,
    capabilities: { kinds: workerKinds, history: true },
    async run(query, runOptions) {
      throwIfAborted(runOptions.signal);
      return (await started(runOptions)).run(query, runOptions);
    },
    async append(rows) {
      // A copy: hosts empty their list once they have handed it over.
      const kept = [...rows];
      if (kept.length === 0) return;
      const current = life;
      if (!current) {
        appended.push(kept);
        tell(earliest(kept));
        return;
      }
      const change = await (await started({ signal: never })).append(kept);
      appended.push(kept);
      if (!change || change.version === current.version) return;
      current.version = change.version;
      tell(change.from);
    },
    subscribe: (onChange) => listeners.add(onChange),
    async ready() {
      await (await started({ signal: never })).load({ signal: never });
    },
    async stats() {
      return (await started({ signal: never })).stats();
    },
    close() {
      life?.stop.abort(new AnalyticsError('source/aborted', `the source "${plan.id}" was closed`));
      life = null;
    },
  };
}
