/** The in-browser engine: events as columns, and work that answers resolved queries over them. Synchronous, no DOM. */
export { engineKinds, startQuery } from './engine/start-query.js';
export { type EventTable, tableBytes } from './engine/table.js';
export {
  createTableBuilder,
  type TableBuilder,
  type TableOptions,
} from './engine/table-builder.js';
export { finishWork, type Work } from './engine/work.js';
