/** Every way an analytics call can fail, as a stable code to test for. */
export type AnalyticsErrorCode =
  /** The question itself is wrong; the message names the path and the reason. */
  | 'query/invalid'
  /** The source can not answer this kind or option. */
  | 'source/unsupported'
  /** The store or file could not be reached. */
  | 'source/unreachable'
  /** The caller's `AbortSignal` fired. */
  | 'source/aborted'
  /** The source answered, but not with what its contract promises. */
  | 'source/malformed'
  /** A file or row could not be read as events. */
  | 'load/invalid'
  /** A saved document is not what its type and version promise. */
  | 'document/invalid'
  /** Someone else saved first; nothing was overwritten. */
  | 'document/conflict'
  /** The document store could not be read or written. */
  | 'document/unavailable'
  /** A component could not be drawn; the rest of the page goes on. */
  | 'component/failed';

/**
 * The one error this package throws or rejects with.
 *
 * `message` says what was wrong, where, and what to do. `cause` keeps the original error, when there was one.
 */
export class AnalyticsError extends Error {
  override readonly name = 'AnalyticsError';
  readonly code: AnalyticsErrorCode;

  constructor(code: AnalyticsErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Whether `error` is an {@link AnalyticsError}, and has `code` when one is given.
 *
 * Tests the code and not the class, so it also holds for errors that crossed a worker or came from another copy of the
 * package.
 */
export function isAnalyticsError(
  error: unknown,
  code?: AnalyticsErrorCode,
): error is AnalyticsError {
  if (!(error instanceof Error) && (typeof error !== 'object' || error === null)) return false;
  const candidate = error as { name?: unknown; code?: unknown };
  if (candidate.name !== 'AnalyticsError' || typeof candidate.code !== 'string') return false;
  return code === undefined || candidate.code === code;
}

/** Throws `source/aborted` when the signal has fired. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new AnalyticsError('source/aborted', 'the query was cancelled', { cause: signal.reason });
  }
}
