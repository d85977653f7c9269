/** A result as rows of cells, with a heading each. Instants are ISO 8601 texts. */
export interface PlainTable {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** What a spreadsheet would run as a formula when a text starts with it. */
const startsFormula = /^[=+\-@\t\r]/;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = startsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A table as CSV (RFC 4180). A text a spreadsheet would take for a formula gets an apostrophe in front; null is empty.
 */
export function csvOf({ columns, rows }: PlainTable): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
