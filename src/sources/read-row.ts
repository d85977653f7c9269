import type { Row } from './mapping.js';

/** A row with the line of the file (or number in the list) it is on, or why that line is none. */
export type ReadRow = { line: number; row: Row } | { line: number; error: string };
