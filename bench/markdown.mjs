import { loadsTable, timesTable } from './tables.mjs';

/** A table of Markdown; the first `texts` columns are text, the others numbers. */
function markdownTable([header, ...lines], texts) {
  const all = [header, ...lines];
  const widths = header.map((_, column) => Math.max(5, ...all.map((line) => line[column].length)));
  const row = (cells) => `| ${cells.join(' | ')} |`;
  const padded = (line) =>
    row(line.map((cell, i) => (i < texts ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))));
  const rule = row(
    widths.map((width, i) => (i < texts ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)),
  );
  return [padded(header), rule, ...lines.map(padded)].join('\n');
}

/** The report's tables, for a README. */
export function markdownTables(summary) {
  return `${markdownTable(timesTable(summary), 1)}\n\n${markdownTable(loadsTable(summary), 2)}\n`;
}
