import type { ResolvedScope } from '../../model/scope.js';
import { type ResolvedSelection, selectedUnit } from '../../model/selection.js';
import { idsMeeting } from './cohort.js';
import { passes } from './conditions.js';
import type { PreparedEvent } from './prepare.js';
import { idsOf, userOf } from './units.js';
import { rowsBehind } from './user-rows.js';

/** Ids of the people behind a number; of sessions, whose they are. */
function peopleBehind(
  all: readonly PreparedEvent[],
  selection: ResolvedSelection,
): ReadonlySet<string> {
  const rows = rowsBehind(eventsOfKept(all, selection.of), selection);
  const people = rows.map(({ id, user }) =>
    selectedUnit(selection) === 'user' ? id : (user ?? null),
  );
  return new Set(people.filter((id) => id !== null));
}

/** The events of the people a question is about: of nobody when it names some, all when it does not. */
export function eventsOfKept(
  all: readonly PreparedEvent[],
  { users, identity, universe }: Pick<ResolvedScope, 'users' | 'identity' | 'universe'>,
): readonly PreparedEvent[] {
  if (!users) return all;
  const events = all.filter((event) => passes(event, universe));
  const ids = idsOf(events, (event) => userOf(event, identity));
  const kept = idsMeeting(users, ids, {
    events,
    identity,
    peopleBehind: (selection) => peopleBehind(all, selection),
  });
  return all.filter((event) => {
    const id = userOf(event, identity);
    return id !== null && kept.includes(id);
  });
}
