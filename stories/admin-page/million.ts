import { workerSource } from '../../src/sources.js';

/** A million events of a generated product, made and counted in a worker. It starts with the first question. */
export const million = workerSource({
  id: 'million',
  worker: () => new Worker(new URL('million.worker.ts', import.meta.url), { type: 'module' }),
});
