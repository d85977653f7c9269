import type { EventTable } from '../engine/table.js';
import { AnalyticsError, throwIfAborted } from '../model/errors.js';
import type { SessionPolicy } from '../model/event.js';
import type { Progress } from '../model/meta.js';
import { binaryFormatOf, textFormatOf } from './file-format.js';
import { type EventInput, type OpenedFile, openFile, readBytes } from './input.js';
import type { EventMapping } from './mapping.js';
import { readArrow } from './read-arrow.js';
import { readCsv } from './read-csv.js';
import { readJson } from './read-json.js';
import { readNdjson } from './read-ndjson.js';
import { type ParquetCompressors, readParquet } from './read-parquet.js';
import type { ReadRow } from './read-row.js';
import { readText } from './read-text.js';
import { nextTask } from './slices.js';
import { TableIntake } from './table-intake.js';

export type FileFormat = 'ndjson' | 'json' | 'csv' | 'parquet' | 'arrow';

export interface LoadEventsOptions {
  /** Which column is what. Default: guessed from the names and values of the first rows. */
  mapping?: EventMapping;
  /** Default: told from the first bytes, or from a name that ends in .parquet, .arrow, .feather or .ipc. */
  format?: FileFormat;
  /** Unpack Parquet files that are compressed with something other than Snappy, by codec. */
  compressors?: ParquetCompressors;
  /** When events without a session id are one session. */
  sessions?: SessionPolicy;
  /**
   * Rows that can not be used: counted in `table.rejected` with their lines, or row numbers in Parquet and Arrow
   * (`'report'`, default), or the first one fails the load (`'throw'`).
   */
  invalid?: 'report' | 'throw';
  /**
   * Bytes read of the file, as it is stored; `total` where it is known. Parquet and Arrow are read whole before their
   * rows are, which are then told in `events`.
   */
  onProgress?(progress: Progress): void;
  /** Stops the load, which then rejects with `source/aborted`. */
  signal?: AbortSignal;
}

export interface LoadedEvents {
  /** For `memorySource`. */
  table: EventTable;
  format: FileFormat;
  /** Columns of the first rows. */
  columns: string[];
  /** The mapping that was used. */
  mapping: EventMapping;
  /** Rows of the file, usable or not. */
  rows: number;
}

const textReaders = { ndjson: readNdjson, json: readJson, csv: readCsv };

/** Rows read before others get a turn. */
const rowsPerTask = 5_000;

async function* startingWith(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

interface Reading {
  format: FileFormat;
  rows: AsyncIterable<ReadRow[]>;
}

async function readTextFile(file: OpenedFile, given: FileFormat | undefined): Promise<Reading> {
  const chunks = readText(file);
  let head = '';
  while (head.trim() === '' || (head.length < 4096 && !head.includes('\n'))) {
    const { value, done } = await chunks.next();
    if (done) break;
    head += value;
  }
  if (head.trim() === '') throw new AnalyticsError('load/invalid', 'the file is empty');
  const format = (given as keyof typeof textReaders | undefined) ?? textFormatOf(head);
  return { format, rows: textReaders[format](startingWith(head, chunks)) };
}

async function read(file: OpenedFile, options: LoadEventsOptions): Promise<Reading> {
  const format = options.format ?? binaryFormatOf(file.head, file.name);
  if (format === 'parquet') {
    return { format, rows: readParquet(await readBytes(file), options) };
  }
  if (format === 'arrow') return { format, rows: readArrow(await readBytes(file), options) };
  return readTextFile(file, format);
}

/**
 * Loads a file of events: NDJSON, a JSON list, CSV, Parquet or Arrow (IPC file, Feather 2 or IPC stream), also gzipped,
 * from an address, File, Blob, stream or bytes. Rows are read in chunks that are dropped once they are in the table, and
 * the page stays responsive meanwhile; of Parquet and Arrow all bytes are held until then.
 *
 * Costs about 8 µs a row of gzipped NDJSON with five properties, as much for Parquet and half of that for Arrow (measured
 * in Node). Each column of a Parquet row group is decoded in one go: groups of 100,000 rows keep a page more responsive
 * than groups of a million.
 *
 * @throws `load/invalid` with the line for a file that is broken or no row of which is an event; `source/unreachable`;
 *   `source/aborted`
 */
export async function loadEvents(
  input: EventInput,
  options: LoadEventsOptions = {},
): Promise<LoadedEvents> {
  const { signal, onProgress, sessions, mapping, invalid } = options;
  throwIfAborted(signal);
  const file = await openFile(input, { signal, onProgress });
  try {
    const { format, rows } = await read(file, options);
    const unit = format === 'parquet' || format === 'arrow' ? 'row' : 'line';
    const readsText = format === 'csv';
    const intake = new TableIntake({ sessions, mapping, invalid, unit, readText: readsText });
    let sinceTask = 0;
    for await (const part of rows) {
      intake.add(part);
      sinceTask += part.length;
      if (sinceTask < rowsPerTask) continue;
      sinceTask = 0;
      await nextTask();
      throwIfAborted(signal);
    }
    throwIfAborted(signal);
    if (intake.rows === 0) throw new AnalyticsError('load/invalid', 'the file holds no rows');
    const { table, used, firstProblem } = await intake.finish(signal);
    if (used === 0) {
      throw new AnalyticsError('load/invalid', `no row is an event: ${firstProblem}`);
    }
    return { table, format, columns: intake.columns, mapping: intake.mapping, rows: intake.rows };
  } finally {
    await file.close();
  }
}
