import { resolveRange } from './calendar.js';
import { cohort as cohortSchema } from './cohort-schema.js';
import {
  type CohortCondition,
  isCompound,
  mapParts,
  partsOf,
  type ResolvedCohort,
  type SavedCohorts,
} from './cohort.js';
import type { AnalyticsError } from './errors.js';
import { invalidQuery, isShallow, maxDepth, parse } from './schema.js';
import type { ResolvedScope } from './scope.js';
import type { ResolvedSelection, Selection } from './selection.js';
import { bucketsOf } from './trend.js';

/** More conditions than this, saved cohorts spelled out, are refused: they would repeat each other without end. */
const maxConditions = 10_000;

function tooDeep(path: string): AnalyticsError {
  return invalidQuery(path, `conditions lie more than ${maxDepth} deep in each other`);
}

/** Replaces saved cohorts by what they say, and calls `prepare` for every selection. */
export class CohortReferences {
  readonly #saved: SavedCohorts;
  readonly #open: string[] = [];
  #conditions = 0;

  constructor(saved: SavedCohorts) {
    this.#saved = saved;
  }

  /**
   * @throws `query/invalid` for a cohort that is not saved, not valid, or refers to itself
   */
  inline(
    condition: CohortCondition,
    path: string,
    prepare: (selection: Selection, path: string) => Selection,
    depth = 0,
  ): CohortCondition {
    if (++this.#conditions > maxConditions) {
      throw invalidQuery(path, `more than ${maxConditions.toLocaleString('en-US')} conditions`);
    }
    if (depth > maxDepth) throw tooDeep(path);
    const inline = (part: CohortCondition, at: string) => this.inline(part, at, prepare, depth + 1);
    if ('cohort' in condition) return this.#saidBy(condition.cohort, path, inline);
    if (isCompound(condition)) return mapParts(condition, inline, path);
    if ('behind' in condition) return { behind: prepare(condition.behind, `${path}.behind`) };
    return condition;
  }

  #saidBy(
    id: string,
    path: string,
    inline: (part: CohortCondition, path: string) => CohortCondition,
  ): CohortCondition {
    if (this.#open.includes(id)) {
      const round = [...this.#open.slice(this.#open.indexOf(id)), id];
      throw invalidQuery(path, `the saved cohort refers to itself: ${round.join(' → ')}`);
    }
    if (!Object.hasOwn(this.#saved, id)) {
      throw invalidQuery(path, `there is no saved cohort "${id}"`);
    }
    if (!isShallow(this.#saved[id])) throw tooDeep(path);
    const said = parse(
      cohortSchema,
      this.#saved[id],
      `query: saved cohort "${id}"`,
      'query/invalid',
    );
    this.#open.push(id);
    const inlined = inline(said, path);
    this.#open.pop();
    return inlined;
  }
}

/** Absolute ranges, defaults and local days of a condition without references. */
export function resolveCohort(
  condition: CohortCondition,
  scope: Pick<ResolvedScope, 'range' | 'timeZone' | 'weekStart' | 'now' | 'identity'>,
  resolveSelection: (selection: Selection) => ResolvedSelection,
): ResolvedCohort {
  if (isCompound(condition)) {
    return mapParts(condition, (part) => resolveCohort(part, scope, resolveSelection));
  }
  if ('anyOf' in condition) return condition;
  if ('had' in condition) {
    return { had: condition.had, at: condition.at ?? 'any', range: scope.range };
  }
  if ('behind' in condition) {
    const behind = resolveSelection(condition.behind);
    if (behind.of.identity !== scope.identity) {
      throw invalidQuery(
        'users.behind.of.identity',
        `the number counts by ${behind.of.identity}, the question by ${scope.identity}`,
      );
    }
    return { behind };
  }
  if ('cohort' in condition) throw invalidQuery('users.cohort', 'not replaced by what it says');
  const { did, times, days, within } = condition;
  const range = within ? resolveRange(within, scope) : scope.range;
  const { atLeast = times || days ? 0 : 1, atMost = null } = times ?? {};
  return {
    did,
    within: range,
    times: { atLeast, atMost },
    days: days ? { atLeast: days.atLeast ?? 0, buckets: bucketsOf(range, 'day', scope) } : null,
  };
}

/** What must be read to judge a condition, itself and those in it. */
export function cohortReads(condition: ResolvedCohort): ResolvedScope['reads'][] {
  if (isCompound(condition)) return partsOf(condition).flatMap(cohortReads);
  if ('did' in condition) return [condition.within];
  if ('had' in condition) return [condition.range];
  if ('behind' in condition) return [condition.behind.of.reads];
  return [];
}
