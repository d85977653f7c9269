import { AnalyticsError, type AnalyticsErrorCode, isAnalyticsError } from '../../model/errors.js';

/** An error as it crosses to another thread. */
export interface SentError {
  code: AnalyticsErrorCode;
  message: string;
  /** What the cause said. */
  cause?: string;
}

/** What is sent of an error; one that is no AnalyticsError is a failure of the worker of source `id`. */
export function sentError(error: unknown, id: string): SentError {
  if (isAnalyticsError(error)) {
    const { code, message, cause } = error;
    return { code, message, ...(cause === undefined ? {} : { cause: String(cause) }) };
  }
  const message = `the source "${id}" failed in its worker: ${String(error)}`;
  return { code: 'source/unreachable', message, cause: String(error) };
}

/** The error that was sent. */
export function receivedError({ code, message, cause }: SentError): AnalyticsError {
  return new AnalyticsError(code, message, cause === undefined ? {} : { cause });
}
