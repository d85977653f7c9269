import type { AnalyticsEvent } from '../../../model/event.js';
import type { RetentionQuery } from '../../../model/retention.js';
import { day, day0, hour } from '../case.js';
import { parseLog } from '../log.js';

/** Events of some users, a line each, in hours after day0: `ann | 0 a | 24 b`. */
export function hours(text: string): AnalyticsEvent[] {
  return parseLog(text, (stamp) => day0 + Number(stamp) * hour);
}

/** The first days of the cases. */
export const days = (count: number) => ({ start: day0, end: day0 + count * day });

/** A retention by day over the first three days of the cases. */
export function retention(options: Partial<RetentionQuery> = {}): RetentionQuery {
  return { kind: 'retention', range: days(3), period: 'day', ...options };
}

/** Who starts with a, and comes back with b. */
export const aThenB = { start: { event: 'a' }, return: { event: 'b' } } as const;

/** An acquisition group: its size, and how many came back in each column that has begun. */
export const acquired = (size: number, ...returned: number[]) => ({
  size,
  cells: returned.map((count) => ({ returned: count })),
});
