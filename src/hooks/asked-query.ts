import { resolveRange } from '../model/calendar.js';
import { type CohortCondition, isCompound, mapParts } from '../model/cohort.js';
import { type AnyQuery, resolveQuery } from '../model/query.js';
import { type Scope, scopeDefaults } from '../model/scope.js';
import type { Selection } from '../model/selection.js';
import { settledAt } from '../model/settled.js';

/** The zone days are cut in, for questions that name none. */
export interface DefaultZone extends Pick<Scope, 'timeZone' | 'weekStart'> {
  /** Epoch milliseconds the question is asked at. */
  now: number;
}

type Calendar = Parameters<typeof resolveRange>[1];

/** A selection of a question with absolute ranges. It keeps its instant only while the number depends on it. */
function askedSelection(selection: Selection, zone: DefaultZone): Selection {
  const { asOf = zone.now, ...number } = selection;
  const of = askedQuery(selection.of, { ...zone, now: asOf });
  const settled = settledAt(resolveQuery(of, { now: asOf }), true);
  const isSettled = settled !== null && settled <= Math.min(asOf, zone.now);
  return { ...number, of, ...(isSettled ? {} : { asOf }) } as Selection;
}

function askedCohort(
  condition: CohortCondition,
  calendar: Calendar,
  zone: DefaultZone,
): CohortCondition {
  if (isCompound(condition)) {
    return mapParts(condition, (part) => askedCohort(part, calendar, zone));
  }
  if ('behind' in condition) return { behind: askedSelection(condition.behind, zone) };
  if (!('did' in condition) || !condition.within) return condition;
  return { ...condition, within: resolveRange(condition.within, calendar) };
}

/** The question without what its number does not depend on. */
function withoutLabels<Q extends AnyQuery>(query: Q): Q {
  if (query.kind !== 'funnel') return query;
  return { ...query, steps: query.steps.map(({ name: _name, ...step }) => step) };
}

/**
 * A valid question as it is asked at an instant: relative ranges are instants, questions without a zone have the default
 * one, and selections say the instant they were asked at, unless their number does not depend on it. All of it in
 * conditions on users and in questions within the question too. It has the same answer, and asked again later it still
 * means the same time. Labels are left out.
 */
export function askedQuery<Q extends AnyQuery>(query: Q, zone: DefaultZone): Q {
  const question: AnyQuery = query;
  if (question.kind === 'catalog') return query;
  if ('behind' in question) {
    return { ...query, behind: askedSelection(question.behind, zone) };
  }
  const { timeZone = scopeDefaults.timeZone, weekStart = scopeDefaults.weekStart } = {
    ...zone,
    ...question,
  };
  const calendar = { timeZone, weekStart, now: zone.now };
  const { range } = question;
  return {
    ...withoutLabels(query),
    timeZone,
    weekStart,
    ...(range ? { range: resolveRange(range, calendar) } : {}),
    ...('users' in question && question.users
      ? { users: askedCohort(question.users, calendar, zone) }
      : {}),
    ...(question.kind === 'insights' && question.around
      ? { around: askedQuery(question.around, zone) }
      : {}),
  };
}
