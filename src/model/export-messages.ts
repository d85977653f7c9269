import type { Format } from './format.js';
import type { Progress } from './meta.js';

/* English for waiting for a result, and for taking it out of the page. */

export const exportMessages = {
  progress: ({ done, unit }: Progress, format: Format): string =>
    `${format.compact(done)} ${unit} read`,
  cancel: 'Cancel',
  cancelled: 'Cancelled',
  cancelledKept: 'Cancelled: this is the answer to the question before',

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
