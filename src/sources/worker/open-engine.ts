import { throwIfAborted } from '../../model/errors.js';
import type { Engine } from './engine.js';
import type { Plan } from './plan.js';
import { NoWorker, startWorker } from './start-worker.js';
import { WorkerEngine } from './worker-engine.js';

const warned = new Set<string>();

/** Tells a page's developer once. On a server there is no worker to expect. */
function warn({ id, data }: Plan, reason: string): void {
  const onServer = typeof document === 'undefined' && typeof Worker !== 'function';
  const text = `usagekit: the source "${id}" answers on the page, not in a worker: ${reason}. Answers are the same; the page is slower while it loads and computes. In the dev server of Vite 5 to 7 set optimizeDeps: { exclude: ['usagekit/sources'] }; under a Content-Security-Policy allow worker-src 'self'; else give workerSource a worker: () => new Worker(…).`;
  // Without data of the page nothing answers; the question is told why.
  if (onServer || !data || warned.has(text)) return;
  warned.add(text);
  console.warn(text);
}

/**
 * Starts a worker with what the page has for it; where none can be started, the engine on the page.
 *
 * @param onEnd it can answer no more
 * @throws `source/aborted`; `source/unreachable` when only the worker has the events and can not be started
 */
export async function openEngine(
  plan: Plan,
  signal: AbortSignal,
  onEnd: () => void,
): Promise<Engine> {
  let started;
  try {
    started = await startWorker(plan.createWorker, signal);
  } catch (error) {
    if (!(error instanceof NoWorker)) throw error;
    warn(plan, error.message);
    const { engineHere } = await import('./engine-here.js');
    throwIfAborted(signal);
    return engineHere(plan, error.message, onEnd);
  }
  return new WorkerEngine(plan, started, onEnd);
}
