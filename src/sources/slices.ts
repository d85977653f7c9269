import type { Work } from '../engine/work.js';
import { throwIfAborted } from '../model/errors.js';
import type { RunOptions } from '../model/source.js';

const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => void };

/** Lets the event loop run other tasks, input and rendering included. Costs microseconds, unlike a timer. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    // In Node a message port would starve timers.
    if (setImmediate) {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Does work step by step, so that a page stays responsive, the query can be cancelled and its progress is known.
 *
 * @throws `source/aborted` between two steps, once the signal has fired
 */
export async function runInSlices<T>(
  work: Work<T>,
  { signal, onProgress }: RunOptions,
): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
    await nextTask();
    throwIfAborted(signal);
  }
}
