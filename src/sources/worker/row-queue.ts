/** Lists of rows that come in messages, to be read as they come. */
export class RowQueue implements AsyncIterable<readonly object[]> {
  readonly #lists: (readonly object[])[] = [];
  readonly #onTaken: () => void;
  #ended = false;
  #wake = () => {};

  /** Calls back each time a list is done with. */
  constructor(onTaken: () => void) {
    this.#onTaken = onTaken;
  }

  push(rows: readonly object[]): void {
    this.#lists.push(rows);
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly object[]> {
    for (;;) {
      const rows = this.#lists.shift();
      if (rows) {
        yield rows;
        this.#onTaken();
      } else if (this.#ended) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
