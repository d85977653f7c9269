import { compareText } from '../../model/order.js';
import { selectedUnit } from '../../model/selection.js';
import type { ResolvedUsersQuery, UsersRows } from '../../model/users.js';
import { oracleMeta } from './meta.js';
import { pageOf } from './page.js';
import type { PreparedEvent } from './prepare.js';
import { eventsBehindTrend } from './trend-behind.js';
import { userOf } from './units.js';
import { isOfTrend, rowsBehind } from './user-rows.js';

/** Events without a user in a number that counts or measures events; else undefined. */
function withoutUser(
  all: readonly PreparedEvent[],
  { behind }: ResolvedUsersQuery,
): number | undefined {
  if (!isOfTrend(behind)) return undefined;
  const { measure, identity } = behind.of;
  if (measure === 'users' || measure === 'sessions') return undefined;
  return eventsBehindTrend(all, behind).filter((event) => userOf(event, identity) === null).length;
}

/**
 * The units behind a number, read from the rules word by word.
 *
 * @param all events of the people the number is about
 */
export function usersByOracle(all: readonly PreparedEvent[], query: ResolvedUsersQuery): UsersRows {
  const { behind, after, limit } = query;
  const rows = rowsBehind(all, behind);
  const eventsWithoutUser = withoutUser(all, query);
  const { page, cursor } = pageOf(
    rows,
    ({ id }) => after === null || compareText(id, after) > 0,
    limit,
    ({ id }) => [id],
  );
  return {
    kind: 'users',
    unit: selectedUnit(behind),
    total: rows.length,
    users: page,
    ...(eventsWithoutUser === undefined ? {} : { eventsWithoutUser }),
    ...(cursor === undefined ? {} : { cursor }),
    meta: oracleMeta(),
  };
}
