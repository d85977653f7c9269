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

/** Where the events go, and what is said of rows that are none. */
type Target = Pick<TableBuilder, 'append' | 'reject'>;

/** Puts rows into a table: reads each as an event, and counts or refuses those that are none. */
export class RowIntake {
  readonly #target: Target;
  readonly #read: ReturnType<typeof createRowReader>;
  readonly #options: IntakeOptions;
  /** How many were events. */
  used = 0;
  /** The first row that was none, and why. */
  firstProblem = '';

  constructor(target: Target, options: IntakeOptions) {
    this.#target = target;
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
    this.#target.append(events);
  }

  #reject(number: number, reason: string): void {
    const problem = `${this.#options.unit} ${number}: ${reason}`;
    this.firstProblem ||= problem;
    if (this.#options.invalid === 'throw') throw new AnalyticsError('load/invalid', problem);
    this.#target.reject(number, reason);
  }
}
