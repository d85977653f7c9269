import type { EventMatcher, Filter } from '../model/filter.js';
import type { FunnelDropped } from '../model/funnel-editor-messages.js';
import { maxSteps } from '../model/funnel.js';
import type { Duration } from '../model/scope.js';
import type { ExclusionDraft, FunnelDraft, FunnelOptions, StepDraft } from './funnel-draft.js';
import { fitDraft, without } from './funnel-fit.js';

/** Options to change; undefined takes one back to its default. */
export type OptionChange = { [K in keyof FunnelOptions]?: FunnelOptions[K] | undefined };

export type FunnelAction =
  /** At the end, or at an index. */
  | { type: 'add'; match?: EventMatcher; at?: number }
  /** Keeps the step's filter when only the event is given and asked to. */
  | { type: 'choose'; id: number; match: EventMatcher }
  | { type: 'rename'; id: number; name: string }
  | { type: 'remove'; id: number }
  | { type: 'move'; id: number; to: number }
  | { type: 'duplicate'; id: number }
  | { type: 'setFilter'; id: number; where: Filter | undefined }
  | { type: 'setWithin'; id: number; within: Duration | undefined }
  | { type: 'setOptional'; id: number; optional: boolean }
  /** Between the last two required steps, unless told. */
  | { type: 'addExclusion'; match?: EventMatcher }
  | { type: 'changeExclusion'; id: number; change: Partial<Omit<ExclusionDraft, 'id'>> }
  | { type: 'removeExclusion'; id: number }
  | { type: 'set'; options: OptionChange }
  | { type: 'setName'; name: string }
  | { type: 'replace'; draft: FunnelDraft };

function changeStep(
  draft: FunnelDraft,
  id: number,
  change: (step: StepDraft) => StepDraft,
): FunnelDraft {
  return { ...draft, steps: draft.steps.map((step) => (step.id === id ? change(step) : step)) };
}

function insert(draft: FunnelDraft, at: number, step: Omit<StepDraft, 'id'>): FunnelDraft {
  if (draft.steps.length >= maxSteps) return draft;
  const steps = draft.steps.toSpliced(at, 0, { ...step, id: draft.nextId });
  return { ...draft, steps, nextId: draft.nextId + 1 };
}

/** Two rows always stay: when only two are left, the removed one is emptied. */
function remove(draft: FunnelDraft, id: number): FunnelDraft {
  const steps = draft.steps.filter((step) => step.id !== id);
  if (steps.length >= 2) return { ...draft, steps };
  return changeStep(draft, id, () => ({ id, match: null }));
}

function move(draft: FunnelDraft, id: number, wanted: number): FunnelDraft {
  const from = draft.steps.findIndex((step) => step.id === id);
  const to = Math.max(0, Math.min(draft.steps.length - 1, wanted));
  const step = draft.steps[from];
  if (!step || from === to) return draft;
  return { ...draft, steps: draft.steps.toSpliced(from, 1).toSpliced(to, 0, step) };
}

function addExclusion(draft: FunnelDraft, match: EventMatcher | null): FunnelDraft {
  const required = draft.steps.filter(({ optional }) => !optional);
  const [after, before] = required.slice(-2);
  if (!after || !before) return draft;
  const exclusion: ExclusionDraft = {
    id: draft.nextId,
    match,
    after: after.id,
    before: before.id,
    effect: 'break',
  };
  return { ...draft, exclusions: [...draft.exclusions, exclusion], nextId: draft.nextId + 1 };
}

function setOptions(draft: FunnelDraft, change: OptionChange): FunnelDraft {
  const entries = Object.entries({ ...draft.options, ...change });
  const options: FunnelOptions = Object.fromEntries(entries.filter(([, v]) => v !== undefined));
  return { ...draft, options };
}

/** One of a step's optional members set, or taken away with undefined or false. */
function withMember<K extends 'name' | 'within' | 'optional'>(
  key: K,
  value: StepDraft[K] | undefined | '',
): (step: StepDraft) => StepDraft {
  return (step) => (value ? { ...step, [key]: value } : (without(step, key) as StepDraft));
}

function apply(draft: FunnelDraft, action: FunnelAction): FunnelDraft {
  switch (action.type) {
    case 'add':
      return insert(draft, action.at ?? draft.steps.length, { match: action.match ?? null });
    case 'choose':
      return changeStep(draft, action.id, (step) => ({ ...step, match: action.match }));
    case 'rename':
      return changeStep(draft, action.id, withMember('name', action.name.trim()));
    case 'remove':
      return remove(draft, action.id);
    case 'move':
      return move(draft, action.id, action.to);
    case 'duplicate': {
      const at = draft.steps.findIndex(({ id }) => id === action.id);
      const step = draft.steps[at];
      return step ? insert(draft, at + 1, without(step, 'id')) : draft;
    }
    case 'setFilter':
      return changeStep(draft, action.id, (step) => {
        const { where: _where, ...match } = step.match ?? {};
        return { ...step, match: action.where ? { ...match, where: action.where } : match };
      });
    case 'setWithin':
      return changeStep(draft, action.id, withMember('within', action.within));
    case 'setOptional':
      return changeStep(draft, action.id, withMember('optional', action.optional));
    case 'addExclusion':
      return addExclusion(draft, action.match ?? null);
    case 'changeExclusion':
      return {
        ...draft,
        exclusions: draft.exclusions.map((each) =>
          each.id === action.id ? { ...each, ...action.change } : each,
        ),
      };
    case 'removeExclusion':
      return { ...draft, exclusions: draft.exclusions.filter(({ id }) => id !== action.id) };
    case 'set':
      return setOptions(draft, action.options);
    case 'setName':
      return { ...draft, name: action.name };
    case 'replace':
      return action.draft;
  }
}

/** One edit, and what it made impossible. The draft is the same object when nothing changes. */
export function editDraft(
  draft: FunnelDraft,
  action: FunnelAction,
): { draft: FunnelDraft; dropped: FunnelDropped[] } {
  const edited = apply(draft, action);
  return edited === draft ? { draft, dropped: [] } : fitDraft(edited);
}

/** One edit. Returns the same object when nothing changes. */
export function editFunnel(draft: FunnelDraft, action: FunnelAction): FunnelDraft {
  return editDraft(draft, action).draft;
}
