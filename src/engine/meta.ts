import type { Meta } from '../model/meta.js';
import type { EventTable } from './table.js';

/** What every answer of the engine says about the table it came from. */
export function engineMeta({ rows, duplicates, rejected }: EventTable): Meta {
  return {
    computedBy: 'usagekit engine',
    exact: true,
    eventsRead: rows,
    duplicates,
    ...(rejected.count > 0 ? { rejected } : {}),
    warnings: [],
  };
}
