import { decodeCursor } from '../../model/decode-cursor.js';
import type { AnyResolvedQuery, Rows, SourceQuery } from '../../model/query.js';

/** What the rows of a kind with pages are ordered by, as its cursors hold it. */
const keys = {
  sessions: ['number', 'number', 'string'],
  timeline: ['number', 'string', 'string', 'number'],
  users: ['string'],
} as const;

function hasPages(kind: string): kind is keyof typeof keys {
  return Object.hasOwn(keys, kind);
}

/** Where a page ends, without the version of the data: equal for sources with equal data. Null on the last page. */
export function endOfPage(rows: Rows<AnyResolvedQuery>): (string | number)[] | null {
  if (!hasPages(rows.kind) || !('cursor' in rows) || rows.cursor === undefined) return null;
  return decodeCursor(rows.cursor, keys[rows.kind]).key;
}

/** The question for the page after these rows, or null after the last. Only the source of the rows knows its cursor. */
export function nextPage<Q extends SourceQuery>(query: Q, rows: Rows<AnyResolvedQuery>): Q | null {
  if (!('cursor' in rows) || rows.cursor === undefined) return null;
  return { ...query, cursor: rows.cursor };
}
