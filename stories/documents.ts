import type { DocumentStore, SavedDocument } from '../src/index.js';
import { AnalyticsError } from '../src/query.js';

/** A document store that forgets everything when the page goes. */
export function memoryDocuments(...start: SavedDocument[]): DocumentStore {
  const kept = new Map(start.map((document) => [`${document.type}:${document.id}`, document]));
  return {
    list: async (type) => [...kept.values()].filter((document) => document.type === type),
    get: async (type, id) => kept.get(`${type}:${id}`) ?? null,
    save: async (document) => {
      const key = `${document.type}:${document.id}`;
      if ((kept.get(key)?.revision ?? 0) !== document.revision) {
        throw new AnalyticsError('document/conflict', 'someone else saved in between');
      }
      const saved = { ...document, revision: document.revision + 1, updatedAt: Date.now() };
      kept.set(key, saved);
      return saved;
    },
    remove: async (type, id) => void kept.delete(`${type}:${id}`),
  };
}
