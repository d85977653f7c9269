import type { ReadRow } from './read-row.js';

/** Rows of NDJSON: one object a line. A line that is not one is a row with an error. */
export async function* readNdjson(chunks: AsyncIterable<string>): AsyncGenerator<ReadRow[]> {
  let rest = '';
  let line = 0;
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    const rows: ReadRow[] = [];
    for (const text of lines) {
      line++;
      if (text.trim() !== '') rows.push(readLine(text, line));
    }
    yield rows;
  }
  if (rest.trim() !== '') yield [readLine(rest, line + 1)];
}

function readLine(text: string, line: number): ReadRow {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { line, row: value as Record<string, unknown> }
      : { line, error: 'not a JSON object' };
  } catch {
    return { line, error: 'not valid JSON' };
  }
}
