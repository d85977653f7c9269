import type { Meta } from '../../model/meta.js';

/** What the oracle says about how it came to its numbers. */
export function oracleMeta(
  left: Pick<Meta, 'eventsWithoutUser' | 'eventsWithoutSession'> = {},
): Meta {
  return { computedBy: 'usagekit oracle', exact: true, ...left, warnings: [] };
}
