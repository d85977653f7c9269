/**
 * The worker of this package. One literal expression, next to `worker.ts`: bundlers find the worker's file by its shape.
 */
export const createWorker = (): Worker =>
  new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
