/** Where events come from. Free of React. */
export { runQuery, type RunQueryOptions } from './model/run-query.js';
export type { AnalyticsSource, RunOptions } from './model/source.js';
export {
  eventsSource,
  type EventsSource,
  type EventsSourceOptions,
} from './sources/events-source.js';
export { loadEvents, type LoadedEvents, type LoadEventsOptions } from './sources/load-events.js';
export type {
  EventBatch,
  EventReads,
  EventsRequest,
  LoadedEventBatches,
} from './sources/load-table.js';
export type { EventMapping } from './sources/mapping.js';
export { type LiveSource, memorySource, type MemorySourceOptions } from './sources/memory.js';
export type { ParquetCompressors } from './sources/read-parquet.js';
export type { SqlDialect, TimeUnit, ValueParts } from './sources/sql/dialect.js';
export { duckdbDialect } from './sources/sql/duckdb.js';
export type { SqlMapping, SqlProperties } from './sources/sql/mapping.js';
export { sqlSource, type SqlSourceOptions, type SqlStatement } from './sources/sql/sql-source.js';
export type { ServeEventsOptions } from './sources/worker/engine-server.js';
export type { WorkerStats } from './sources/worker/engine.js';
export type { LoadAll, LoadAllOrFile, LoadRequest } from './sources/worker/load-data.js';
export type { WorkerRows, WorkerRowsOptions, WorkerSourceOptions } from './sources/worker/plan.js';
export type { SentFile } from './sources/worker/protocol.js';
export { serveEvents } from './sources/worker/serve-events.js';
export { workerSource, type WorkerSource } from './sources/worker/worker-source.js';
