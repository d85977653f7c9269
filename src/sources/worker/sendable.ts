import { AnalyticsError } from '../../model/errors.js';
import type { Column, EventMapping, Row } from '../mapping.js';

/** A mapping another thread can be told, and what becomes of rows for it. */
export interface Sendable {
  mapping: EventMapping;
  /** Rows with a column more for each function of the mapping. */
  prepare(rows: readonly object[]): readonly object[];
}

/** Replaces functions by columns of their values: functions can not leave their thread. */
export function sendable(mapping: EventMapping): Sendable {
  const functions: [name: string, column: (row: Row) => unknown][] = [];
  const plain: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(mapping) as [string, Column | undefined][]) {
    if (typeof column !== 'function') {
      plain[field] = column;
      continue;
    }
    const name = `usagekit ${field}`;
    functions.push([name, column]);
    plain[field] = name;
  }
  const withValues = (row: Row): Row => {
    const all: Record<string, unknown> = { ...row };
    // A column that is undefined everywhere would be told to be missing.
    for (const [name, column] of functions) all[name] = column(row) ?? null;
    return all;
  };
  return {
    mapping: plain,
    prepare: (rows) => (functions.length === 0 ? rows : (rows as readonly Row[]).map(withValues)),
  };
}

/** @throws `load/invalid` when the mapping of a file has a function */
export function checkMappingOfFile(id: string, mapping: EventMapping): void {
  for (const [field, column] of Object.entries(mapping)) {
    if (typeof column !== 'function') continue;
    throw new AnalyticsError(
      'load/invalid',
      `mapping.${field} of the source "${id}" is a function, which can not be sent to the worker that reads the file: name the column, or serve the file from a worker of your own with serveEvents`,
    );
  }
}
