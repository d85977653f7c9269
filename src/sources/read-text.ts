import { AnalyticsError } from '../model/errors.js';
import type { OpenedFile } from './input.js';
import { countNewlines } from './newlines.js';

/**
 * The text of a file in chunks; a byte order mark is dropped.
 *
 * @throws `load/invalid` for text that is not UTF-8
 */
export async function* readText({ chunks }: OpenedFile): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  const decode = (bytes?: Uint8Array<ArrayBuffer>): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new AnalyticsError(
        'load/invalid',
        `the file is not UTF-8 text (near line ${line}); save it as UTF-8, or is it another kind of file?`,
        { cause },
      );
    }
  };
  for await (const bytes of chunks) {
    const text = decode(bytes);
    line += countNewlines(text);
    if (text) yield text;
  }
  const rest = decode();
  if (rest) yield rest;
}
