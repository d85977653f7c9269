import type { Progress } from '../model/meta.js';
import type { Kernel } from './kernel.js';

/**
 * A computation in steps of a few milliseconds: it yields how far it is, and returns the result. Between two steps the
 * caller may let others run, or never come back. Synchronous; reads no clock.
 */
export type Work<T> = Generator<Progress, T, void>;

/** Rows worked on in one step: a few milliseconds of any kernel. */
export const rowsPerStep = 131_072;

/**
 * Runs a kernel in steps; a small one in one go.
 *
 * @param kept one byte a lane: 1 = to be run over; null = all
 */
export function* runInSteps<Rows>(
  kernel: Kernel<Rows>,
  kept: Uint8Array | null = null,
): Work<Rows> {
  const { laneStart, passes } = kernel;
  const lanes = laneStart.length - 1;
  const rows = laneStart[lanes] ?? 0;
  let done = 0;
  for (let pass = 0; pass < passes; pass++) {
    // Every pass is begun, also when no lane is kept.
    if (kept) kernel.run(pass, 0, 0);
    let from = 0;
    while (from < lanes) {
      let to = from + 1;
      const first = laneStart[from] ?? 0;
      while (to < lanes && (laneStart[to + 1] ?? 0) - first <= rowsPerStep) to++;
      if (kept) runKept(kernel, pass, from, to, kept);
      else kernel.run(pass, from, to);
      done += (laneStart[to] ?? 0) - first;
      from = to;
      if (rows > rowsPerStep) {
        yield { done: Math.round(done / passes), total: rows, unit: 'events' };
      }
    }
  }
  return kernel.finish();
}

/** Runs over the lanes kept, from one stretch of them to the next. */
function runKept<Rows>(
  kernel: Kernel<Rows>,
  pass: number,
  from: number,
  to: number,
  kept: Uint8Array,
): void {
  let lane = from;
  while (lane < to) {
    if (kept[lane] !== 1) {
      lane++;
      continue;
    }
    const first = lane;
    while (lane < to && kept[lane] === 1) lane++;
    kernel.run(pass, first, lane);
  }
}

/** Does all the work at once. */
export function finishWork<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
