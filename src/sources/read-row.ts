import type { Row } from './mapping.js';

/** A row of a file with the line it is on, or why that line is none. */
export type ReadRow = { line: number; row: Row } | { line: number; error: string };
