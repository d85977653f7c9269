import { AnalyticsError } from '../../model/errors.js';
import { EngineServer, type ServeEventsOptions } from './engine-server.js';
import type { FromWorker, ToWorker } from './protocol.js';
import { protocolVersion } from './protocol.js';

/** What is used of the global scope of a worker. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  onmessageerror: (() => void) | null;
  postMessage(message: FromWorker): void;
}

/**
 * A lock that is held until the worker ends, however it does: the page waits for it and so hears of the end, for which
 * there is no event. Null where there are no locks.
 */
function holdLock(): Promise<string | null> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return Promise.resolve(null);
  const name = `usagekit worker ${Math.random().toString(36).slice(2)}`;
  return new Promise((resolve) => {
    const held = locks.request(name, () => {
      resolve(name);
      return new Promise(() => {});
    });
    // Pages without an origin of their own may not lock.
    held.catch(() => resolve(null));
  });
}

/**
 * Makes a worker file of your own answer for `workerSource`: call it once, in the worker. The page then gives
 * `worker: () => new Worker(new URL('./my-worker.js', import.meta.url), { type: 'module' })`.
 *
 * With `load`, events are loaded in the worker and never touch the page:
 *
 * ```ts
 * import { serveEvents } from 'usagekit/sources';
 *
 * serveEvents({
 *   async *load({ signal }) {
 *     for (const month of months) yield (await fetch(`/events/${month}`, { signal })).json();
 *   },
 * });
 * ```
 *
 * Without it, the page sends them. Vite 5 to 7 build such a file with `worker: { format: 'es' }`: readers of files are
 * imported when they are needed.
 *
 * @throws `source/unsupported` when it is not called in a worker
 */
export function serveEvents(options: ServeEventsOptions = {}): void {
  if (typeof document !== 'undefined' || typeof postMessage !== 'function') {
    throw new AnalyticsError(
      'source/unsupported',
      'serveEvents was called outside of a worker: call it in the file that `new Worker(…)` starts',
    );
  }
  const scope = globalThis as unknown as WorkerScope;
  const server = new EngineServer(options, (message) => scope.postMessage(message));
  scope.onmessage = ({ data }) => server.receive(data);
  scope.onmessageerror = () => {
    throw new Error('a message of the page could not be read');
  };
  void holdLock().then((lock) => {
    scope.postMessage({ type: 'hello', version: protocolVersion, lock });
  });
}
