import { AnalyticsError } from '../model/errors.js';
import { countNewlines } from './newlines.js';
import type { ReadRow } from './read-row.js';

const delimiters = [',', ';', '\t', '|'];

/** The delimiter that is most often in the header, outside of quotes. */
function delimiterOf(header: string): string {
  const plain = header.replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string) => plain.split(delimiter).length;
  return delimiters.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/**
 * Rows of CSV with a header: comma, semicolon, tab or bar. Cells are text, empty ones null. A row with more or fewer cells
 * than the header is a row with an error.
 *
 * @throws `load/invalid` for a quote that is never closed, with the line it is on
 */
export async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<ReadRow[]> {
  const { default: Papa } = await import('papaparse');
  let rest = '';
  let line = 1;
  let header: string[] | null = null;
  let delimiter: string | null = null;

  const parse = (last: boolean): ReadRow[] => {
    delimiter ??= delimiterOf(rest.slice(0, rest.search(/[\r\n]|$/)));
    const parser = new Papa.Parser({ delimiter, newline: '\n' });
    const { data, errors, meta } = parser.parse(rest, 0, !last) as {
      data: string[][];
      errors: { code: string; row?: number }[];
      meta: { cursor: number };
    };
    const unclosed = errors.find(({ code }) => code === 'MissingQuotes');
    rest = last ? '' : rest.slice(meta.cursor);
    const rows: ReadRow[] = [];
    for (const [i, cells] of data.entries()) {
      const at = line;
      line += 1 + cells.reduce((count, cell) => count + countNewlines(cell), 0);
      if (unclosed && i === unclosed.row) {
        throw new AnalyticsError('load/invalid', `line ${at}: a quote is opened and never closed`);
      }
      const lastCell = cells.length - 1;
      cells[lastCell] = (cells[lastCell] ?? '').replace(/\r$/, '');
      if (cells.length === 1 && cells[0] === '') continue;
      if (header) rows.push(rowOf(header, cells, at));
      else header = cells.map((name, column) => name.trim() || `column ${column + 1}`);
    }
    return rows;
  };
  for await (const chunk of chunks) {
    rest += chunk;
    if (delimiter === null && !rest.includes('\n')) continue;
    yield parse(false);
  }
  if (rest !== '') yield parse(true);
}

function rowOf(header: readonly string[], cells: readonly string[], line: number): ReadRow {
  if (cells.length !== header.length) {
    return { line, error: `${cells.length} cells, the header has ${header.length}` };
  }
  const row: Record<string, unknown> = {};
  header.forEach((name, column) => {
    row[name] = cells[column] === '' ? null : cells[column];
  });
  return { line, row };
}
