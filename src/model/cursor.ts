/** What the last row of a page is ordered by. */
export type CursorKey = (string | number)[];

/** Where the next page begins: the version of the data, and what the last row of the page is ordered by. */
export function encodeCursor(version: string, key: CursorKey): string {
  return JSON.stringify([version, ...key]);
}
