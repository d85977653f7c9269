import { encodeCursor } from '../../model/cursor.js';

/** A page of rows in their order, and where the next one begins if there is one. The oracle's data has no versions. */
export function pageOf<T>(
  rows: readonly T[],
  isAfter: (row: T) => boolean,
  limit: number,
  keyOf: (row: T) => (string | number)[],
): { page: T[]; cursor?: string } {
  const rest = rows.filter(isAfter);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  if (last === undefined || rest.length === page.length) return { page };
  return { page, cursor: encodeCursor('', keyOf(last)) };
}
