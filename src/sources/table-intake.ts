import { createTableBuilder, type TableBuilder } from '../engine/table-builder.js';
import type { EventTable } from '../engine/table.js';
import { AnalyticsError } from '../model/errors.js';
import type { SessionPolicy } from '../model/event.js';
import { type EventMapping, resolveMapping } from './mapping.js';
import type { ReadRow } from './read-row.js';
import { RowIntake } from './row-intake.js';
import { runInSlices } from './slices.js';

interface TableIntakeOptions {
  mapping?: EventMapping | undefined;
  sessions?: SessionPolicy | undefined;
  invalid?: 'report' | 'throw' | undefined;
  /** Property columns that are all text and read as numbers or true/false become such. */
  readText?: boolean;
  /** What a row's number counts, for errors. */
  unit: 'row' | 'line';
}

/** Enough rows to guess columns from. */
const sampleRows = 100;

/** Turns rows that come in chunks into a table; knows the mapping once it has seen enough of them. */
export class TableIntake {
  readonly #builder: TableBuilder;
  readonly #options: TableIntakeOptions;
  #waiting: ReadRow[] = [];
  #intake: RowIntake | null = null;
  /** How many rows came, usable or not. */
  rows = 0;
  /** The mapping that is used. */
  mapping: EventMapping = {};
  /** Columns of the first rows. */
  columns: string[] = [];

  constructor(options: TableIntakeOptions) {
    this.#options = options;
    const { sessions, readText = false } = options;
    this.#builder = createTableBuilder({ ...(sessions ? { sessions } : {}), readText });
  }

  /**
   * Adds rows.
   *
   * @throws `load/invalid` when the columns can not be guessed, or the rows are hardly ever rows
   */
  add(rows: ReadRow[]): void {
    this.rows += rows.length;
    if (this.#intake) {
      this.#intake.add(rows);
      return;
    }
    this.#waiting.push(...rows);
    if (this.#waiting.length >= sampleRows) this.#start();
  }

  /**
   * The table, how many rows are in it, and the first row that is not, and why. Without rows it is empty. Sorts in slices.
   *
   * @throws `source/aborted`
   */
  async finish(
    signal: AbortSignal = new AbortController().signal,
  ): Promise<{ table: EventTable; used: number; firstProblem: string }> {
    const intake = this.#intake ?? (this.#waiting.length > 0 ? this.#start() : null);
    const { used = 0, firstProblem = '' } = intake ?? {};
    const table = await runInSlices(this.#builder.finishInSteps(), { signal });
    return { table, used, firstProblem };
  }

  #start(): RowIntake {
    const rows = this.#waiting;
    this.#waiting = [];
    const { unit, invalid } = this.#options;
    const broken = rows.flatMap((row) => ('error' in row ? [row] : []));
    const [first] = broken;
    if (first && (first === rows[0] || broken.length * 2 > rows.length)) {
      throw new AnalyticsError('load/invalid', `${unit} ${first.line}: ${first.error}`);
    }
    const sample = rows.flatMap((row) => ('row' in row ? [row.row] : [])).slice(0, sampleRows);
    this.columns = [...new Set(sample.flatMap((row) => Object.keys(row)))];
    this.mapping = resolveMapping(sample, this.#options.mapping);
    const intake = new RowIntake(this.#builder, { mapping: this.mapping, invalid, unit });
    intake.add(rows);
    this.#intake = intake;
    return intake;
  }
}
