import type { CohortCondition } from '../model/cohort.js';
import type { Filter } from '../model/filter.js';
import type { Identity } from '../model/scope.js';
import {
  type CohortDraft,
  type DidDraft,
  type GroupDraft,
  type HadDraft,
  type Join,
  type ListDraft,
  type MemberDraft,
  type PartDraft,
  partsOfDraft,
  type RowDraft,
  type RowForm,
} from './cohort-draft.js';

/** Members of a row to change; undefined takes one away. */
type Change<T> = { [K in keyof Omit<T, 'form'>]?: T[K] | undefined };

/** What can change in a row; what its form does not have is ignored. */
export type RowChange = Change<DidDraft> &
  Change<HadDraft> &
  Change<ListDraft> &
  Change<MemberDraft>;

/** What a new condition can be. */
export type NewForm = 'did' | 'had' | 'list' | 'member' | 'group';

export type CohortAction =
  /** At the end, or in a group. */
  | { type: 'add'; form: NewForm; to?: number }
  | { type: 'change'; id: number; change: RowChange }
  /** The filter of a row's event. */
  | { type: 'setFilter'; id: number; where: Filter | undefined }
  | { type: 'setNot'; id: number; not: boolean }
  | { type: 'remove'; id: number }
  | { type: 'duplicate'; id: number }
  /** Among the rows it stands with. */
  | { type: 'move'; id: number; to: number }
  /** Puts a row in a group of its own, to be joined by others. */
  | { type: 'group'; id: number }
  /** Puts the rows of a group where it stands. */
  | { type: 'ungroup'; id: number }
  /** Of a group, or without `id` of the whole. */
  | { type: 'setJoin'; id?: number; join: Join }
  /** Other conditions in place of all there are, e.g. those of a template. */
  | { type: 'setUsers'; users: CohortCondition }
  | { type: 'setName'; name: string }
  | { type: 'setDescription'; description: string }
  | { type: 'setIdentity'; identity: Identity }
  | { type: 'replace'; draft: CohortDraft };

const fresh: Record<Exclude<NewForm, 'group'>, RowForm> = {
  did: { form: 'did', match: null },
  had: { form: 'had', condition: null, at: 'any' },
  list: { form: 'list', ids: [] },
  member: { form: 'member', cohort: null },
};

const members: Record<RowForm['form'], readonly string[]> = {
  did: ['match', 'times', 'days', 'within'],
  had: ['condition', 'at'],
  list: ['ids'],
  member: ['cohort'],
  kept: [],
};

/** The parts with some of them changed at the level where they stand; null takes one away. */
function mapParts(
  parts: readonly PartDraft[],
  change: (part: PartDraft) => PartDraft | readonly PartDraft[] | null,
): PartDraft[] {
  return parts.flatMap((part) => {
    const changed = change(part);
    if (changed === null) return [];
    if (changed !== part || part.form !== 'group') return changed as PartDraft | PartDraft[];
    const rows = part.rows.flatMap((row) => {
      const other = change(row);
      return other === null ? [] : (other as RowDraft | RowDraft[]);
    });
    // A group whose last row was removed says nothing.
    return rows.length === 0 && part.rows.length > 0 ? [] : { ...part, rows };
  });
}

function changePart(
  draft: CohortDraft,
  id: number,
  change: (part: PartDraft) => PartDraft | readonly PartDraft[] | null,
): CohortDraft {
  return {
    ...draft,
    parts: mapParts(draft.parts, (part) => (part.id === id ? change(part) : part)),
  };
}

function changeRow(row: PartDraft, change: RowChange): PartDraft {
  if (row.form === 'group') return row;
  const own = Object.entries(change).filter(([key]) => members[row.form].includes(key));
  const next = Object.entries({ ...row, ...Object.fromEntries(own) });
  return Object.fromEntries(next.filter(([, value]) => value !== undefined)) as unknown as RowDraft;
}

function setFilter(row: PartDraft, where: Filter | undefined): PartDraft {
  if (row.form !== 'did' || !row.match) return row;
  const { where: _where, ...match } = row.match;
  return { ...row, match: where ? { ...match, where } : match };
}

function add(draft: CohortDraft, form: NewForm, to: number | undefined): CohortDraft {
  const { nextId } = draft;
  if (form === 'group') {
    const first: RowDraft = { ...fresh.did, id: nextId + 1, not: false };
    const join: Join = draft.join === 'all' ? 'any' : 'all';
    const group: GroupDraft = { form, id: nextId, not: false, join, rows: [first] };
    return { ...draft, parts: [...draft.parts, group], nextId: nextId + 2 };
  }
  const row: RowDraft = { ...fresh[form], id: nextId, not: false };
  const added = { ...draft, nextId: nextId + 1 };
  if (to === undefined) return { ...added, parts: [...draft.parts, row] };
  return changePart(added, to, (part) =>
    part.form === 'group' ? { ...part, rows: [...part.rows, row] } : part,
  );
}

/** A copy of a part, and the ids it took. */
function copy(part: PartDraft, nextId: number): { part: PartDraft; nextId: number } {
  if (part.form !== 'group') return { part: { ...part, id: nextId }, nextId: nextId + 1 };
  const rows = part.rows.map((row, i) => ({ ...row, id: nextId + 1 + i }));
  return { part: { ...part, id: nextId, rows }, nextId: nextId + 1 + rows.length };
}

function duplicate(draft: CohortDraft, id: number): CohortDraft {
  let { nextId } = draft;
  const changed = changePart(draft, id, (part) => {
    const made = copy(part, nextId);
    nextId = made.nextId;
    return [part, made.part];
  });
  return { ...changed, nextId };
}

function moved<T extends PartDraft>(parts: readonly T[], id: number, wanted: number): T[] | null {
  const from = parts.findIndex((part) => part.id === id);
  const part = parts[from];
  if (!part) return null;
  const to = Math.max(0, Math.min(parts.length - 1, wanted));
  return from === to ? null : parts.toSpliced(from, 1).toSpliced(to, 0, part);
}

function move(draft: CohortDraft, id: number, to: number): CohortDraft {
  const parts = moved(draft.parts, id, to);
  if (parts) return { ...draft, parts };
  const within = draft.parts.find(
    (part): part is GroupDraft => part.form === 'group' && part.rows.some((row) => row.id === id),
  );
  const rows = within && moved(within.rows, id, to);
  return rows ? changePart(draft, within.id, () => ({ ...within, rows })) : draft;
}

/** One edit. Returns the same object when nothing changes. */
export function editCohort(draft: CohortDraft, action: CohortAction): CohortDraft {
  switch (action.type) {
    case 'add':
      return add(draft, action.form, action.to);
    case 'change':
      return changePart(draft, action.id, (row) => changeRow(row, action.change));
    case 'setFilter':
      return changePart(draft, action.id, (row) => setFilter(row, action.where));
    case 'setNot':
      return changePart(draft, action.id, (part) => ({ ...part, not: action.not }));
    case 'remove':
      return changePart(draft, action.id, () => null);
    case 'duplicate':
      return duplicate(draft, action.id);
    case 'move':
      return move(draft, action.id, action.to);
    case 'group': {
      const { nextId, parts } = draft;
      const join: Join = draft.join === 'all' ? 'any' : 'all';
      const grouped = parts.map((part): PartDraft =>
        part.id === action.id && part.form !== 'group'
          ? { form: 'group', id: nextId, not: false, join, rows: [part] }
          : part,
      );
      return { ...draft, parts: grouped, nextId: nextId + 1 };
    }
    case 'ungroup':
      return changePart(draft, action.id, (part) =>
        part.form === 'group' && !part.not ? part.rows : part,
      );
    case 'setJoin':
      if (action.id === undefined) return { ...draft, join: action.join };
      return changePart(draft, action.id, (part) =>
        part.form === 'group' ? { ...part, join: action.join } : part,
      );
    case 'setUsers':
      return { ...draft, ...partsOfDraft(action.users, draft.nextId) };
    case 'setName':
      return { ...draft, name: action.name };
    case 'setDescription':
      return { ...draft, description: action.description };
    case 'setIdentity':
      return { ...draft, identity: action.identity };
    case 'replace':
      return action.draft;
  }
}
