import { compareText } from '../model/order.js';
import type { UserRow } from '../model/users.js';

/** Which users a sample shows: some from all over the list, or those with most events. */
export type UserSample = 'any' | 'mostActive';

/**
 * A few of some users: `any` takes them at equal distances, so that the same list gives the same sample; `mostActive` those
 * with most events, ties by id.
 *
 * @param count at most so many
 */
export function sampleUsers(
  users: readonly UserRow[],
  sample: UserSample,
  count: number,
): UserRow[] {
  if (sample === 'mostActive') {
    return users.toSorted((a, b) => b.events - a.events || compareText(a.id, b.id)).slice(0, count);
  }
  const shown = Math.min(count, users.length);
  return Array.from(
    { length: shown },
    (_, i) => users[Math.floor(((i + 0.5) * users.length) / shown)] as UserRow,
  );
}
