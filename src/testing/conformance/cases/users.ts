import type { Scalar } from '../../../model/event.js';
import type { Selection } from '../../../model/selection.js';
import type { UserRow, UsersQuery } from '../../../model/users.js';

/* What the cases of units behind a number share. */

/** Who is behind a number. */
export function users(behind: Selection, options: Partial<UsersQuery> = {}): UsersQuery {
  return { kind: 'users', behind, ...options };
}

/** The answer: these units and no others, in this order. */
export const units = (...ids: string[]) => ({
  users: ids.map((id) => ({ id })),
  total: ids.length,
});

/** What is said about a unit; an undefined property is one that must be missing. */
type Said = Partial<Omit<UserRow, 'properties'>> & {
  id: string;
  properties?: Record<string, Scalar | undefined>;
};

/** Units with what is said about each. */
export const rows = (...list: Said[]) => ({
  users: list,
  total: list.length,
});
