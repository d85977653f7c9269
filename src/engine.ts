/** The in-browser engine: events as columns, and kernels that answer resolved queries over them. Synchronous, no DOM. */
export { type Kernel, runKernel } from './engine/kernel.js';
export { engineKinds, startQuery } from './engine/start-query.js';
export { type EventTable, tableBytes } from './engine/table.js';
export {
  createTableBuilder,
  type TableBuilder,
  type TableOptions,
} from './engine/table-builder.js';
