import { invalidQuery } from './schema.js';

type Key = (string | number)[];

/** Where the next page begins: the version of the data, and what the last row of the page is ordered by. */
export function encodeCursor(version: string, key: Key): string {
  return JSON.stringify([version, ...key]);
}

/**
 * Reads a cursor whose key has members of the types given.
 *
 * @throws `query/invalid` for anything else
 */
export function decodeCursor(
  cursor: string,
  types: readonly ('string' | 'number')[],
): { version: string; key: Key } {
  try {
    const [version, ...key] = JSON.parse(cursor) as unknown[];
    if (
      typeof version === 'string' &&
      key.length === types.length &&
      key.every((member, i) => typeof member === types[i])
    ) {
      return { version, key: key as Key };
    }
  } catch {
    // The same as a cursor of another shape.
  }
  throw invalidQuery('cursor', 'expected the cursor of an earlier page of the same question');
}
