import { throwIfAborted } from '../model/errors.js';
import type { Progress } from '../model/meta.js';
import type { RunOptions } from '../model/source.js';

/**
 * One piece of work that several callers wait for. A caller who is aborted stops waiting at once; the work itself is
 * aborted when the last one has.
 */
export class SharedLoad<T> {
  readonly #controller = new AbortController();
  readonly #listeners = new Set<(progress: Progress) => void>();
  readonly #result: Promise<T>;
  #waiting = 0;

  /** Starts the work. */
  constructor(work: (options: RunOptions) => Promise<T>) {
    this.#result = work({
      signal: this.#controller.signal,
      onProgress: (progress) => {
        for (const listener of this.#listeners) listener(progress);
      },
    });
    // Whoever waits hears of a failure; when nobody does any more, it is no news.
    this.#result.catch(() => {});
  }

  /** Whether everyone who waited was aborted, so that nothing will come of it. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  /**
   * Waits for the work.
   *
   * @throws what the work threw; `source/aborted` once the caller's own signal has fired
   */
  async wait({ signal, onProgress }: RunOptions): Promise<T> {
    throwIfAborted(signal);
    const listener = (progress: Progress) => onProgress?.(progress);
    this.#listeners.add(listener);
    this.#waiting++;
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    signal.addEventListener('abort', stop);
    try {
      await Promise.race([this.#result, stopped]);
      throwIfAborted(signal);
      return await this.#result;
    } finally {
      signal.removeEventListener('abort', stop);
      this.#listeners.delete(listener);
      this.#waiting--;
      if (this.#waiting === 0 && signal.aborted) this.#controller.abort(signal.reason);
    }
  }
}
