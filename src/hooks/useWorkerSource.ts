'use client';
import { useEffect, useState } from 'react';

import type { WorkerRows, WorkerRowsOptions, WorkerSourceOptions } from '../sources/worker/plan.js';
import { type WorkerSource, workerSource } from '../sources/worker/worker-source.js';

interface Kept {
  key: WorkerRows | string;
  source: WorkerSource;
}

const isRows = (given: WorkerRows | WorkerSourceOptions): given is WorkerRows =>
  Array.isArray(given);

/**
 * A {@link workerSource} of a component: made once for the same array, or for options with the same `id`, made anew for
 * another one. Other options are read when it is made. Its worker ends when the component goes.
 */
export function useWorkerSource(
  given: WorkerRows | WorkerSourceOptions,
  options?: WorkerRowsOptions,
): WorkerSource {
  const key = isRows(given) ? given : given.id;
  const make = (): Kept => ({
    key,
    source: isRows(given) ? workerSource(given, options) : workerSource(given),
  });
  const [kept, setKept] = useState(make);
  let { source } = kept;
  if (kept.key !== key) {
    const next = make();
    ({ source } = next);
    setKept(next);
  }
  useEffect(() => () => source.close(), [source]);
  return source;
}
