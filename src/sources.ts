/** Where events come from. Free of React. */
export { runQuery, type RunQueryOptions } from './model/run-query.js';
export type { AnalyticsSource, RunOptions } from './model/source.js';
export { loadEvents, type LoadedEvents, type LoadEventsOptions } from './sources/load-events.js';
export type { EventMapping } from './sources/mapping.js';
export { memorySource, type MemorySourceOptions } from './sources/memory.js';
