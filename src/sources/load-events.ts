import type { EventTable } from '../engine/table.js';
import type { Progress } from '../model/meta.js';
import type { EventMapping } from './mapping.js';
export interface LoadedEvents {
  table: EventTable;
  format: string;
  columns: string[];
  mapping: EventMapping;
  rows: number;
}
export interface LoadEventsOptions {
  signal?: AbortSignal;
  onProgress?(p: Progress): void;
}
export async function loadEvents(_i: Blob, _o?: LoadEventsOptions): Promise<LoadedEvents> {
  throw new Error('not yet');
}
