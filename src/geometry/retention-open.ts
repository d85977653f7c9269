import { bucketContaining } from '../model/calendar.js';
import type { ResolvedRetentionQuery } from '../model/retention.js';

/**
 * When a column of a group is over for all of its users; with the rolling clock, for one who started at the group's last
 * instant.
 *
 * @param start of the group
 * @returns the instant, and whether the range reaches so far: else its number never completes in this range
 */
export function completesAt(
  query: Pick<
    ResolvedRetentionQuery,
    'groups' | 'columns' | 'clock' | 'span' | 'period' | 'range' | 'timeZone' | 'weekStart'
  >,
  start: number,
  column: number,
): { instant: number; inRange: boolean } | null {
  const { groups, columns, clock, span, period, range } = query;
  const index = groups.findIndex((group) => group.start === start);
  const group = groups[index];
  const last = columns[column]?.to;
  if (!group || last === undefined) return null;
  let instant = groups[index + last]?.end;
  if (clock === 'rolling') {
    instant = group.end + (last + 1) * span;
  } else if (instant === undefined) {
    const known = groups.length - 1;
    instant = groups[known]?.end ?? group.end;
    for (let at = known; at < index + last; at += 1) {
      instant = bucketContaining(instant, period, query).end;
    }
  }
  return { instant, inRange: instant <= range.end };
}
