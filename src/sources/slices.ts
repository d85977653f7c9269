import type { Kernel } from '../engine/kernel.js';
import { throwIfAborted } from '../model/errors.js';
import type { RunOptions } from '../model/source.js';

/** Rows worked on before others get a turn: a few milliseconds of any kernel. */
const rowsPerSlice = 131_072;

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
 * Runs a kernel in slices of a few milliseconds, so that a page stays responsive, the query can be cancelled and its
 * progress is known.
 */
export async function runInSlices<Rows>(
  kernel: Kernel<Rows>,
  { signal, onProgress }: RunOptions,
): Promise<Rows> {
  const { laneStart } = kernel;
  const lanes = laneStart.length - 1;
  const rows = laneStart[lanes] ?? 0;
  let done = 0;
  for (let pass = 0; pass < kernel.passes; pass++) {
    let from = 0;
    while (from < lanes) {
      let to = from + 1;
      const first = laneStart[from] ?? 0;
      while (to < lanes && (laneStart[to + 1] ?? 0) - first <= rowsPerSlice) to++;
      kernel.run(pass, from, to);
      done += (laneStart[to] ?? 0) - first;
      from = to;
      if (rows > rowsPerSlice) {
        onProgress?.({ done: Math.round(done / kernel.passes), total: rows, unit: 'events' });
        await nextTask();
        throwIfAborted(signal);
      }
    }
  }
  return kernel.finish();
}
