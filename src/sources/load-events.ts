import { createTableBuilder, type TableBuilder } from '../engine/table-builder.js';
import type { EventTable } from '../engine/table.js';
import { AnalyticsError, throwIfAborted } from '../model/errors.js';
import type { SessionPolicy } from '../model/event.js';
import type { Progress } from '../model/meta.js';
import { type EventInput, readText } from './input.js';
import { type EventMapping, resolveMapping } from './mapping.js';
import { readCsv } from './read-csv.js';
import { readJson } from './read-json.js';
import { readNdjson } from './read-ndjson.js';
import type { ReadRow } from './read-row.js';
import { RowIntake } from './row-intake.js';
import { nextTask } from './slices.js';

export type FileFormat = 'ndjson' | 'json' | 'csv';

export interface LoadEventsOptions {
  /** Which column is what. Default: guessed from the names and values of the first rows. */
  mapping?: EventMapping;
  /** Default: told from the first characters. */
  format?: FileFormat;
  /** When events without a session id are one session. */
  sessions?: SessionPolicy;
  /**
   * Rows that can not be used: counted in `table.rejected` with their lines (`'report'`, default), or the first one fails
   * the load (`'throw'`).
   */
  invalid?: 'report' | 'throw';
  /** Bytes read of the file, as it is stored; `total` where it is known. */
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

const readers = { ndjson: readNdjson, json: readJson, csv: readCsv };

/** Enough rows to guess columns from. */
const sampleRows = 100;
/** Rows read before others get a turn. */
const rowsPerTask = 5_000;

function formatOf(head: string): FileFormat {
  const text = head.trimStart();
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  if (/^\{\s*"(events|data|results)"\s*:\s*\[/.test(text)) return 'json';
  const firstLine = text.slice(0, text.search(/\n|$/)).trim();
  // One object a line, or one object over many lines.
  return firstLine.endsWith('}') || !text.includes('\n') ? 'ndjson' : 'json';
}

async function* startingWith(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

/** Turns rows into events of a table; knows the mapping once it has seen enough rows. */
class Loader {
  readonly #builder: TableBuilder;
  readonly #options: LoadEventsOptions;
  #waiting: ReadRow[] = [];
  #intake: RowIntake | null = null;
  rows = 0;
  mapping: EventMapping = {};
  columns: string[] = [];

  constructor(format: FileFormat, options: LoadEventsOptions) {
    this.#options = options;
    this.#builder = createTableBuilder({
      ...(options.sessions ? { sessions: options.sessions } : {}),
      readText: format === 'csv',
    });
  }

  add(rows: ReadRow[]): void {
    this.rows += rows.length;
    if (this.#intake) {
      this.#intake.add(rows);
      return;
    }
    this.#waiting.push(...rows);
    if (this.#waiting.length >= sampleRows) this.#start();
  }

  finish(): EventTable {
    const { used, firstProblem } = this.#intake ?? this.#start();
    if (used === 0) {
      throw new AnalyticsError('load/invalid', `no row is an event: ${firstProblem}`);
    }
    return this.#builder.finish();
  }

  #start(): RowIntake {
    const rows = this.#waiting;
    this.#waiting = [];
    const [first] = rows;
    if (!first) throw new AnalyticsError('load/invalid', 'the file holds no rows');
    const broken = rows.filter((row) => 'error' in row);
    if ('error' in first || broken.length * 2 > rows.length) {
      const { line, error } = (broken[0] ?? first) as { line: number; error: string };
      throw new AnalyticsError('load/invalid', `line ${line}: ${error}`);
    }
    const sample = rows.flatMap((row) => ('row' in row ? [row.row] : [])).slice(0, sampleRows);
    this.columns = [...new Set(sample.flatMap((row) => Object.keys(row)))];
    this.mapping = resolveMapping(sample, this.#options.mapping);
    const { invalid } = this.#options;
    const intake = new RowIntake(this.#builder, { mapping: this.mapping, invalid, unit: 'line' });
    intake.add(rows);
    this.#intake = intake;
    return intake;
  }
}

/**
 * Loads a file of events: NDJSON, a JSON list or CSV, also gzipped, from an address, File, Blob, stream or bytes. It is
 * read in chunks that are dropped once they are in the table, and the page stays responsive meanwhile.
 *
 * Costs about 8 µs a row of gzipped NDJSON with five properties (measured in Node).
 *
 * @throws `load/invalid` with the line for a file that is broken or no row of which is an event; `source/unreachable`;
 *   `source/aborted`
 */
export async function loadEvents(
  input: EventInput,
  options: LoadEventsOptions = {},
): Promise<LoadedEvents> {
  const { signal, onProgress } = options;
  throwIfAborted(signal);
  const chunks = readText(input, { signal, onProgress });
  let head = '';
  while (head.trim() === '' || (head.length < 4096 && !head.includes('\n'))) {
    const { value, done } = await chunks.next();
    if (done) break;
    head += value;
  }
  if (head.trim() === '') throw new AnalyticsError('load/invalid', 'the file is empty');
  const format = options.format ?? formatOf(head);
  const loader = new Loader(format, options);
  let sinceTask = 0;
  for await (const rows of readers[format](startingWith(head, chunks))) {
    loader.add(rows);
    sinceTask += rows.length;
    if (sinceTask < rowsPerTask) continue;
    sinceTask = 0;
    await nextTask();
    throwIfAborted(signal);
  }
  throwIfAborted(signal);
  const table = loader.finish();
  return { table, format, columns: loader.columns, mapping: loader.mapping, rows: loader.rows };
}
