import { throwIfAborted } from '../../model/errors.js';
import { batchesOf } from '../batches.js';
import type { LoadedEventBatches } from '../load-table.js';
import { nextTask } from '../slices.js';

/** Pieces that may be on their way: the worker never waits, and the page holds no more than these twice. */
const mostOnTheirWay = 3;

/** Copying a piece may take about so long: the page stays responsive. */
const pieceMs = 5;
const leastRows = 50;
const mostRows = 2_000;

/** Sends rows to a worker in pieces, as fast as it takes them. */
export class Feed {
  readonly #id: string;
  readonly #post: (rows: readonly object[]) => void;
  #onTheirWay = 0;
  #rowsAPiece = 1_000;
  #wake = () => {};

  constructor(id: string, post: (rows: readonly object[]) => void) {
    this.#id = id;
    this.#post = post;
  }

  /** The worker is done with a piece. */
  taken(): void {
    this.#onTheirWay--;
    this.#wake();
  }

  /**
   * Sends all lists.
   *
   * @throws `source/aborted`; `source/malformed` for what is no list; what the lists, or sending a piece, throw
   */
  async sendAll(loaded: LoadedEventBatches, signal: AbortSignal): Promise<void> {
    let waiting: readonly object[] = [];
    for await (const batch of batchesOf(this.#id, loaded)) {
      throwIfAborted(signal);
      let from = 0;
      while (from < batch.length) {
        const part = batch.slice(from, from + this.#rowsAPiece - waiting.length);
        from += part.length;
        waiting = waiting.length === 0 ? part : waiting.concat(part);
        if (waiting.length < this.#rowsAPiece) continue;
        await this.#send(waiting, signal);
        waiting = [];
      }
    }
    throwIfAborted(signal);
    if (waiting.length > 0) await this.#send(waiting, signal);
  }

  async #send(rows: readonly object[], signal: AbortSignal): Promise<void> {
    const started = performance.now();
    this.#post(rows);
    const spent = performance.now() - started;
    if (spent > 2 * pieceMs) this.#rowsAPiece = Math.max(leastRows, this.#rowsAPiece >> 1);
    else if (spent < pieceMs / 2) this.#rowsAPiece = Math.min(mostRows, this.#rowsAPiece << 1);
    this.#onTheirWay++;
    await nextTask();
    while (this.#onTheirWay >= mostOnTheirWay && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    throwIfAborted(signal);
  }

  /** Lets a wait end, for a signal that fired. */
  stop(): void {
    this.#wake();
  }
}
