import type { Meta } from '../../model/meta.js';
import type { Fragment } from './fragment.js';
import type { SqlRow } from './rows.js';

/** One question as a statement, and how the rows it gives are read. */
export interface Plan<Rows> {
  statement: Fragment;
  read(rows: readonly SqlRow[], meta: Meta): Rows;
}
