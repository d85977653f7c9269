import { type Fragment, integer, sql } from './fragment.js';
import { inGroupOrder, valueColumns } from './reader.js';

/** Whether two values are the same, a missing one included. */
export function sameValue(a: string, b: string): Fragment {
  const left = valueColumns('v', a);
  const right = valueColumns('v', b);
  return sql`${left.rank} = ${right.rank} and ${left.number} is not distinct from ${right.number}
    and ${left.text} is not distinct from ${right.text}`;
}

/**
 * A query that ranks values `v`: by `headline`, descending, ties in group order; values whose headline is 0 are left out.
 * Its `place` is 1 for the first.
 *
 * @param values a query in parentheses or a name, with the columns of `v` and `headline`
 */
export function rankValues(values: Fragment): Fragment {
  return sql`select *, row_number() over (order by headline desc, ${inGroupOrder(valueColumns('v'))}) as place
    from ${values} as counted where headline > 0`;
}

/** The number of the group for a place: those after `limit` are one group, `limit` + 1; so is a value that has no place. */
export function groupOf(place: Fragment, limit: number): Fragment {
  return sql`case when ${place} <= ${integer(limit)} then ${place} else ${integer(limit + 1)} end`;
}
