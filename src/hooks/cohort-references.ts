import type { CohortCondition, SavedCohorts } from '../model/cohort.js';
import { isShallow } from '../model/schema.js';

/** Calls back with the id of every saved cohort that is named anywhere in a question or condition, also in those they say. */
function eachReference(
  value: unknown,
  saved: SavedCohorts,
  visit: (id: string) => void,
  seen: Set<string>,
): void {
  if (typeof value !== 'object' || value === null) return;
  if ('cohort' in value && typeof value.cohort === 'string') {
    const id = value.cohort;
    visit(id);
    if (seen.has(id)) return;
    seen.add(id);
    const said = Object.hasOwn(saved, id) ? saved[id] : undefined;
    if (isShallow(said)) eachReference(said, saved, visit, seen);
    return;
  }
  for (const part of Object.values(value)) eachReference(part, saved, visit, seen);
}

/** Ids of the saved cohorts a question or condition depends on, directly or through others. The value may be any JSON. */
export function referencesOf(value: unknown, saved: SavedCohorts): Set<string> {
  const ids = new Set<string>();
  if (isShallow(value)) eachReference(value, saved, (id) => ids.add(id), new Set());
  return ids;
}

/** Whether a question, or a cohort in it, names one that is not among the saved. */
export function namesUnknownCohort(query: unknown, saved: SavedCohorts): boolean {
  return [...referencesOf(query, saved)].some((id) => !Object.hasOwn(saved, id));
}

/** Whether a cohort says, directly or through others, who is in the cohort of an id: the id can then not mean it. */
export function dependsOn(condition: CohortCondition, id: string, saved: SavedCohorts): boolean {
  return referencesOf(condition, saved).has(id);
}
