import type { ResolvedCohort } from '../../model/cohort.js';
import { compareScalars, compareText } from '../../model/order.js';
import type { AbsoluteRange, Identity } from '../../model/scope.js';
import type { ResolvedSelection } from '../../model/selection.js';
import { matches, passes, valueOf } from './conditions.js';
import type { PreparedEvent } from './prepare.js';
import { userOf } from './units.js';

/** What people are judged by. */
export interface Evidence {
  /** Every event of the universe. */
  events: readonly PreparedEvent[];
  identity: Identity;
  /** Ids of the people behind a number. */
  peopleBehind(selection: ResolvedSelection): ReadonlySet<string>;
}

function isInside({ time }: PreparedEvent, { start, end }: AbsoluteRange): boolean {
  return time >= start && time < end;
}

function did(
  { did: what, within, times, days }: Extract<ResolvedCohort, { did: unknown }>,
  own: readonly PreparedEvent[],
): boolean {
  const done = own.filter((event) => isInside(event, within) && matches(event, what));
  if (done.length < times.atLeast) return false;
  if (times.atMost !== null && done.length > times.atMost) return false;
  if (days === null) return true;
  const active = days.buckets.filter((day) => done.some((event) => isInside(event, day)));
  return active.length >= days.atLeast;
}

function had(
  { had: condition, at, range }: Extract<ResolvedCohort, { had: unknown }>,
  own: readonly PreparedEvent[],
): boolean {
  const value = (event: PreparedEvent) => valueOf(event, condition.property);
  const looked = own
    .filter((event) => isInside(event, range))
    .toSorted(
      (a, b) =>
        a.time - b.time || compareText(a.event, b.event) || compareScalars(value(a), value(b)),
    );
  if (at === 'any') return looked.some((event) => passes(event, condition));
  const one = at === 'first' ? looked[0] : looked.at(-1);
  return one !== undefined && passes(one, condition);
}

/** The ids of those who meet a condition, of the ids given. */
export function idsMeeting(
  condition: ResolvedCohort,
  ids: readonly string[],
  evidence: Evidence,
): string[] {
  const meeting = (part: ResolvedCohort): string[] => idsMeeting(part, ids, evidence);
  const own = (id: string): PreparedEvent[] =>
    evidence.events.filter((event) => userOf(event, evidence.identity) === id);
  if ('all' in condition) {
    const parts = condition.all.map(meeting);
    return ids.filter((id) => parts.every((part) => part.includes(id)));
  }
  if ('any' in condition) {
    const parts = condition.any.map(meeting);
    return ids.filter((id) => parts.some((part) => part.includes(id)));
  }
  if ('not' in condition) {
    const part = meeting(condition.not);
    return ids.filter((id) => !part.includes(id));
  }
  if ('anyOf' in condition) return ids.filter((id) => condition.anyOf.includes(id));
  if ('behind' in condition) {
    const people = evidence.peopleBehind(condition.behind);
    return ids.filter((id) => people.has(id));
  }
  if ('did' in condition) return ids.filter((id) => did(condition, own(id)));
  return ids.filter((id) => had(condition, own(id)));
}
