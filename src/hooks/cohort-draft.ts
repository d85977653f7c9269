import type { CohortDefinition } from '../documents/cohort-document.js';
import { type CohortCondition, type HowOften, partsOf } from '../model/cohort.js';
import type { Condition, EventMatcher } from '../model/filter.js';
import type { Identity, Scope } from '../model/scope.js';

/** Whether all of the conditions must hold, or any of them. */
export type Join = 'all' | 'any';

/** Who did something: `match` is null until an event is chosen. */
export interface DidDraft {
  form: 'did';
  match: EventMatcher | null;
  /** Missing: at least once; with `days`, any number of times. */
  times?: HowOften;
  /** On at least so many different days. */
  days?: number;
  /** Missing: in the report's range. */
  within?: Scope['range'];
}

/** Whose events carry a value: `condition` is null until a property and a value are chosen. */
export interface HadDraft {
  form: 'had';
  condition: Condition | null;
  at: 'any' | 'first' | 'last';
}

/** A list of ids. An empty one is nobody. */
export interface ListDraft {
  form: 'list';
  ids: string[];
}

/** Who is in a saved cohort: null until one is chosen. */
export interface MemberDraft {
  form: 'member';
  cohort: string | null;
}

/** What the editor shows in words and keeps as it is: the people behind a number, and conditions that lie deeper. */
export interface KeptDraft {
  form: 'kept';
  condition: CohortCondition;
}

/** What a condition says, without whether it is meant or its opposite. */
export type RowForm = DidDraft | HadDraft | ListDraft | MemberDraft | KeptDraft;

/** A condition while it is edited. */
export type RowDraft = RowForm & {
  /** Names the row while it is moved; not saved. */
  id: number;
  /** The opposite is meant. */
  not: boolean;
};

/** Conditions that count as one. */
export interface GroupDraft {
  form: 'group';
  id: number;
  not: boolean;
  join: Join;
  rows: RowDraft[];
}

export type PartDraft = RowDraft | GroupDraft;

/** A cohort while it is edited. */
export interface CohortDraft {
  name: string;
  description: string;
  identity: Identity;
  join: Join;
  parts: PartDraft[];
  /** Next id of a row or a group. */
  nextId: number;
}

/** A draft about which nothing is said yet. */
export function emptyCohortDraft(name: string): CohortDraft {
  return { name, description: '', identity: 'user', join: 'all', parts: [], nextId: 1 };
}

/** A did-condition; "at most 0 times" is the opposite of "at least once", where no days are asked for. */
function didOf(condition: Extract<CohortCondition, { did: EventMatcher }>, not: boolean) {
  const { did: match, times, days, within } = condition;
  const isNever = times?.atMost === 0 && !times.atLeast && days === undefined;
  const isOnce = times?.atLeast === 1 && times.atMost === undefined && days === undefined;
  return {
    form: 'did' as const,
    match,
    not: isNever ? !not : not,
    ...(times && !isNever && !isOnce ? { times } : {}),
    ...(days?.atLeast === undefined ? {} : { days: days.atLeast }),
    ...(within ? { within } : {}),
  };
}

/** The row of a condition; one made of several is kept in words. */
function rowOf(condition: CohortCondition, id: number): RowDraft {
  const not = 'not' in condition;
  const said = not ? condition.not : condition;
  if ('did' in said) return { id, ...didOf(said, not) };
  if ('had' in said) {
    return { id, not, form: 'had', condition: said.had, at: said.at ?? 'any' };
  }
  if ('anyOf' in said) return { id, not, form: 'list', ids: said.anyOf };
  if ('cohort' in said) return { id, not, form: 'member', cohort: said.cohort };
  if ('behind' in said) return { id, not, form: 'kept', condition: said };
  return { id, not: false, form: 'kept', condition };
}

/** The parts of a condition as the editor shows them: rows, and groups of rows. */
export function partsOfDraft(
  users: CohortCondition,
  firstId: number,
): Pick<CohortDraft, 'join' | 'parts' | 'nextId'> {
  let nextId = firstId;
  const row = (condition: CohortCondition) => rowOf(condition, nextId++);
  const part = (condition: CohortCondition): PartDraft => {
    const not = 'not' in condition;
    const said = not ? condition.not : condition;
    if (!('all' in said) && !('any' in said)) return row(condition);
    const id = nextId++;
    const join = 'all' in said ? 'all' : 'any';
    return { form: 'group', id, not, join, rows: partsOf(said).map(row) };
  };
  const isList = 'all' in users || 'any' in users;
  const parts = (isList ? partsOf(users) : [users]).map(part);
  return { join: 'any' in users ? 'any' : 'all', parts, nextId };
}

/** The draft of a cohort. */
export function cohortDraftOf(cohort: CohortDefinition, name: string): CohortDraft {
  const { users, identity = 'user', description = '' } = cohort;
  return { name, description, identity, ...partsOfDraft(users, 1) };
}

/** What a row says; null while something is missing. */
function formCondition(row: RowForm): CohortCondition | null {
  switch (row.form) {
    case 'did': {
      const { match, times, days, within } = row;
      return (
        match && {
          did: match,
          ...(times ? { times } : {}),
          ...(days === undefined ? {} : { days: { atLeast: days } }),
          ...(within ? { within } : {}),
        }
      );
    }
    case 'had':
      return row.condition && { had: row.condition, ...(row.at === 'any' ? {} : { at: row.at }) };
    case 'list':
      return { anyOf: row.ids };
    case 'member':
      return row.cohort === null ? null : { cohort: row.cohort };
    case 'kept':
      return row.condition;
  }
}

/** What a part says; null while it is incomplete. */
export function partCondition(part: PartDraft): CohortCondition | null {
  const said =
    part.form === 'group' ? joined(part.join, part.rows.map(partCondition)) : formCondition(part);
  return said && part.not ? { not: said } : said;
}

function joined(join: Join, parts: readonly (CohortCondition | null)[]): CohortCondition | null {
  const said = parts.filter((part) => part !== null);
  if (said.length === 0) return null;
  return join === 'all' ? { all: said } : { any: said };
}

/** Who is meant; null while no condition is complete. */
export function usersOfDraft({ join, parts }: CohortDraft): CohortCondition | null {
  const said = joined(join, parts.map(partCondition));
  if (said && 'all' in said && said.all.length === 1) return said.all[0] as CohortCondition;
  return said;
}

/** What is saved of a draft: rows that are not complete are left out. */
export function cohortDefinitionOf(draft: CohortDraft): CohortDefinition {
  const { description, identity, join } = draft;
  return {
    users: usersOfDraft(draft) ?? (join === 'all' ? { all: [] } : { any: [] }),
    ...(identity === 'user' ? {} : { identity }),
    ...(description === '' ? {} : { description }),
  };
}
