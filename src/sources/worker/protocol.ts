import type { SessionPolicy } from '../../model/event.js';
import type { Progress } from '../../model/meta.js';
import type { AnyResolvedQuery } from '../../model/query.js';
import type { EventMapping } from '../mapping.js';
import type { SentError } from './sent-error.js';

/** What page and worker say to each other. A worker of another version is not talked to. */
export const protocolVersion = 1;

/** A file as it can be given to a worker. A string is an absolute address. */
export type SentFile = string | Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** How a worker gets its events: in pieces from the page, out of a file, or by itself. */
export type DataOrigin =
  | { from: 'page'; total?: number }
  | { from: 'file'; file: SentFile }
  | { from: 'worker' };

/** How rows are read. */
export interface ReadSettings {
  /** Names of columns only: functions stay on their side. */
  mapping?: EventMapping;
  sessions?: SessionPolicy;
  invalid?: 'report' | 'throw';
}

/** Something the page waits for an answer to. */
export type Request =
  | { type: 'run'; query: AnyResolvedQuery }
  /** Nothing but that the events are loaded. */
  | { type: 'load' }
  /** Adds the rows of all `part`s since the last one. */
  | { type: 'append' }
  | { type: 'stats' };

export type ToWorker =
  /** First of all. */
  | { type: 'open'; id: string; data: DataOrigin; settings: ReadSettings }
  /** The next rows. Answered with `taken`. */
  | { type: 'rows'; rows: readonly object[] }
  /** There are no more rows. */
  | { type: 'end' }
  /** Rows that will be appended. */
  | { type: 'part'; isFirst: boolean; rows: readonly object[] }
  | { type: 'ask'; number: number; request: Request }
  /** Nobody waits for the answer any more. */
  | { type: 'abort'; number: number };

export type FromWorker =
  /** The worker runs. `lock` is held for as long as it does, where there are locks. */
  | { type: 'hello'; version: number; lock: string | null }
  /** The events could not be loaded: the worker is of no use. */
  | { type: 'unloaded'; error: SentError }
  /** One message of rows is in the table. */
  | { type: 'taken' }
  | { type: 'progress'; number: number; progress: Progress }
  | { type: 'answer'; number: number; answer: unknown }
  | { type: 'failed'; number: number; error: SentError };
