import { AnalyticsError } from '../model/errors.js';
import type { ReadRow } from './read-row.js';

/** Members of a wrapping object that may hold the list. */
const wrappers = ['events', 'data', 'results'];

/**
 * Rows of a JSON list, or of one wrapped as `{ "events": […] }`, `data` or `results`. Read as it comes: the whole list is
 * never in memory.
 *
 * @throws `load/invalid` with the line where the text stops being JSON
 */
export async function* readJson(chunks: AsyncIterable<string>): AsyncGenerator<ReadRow[]> {
  const { JSONParser } = await import('@streamparser/json');
  let rows: ReadRow[] = [];
  let line = 1;
  let ended = false;
  const fail = (cause: unknown) =>
    new AnalyticsError('load/invalid', `line ${line}: not valid JSON`, { cause });
  const parser = new JSONParser({
    paths: ['$.*', ...wrappers.map((name) => `$.${name}.*`)],
    keepStack: false,
  });
  parser.onError = (cause) => {
    throw fail(cause);
  };
  parser.onEnd = () => {
    ended = true;
  };
  parser.onValue = ({ value, stack, key }) => {
    if (stack.length === 1 && typeof key !== 'number') return;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      rows.push({ line, row: value as Record<string, unknown> });
    } else rows.push({ line, error: 'not a JSON object' });
  };
  const write = (text: string) => {
    if (ended && text.trim() === '') return;
    try {
      parser.write(text);
    } catch (cause) {
      throw cause instanceof AnalyticsError ? cause : fail(cause);
    }
  };
  for await (const chunk of chunks) {
    // Line by line, so that the parser fails on the line that is wrong.
    const lines = chunk.split('\n');
    for (const [i, text] of lines.entries()) {
      const last = i === lines.length - 1;
      if (text !== '' || !last) write(last ? text : `${text}\n`);
      if (!last) line++;
    }
    yield rows;
    rows = [];
  }
  if (!ended) {
    throw new AnalyticsError('load/invalid', `line ${line}: the file ends before its JSON does`);
  }
}
