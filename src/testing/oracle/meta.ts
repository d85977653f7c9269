import type { Meta } from '../../model/meta.js';

/** What the oracle says about how it came to its numbers. */
export function oracleMeta(eventsWithoutUser?: number): Meta {
  return {
    computedBy: 'usagekit oracle',
    exact: true,
    ...(eventsWithoutUser === undefined ? {} : { eventsWithoutUser }),
    warnings: [],
  };
}
