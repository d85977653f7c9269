import { throwIfAborted } from '../model/errors.js';
import type { RunOptions } from '../model/source.js';
import { batchesOf } from './batches.js';
import type { LoadedEventBatches } from './load-table.js';
import type { Row } from './mapping.js';
import type { ReadRow } from './read-row.js';
import { nextTask } from './slices.js';
import type { TableIntake } from './table-intake.js';

/** Rows turned into events before others get a turn. */
const rowsPerTask = 5_000;

function rowOf(value: unknown, line: number): ReadRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { line, row: value as Row }
    : { line, error: 'not an object' };
}

/**
 * Puts what a `load` returned into a table that is being built, in slices.
 *
 * @throws `source/malformed`, `source/aborted`; what the lists, or the intake, throw
 */
export async function fillIntake(
  intake: TableIntake,
  id: string,
  loaded: LoadedEventBatches,
  { signal, onProgress }: RunOptions,
): Promise<void> {
  let sinceTask = 0;
  for await (const batch of batchesOf(id, loaded)) {
    throwIfAborted(signal);
    for (let from = 0; from < batch.length; from += rowsPerTask) {
      const before = intake.rows;
      const part = batch.slice(from, from + rowsPerTask);
      intake.add(part.map((value, i) => rowOf(value, before + i + 1)));
      sinceTask += part.length;
      if (sinceTask < rowsPerTask) continue;
      sinceTask = 0;
      await nextTask();
      throwIfAborted(signal);
    }
    onProgress?.({ done: intake.rows, unit: 'events' });
  }
  throwIfAborted(signal);
}
