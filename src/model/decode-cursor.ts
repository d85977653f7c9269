import type { CursorKey } from './cursor.js';
import { invalidQuery } from './schema.js';

/**
 * Reads a cursor whose key has members of the types given.
 *
 * @throws `query/invalid` for anything else
 */
export function decodeCursor(
  cursor: string,
  types: readonly ('string' | 'number')[],
): { version: string; key: CursorKey } {
  try {
    const [version, ...key] = JSON.parse(cursor) as unknown[];
    if (
      typeof version === 'string' &&
      key.length === types.length &&
      key.every((member, i) => typeof member === types[i])
    ) {
      return { version, key: key as CursorKey };
    }
  } catch {
    // The same as a cursor of another shape.
  }
  throw invalidQuery('cursor', 'expected the cursor of an earlier page of the same question');
}
