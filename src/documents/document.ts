/** What every saved document has. Documents are plain JSON: they live in a browser, a database, a URL or in git. */
export interface SavedDocument {
  type: string;
  /** Version of the type's shape. */
  version: number;
  id: string;
  name: string;
  /** Counts saves; 0 before the first. */
  revision: number;
  /** Epoch milliseconds of the last save. Set by the store; a store may leave it out. */
  updatedAt?: number;
}

/** Where documents are kept. Every method rejects with an {@link AnalyticsError}. */
export interface DocumentStore {
  /** The documents of a type, by name. */
  list(type: string): Promise<SavedDocument[]>;
  /** The document, or null when there is none. Its shape is unknown until the type's parser has read it. */
  get(type: string, id: string): Promise<unknown>;
  /**
   * Saves a document that was read at `document.revision` and returns it with the next one.
   *
   * @throws `document/conflict` when someone else saved since: nothing is overwritten
   */
  save<D extends SavedDocument>(document: D): Promise<D>;
  remove(type: string, id: string): Promise<void>;
  /** Calls back when a document of the type changed elsewhere, e.g. in another tab. Returns how to stop. */
  subscribe?(type: string, onChange: () => void): () => void;
}
