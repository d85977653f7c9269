import { usePrinting } from './usePrinting.js';

/** More rows of a list are not printed: they fill fifty pages. */
const mostPrinted = 1000;

/** Paper does not scroll: how many rows of a list are drawn while it is printed; null while it is not. */
export function usePrintedRows(count: number): number | null {
  return usePrinting() ? Math.min(count, mostPrinted) : null;
}
