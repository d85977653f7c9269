import { AnalyticsError } from '../model/errors.js';
import { compareText } from '../model/order.js';
import type { DocumentStore, SavedDocument } from './document.js';

function storage(): Storage {
  try {
    return localStorage;
  } catch (cause) {
    throw new AnalyticsError(
      'document/unavailable',
      'this browser keeps no local storage; pass another document store to the provider',
      { cause },
    );
  }
}

function read(key: string): unknown {
  const text = storage().getItem(key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new AnalyticsError('document/invalid', `invalid document at ${key}: not JSON`, { cause });
  }
}

function revisionOf(value: unknown): number {
  return typeof value === 'object' && value !== null && 'revision' in value
    ? Number(value.revision)
    : 0;
}

/**
 * Keeps documents in the browser's local storage, shared by the tabs of a site. The default store.
 *
 * @param prefix of the storage keys, to keep two apps on one origin apart
 */
export function browserStore(prefix = 'usagekit'): DocumentStore {
  const keyOf = (type: string, id: string) => `${prefix}:${type}:${id}`;
  return {
    async list(type) {
      const start = keyOf(type, '');
      return Object.keys(storage())
        .filter((key) => key.startsWith(start))
        .map((key) => read(key) as SavedDocument)
        .sort((a, b) => compareText(a.name, b.name));
    },
    async get(type, id) {
      return read(keyOf(type, id));
    },
    async save(document) {
      const key = keyOf(document.type, document.id);
      if (revisionOf(read(key)) !== document.revision) {
        throw new AnalyticsError(
          'document/conflict',
          `"${document.name}" was saved elsewhere since it was opened; open it again to see the changes`,
        );
      }
      const saved = { ...document, revision: document.revision + 1, updatedAt: Date.now() };
      try {
        storage().setItem(key, JSON.stringify(saved));
      } catch (cause) {
        throw new AnalyticsError('document/unavailable', 'the local storage is full', { cause });
      }
      return saved;
    },
    async remove(type, id) {
      storage().removeItem(keyOf(type, id));
    },
    subscribe(type, onChange) {
      const start = keyOf(type, '');
      const listen = (event: StorageEvent) => {
        if (event.key === null || event.key.startsWith(start)) onChange();
      };
      addEventListener('storage', listen);
      return () => removeEventListener('storage', listen);
    },
  };
}
