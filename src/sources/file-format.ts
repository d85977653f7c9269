/** How a file of text is written: by its first characters. */
export function textFormatOf(head: string): 'ndjson' | 'json' | 'csv' {
  const text = head.trimStart();
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  if (/^\{\s*"(events|data|results)"\s*:\s*\[/.test(text)) return 'json';
  const firstLine = text.slice(0, text.search(/\n|$/)).trim();
  // One object a line, or one object over many lines.
  return firstLine.endsWith('}') || !text.includes('\n') ? 'ndjson' : 'json';
}

/** First characters of binary files. Feather 1 is told apart to be refused by the reader of Arrow. */
const magic = {
  PAR1: 'parquet',
  ARROW1: 'arrow',
  FEA1: 'arrow',
  '\xFF\xFF\xFF\xFF': 'arrow',
} as const;

/** The kind of a binary file, by its first bytes or else its name; undefined is text. */
export function binaryFormatOf(head: Uint8Array, name: string): 'parquet' | 'arrow' | undefined {
  const start = String.fromCharCode(...head.subarray(0, 8));
  for (const [text, format] of Object.entries(magic)) if (start.startsWith(text)) return format;
  if (/\.parquet(\.gz)?$/i.test(name)) return 'parquet';
  return /\.(arrow|feather|ipc)(\.gz)?$/i.test(name) ? 'arrow' : undefined;
}
