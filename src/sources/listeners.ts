import type { DataChange } from '../model/source.js';

type Listener = (change: DataChange) => void;

/** Those who want to hear when data changed. */
export class Listeners {
  readonly #all = new Set<Listener>();

  /** Calls back after every change. Returns how to stop. */
  add(onChange: Listener): () => void {
    // A listener of its own for each call, so that one function may listen twice.
    const listener = (change: DataChange) => onChange(change);
    this.#all.add(listener);
    return () => {
      this.#all.delete(listener);
    };
  }

  tell(change: DataChange): void {
    for (const listener of this.#all) {
      // What a listener throws is its own: it must not fail who tells.
      queueMicrotask(() => {
        if (this.#all.has(listener)) listener(change);
      });
    }
  }
}
