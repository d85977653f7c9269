import { AnalyticsError, isAnalyticsError, throwIfAborted } from './errors.js';
import type { Progress } from './meta.js';
import { type AnyResolvedQuery, assemble, type Result, type Rows } from './query.js';
import type { AnalyticsSource } from './source.js';

/** What goes along with a resolved question. */
export interface AskOptions {
  /** Stops the work; the promise rejects with `source/aborted`. */
  signal?: AbortSignal;
  onProgress?(progress: Progress): void;
}

/** Asks a source for rows and reads them. */
async function ask<Q extends AnyResolvedQuery, T>(
  source: AnalyticsSource,
  resolved: Q,
  { signal = new AbortController().signal, onProgress }: AskOptions,
  read: (rows: Rows<Q>) => T,
): Promise<T> {
  if (!source.capabilities.kinds.includes(resolved.kind)) {
    throw new AnalyticsError(
      'source/unsupported',
      `the source "${source.id}" can not answer "${resolved.kind}"`,
    );
  }
  throwIfAborted(signal);
  try {
    return read(await source.run(resolved, { signal, ...(onProgress ? { onProgress } : {}) }));
  } catch (error) {
    if (isAnalyticsError(error)) throw error;
    throwIfAborted(signal);
    throw new AnalyticsError(
      'source/unreachable',
      `the source "${source.id}" failed: ${String(error)}`,
      { cause: error },
    );
  }
}

/** Asks a source for rows. */
export function askRows<Q extends AnyResolvedQuery>(
  source: AnalyticsSource,
  resolved: Q,
  options: AskOptions,
): Promise<Rows<Q>> {
  return ask(source, resolved, options, (rows) => rows);
}

/** Asks a source for rows and makes the answer of them. */
export function askSource<Q extends AnyResolvedQuery>(
  source: AnalyticsSource,
  resolved: Q,
  options: AskOptions,
): Promise<Result<Q>> {
  return ask(source, resolved, options, (rows) => assemble(resolved, rows));
}
