import type { TableBuilder } from '../engine/table-builder.js';
import { AnalyticsError } from '../model/errors.js';
import type { AnalyticsEvent } from '../model/event.js';
import type { EventMapping } from './mapping.js';
import type { ReadRow } from './read-row.js';
import { createRowReader } from './row-reader.js';

interface IntakeOptions {
  mapping: EventMapping;
  /** Count rows that are no events, or fail on the first one. */
  invalid: 'report' | 'throw' | undefined;
  /** What a row's number counts, for the error. */
  unit: 'row' | 'line';
}

/** Puts rows into a table: reads each as an event, and counts or refuses those that are none. */
export class RowIntake {
  readonly #builder: TableBuilder;
  readonly #read: ReturnType<typeof createRowReader>;
  readonly #options: IntakeOptions;
  /** How many were events. */
  used = 0;
  /** The first row that was none, and why. */
  firstProblem = '';

  constructor(builder: TableBuilder, options: IntakeOptions) {
    this.#builder = builder;
    this.#read = createRowReader(options.mapping);
    this.#options = options;
  }

  add(rows: readonly ReadRow[]): void {
    const events: AnalyticsEvent[] = [];
    for (const row of rows) {
      const event = 'row' in row ? this.#read(row.row) : row.error;
      if (typeof event !== 'string') events.push(event);
      else this.#reject(row.line, event);
    }
    this.used += events.length;
    this.#builder.append(events);
  }

  #reject(number: number, reason: string): void {
    const problem = `${this.#options.unit} ${number}: ${reason}`;
    this.firstProblem ||= problem;
    if (this.#options.invalid === 'throw') throw new AnalyticsError('load/invalid', problem);
    this.#builder.reject(number, reason);
  }
}
