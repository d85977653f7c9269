import { AnalyticsError, isAnalyticsError } from '../model/errors.js';

/** Why a `load` failed: AnalyticsErrors as they are. */
export function loadFailure(id: string, cause: unknown): AnalyticsError {
  if (isAnalyticsError(cause)) return cause;
  const message = `the source "${id}" could not load its events: ${String(cause)}`;
  return new AnalyticsError('source/unreachable', message, { cause });
}
