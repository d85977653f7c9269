/* English for what can be taken out of a result. */

export const exportMessages = {
  export: 'Export',
  exportCsv: 'Table as CSV',
  exportJson: 'Result as JSON',
  exportSvg: 'Picture as SVG',
  exportPng: 'Picture as PNG',
  copyQuery: 'Copy query',
  queryCopied: 'Query copied',
  exported: (file: string): string => `Saved ${file}`,
  exportFailed: 'That did not work',
};
