import type { FunnelDocument } from '../documents/funnel-document.js';
import type { EventMatcher } from '../model/filter.js';
import type { FunnelQuery } from '../model/funnel.js';
import { maxSteps } from '../model/funnel.js';
import type { Duration } from '../model/scope.js';

/** A step while it is edited: `match` is null until an event is chosen. */
export interface StepDraft {
  /** Names the step while it is moved and renamed; not saved. */
  id: number;
  match: EventMatcher | null;
  name?: string;
}

/** A funnel while it is edited: not yet, or no longer, a valid question. */
export interface FunnelDraft {
  name: string;
  steps: StepDraft[];
  window: Duration | null | undefined;
  /** Next step id. */
  nextId: number;
}

export type FunnelAction =
  | { type: 'add'; match?: EventMatcher }
  | { type: 'choose'; id: number; match: EventMatcher }
  | { type: 'rename'; id: number; name: string }
  | { type: 'remove'; id: number }
  | { type: 'move'; id: number; to: number }
  | { type: 'setWindow'; window: Duration | null }
  | { type: 'setName'; name: string }
  | { type: 'replace'; draft: FunnelDraft };

/** A draft with two steps still to choose. */
export function emptyFunnelDraft(name: string): FunnelDraft {
  return {
    name,
    steps: [
      { id: 1, match: null },
      { id: 2, match: null },
    ],
    window: undefined,
    nextId: 3,
  };
}

/** The draft of a question or a saved funnel. */
export function draftOf(funnel: Pick<FunnelQuery, 'steps' | 'window'>, name: string): FunnelDraft {
  const steps = funnel.steps.map((step, i) => ({ ...step, id: i + 1 }));
  const missing = emptyFunnelDraft('').steps.slice(steps.length);
  return {
    name,
    steps: [...steps, ...missing],
    window: funnel.window,
    nextId: Math.max(3, steps.length + 1),
  };
}

function changeStep(draft: FunnelDraft, id: number, change: Partial<StepDraft>): FunnelDraft {
  return {
    ...draft,
    steps: draft.steps.map((step) => (step.id === id ? { ...step, ...change } : step)),
  };
}

/** One edit. Returns the same object when nothing changes. */
export function editFunnel(draft: FunnelDraft, action: FunnelAction): FunnelDraft {
  switch (action.type) {
    case 'add':
      if (draft.steps.length >= maxSteps) return draft;
      return {
        ...draft,
        steps: [...draft.steps, { id: draft.nextId, match: action.match ?? null }],
        nextId: draft.nextId + 1,
      };
    case 'choose':
      return changeStep(draft, action.id, { match: action.match });
    case 'rename': {
      const name = action.name.trim();
      if (name) return changeStep(draft, action.id, { name });
      const steps = draft.steps.map((step) => {
        if (step.id !== action.id) return step;
        const { name: _name, ...unnamed } = step;
        return unnamed;
      });
      return { ...draft, steps };
    }
    case 'remove': {
      const steps = draft.steps.filter(({ id }) => id !== action.id);
      if (steps.length >= 2) return { ...draft, steps };
      // Two rows always stay: the removed one is emptied.
      return {
        ...draft,
        steps: draft.steps.map((step) =>
          step.id === action.id ? { id: step.id, match: null } : step,
        ),
      };
    }
    case 'move': {
      const from = draft.steps.findIndex(({ id }) => id === action.id);
      const to = Math.max(0, Math.min(draft.steps.length - 1, action.to));
      const step = draft.steps[from];
      if (!step || from === to) return draft;
      const steps = draft.steps.toSpliced(from, 1).toSpliced(to, 0, step);
      return { ...draft, steps };
    }
    case 'setWindow':
      return { ...draft, window: action.window };
    case 'setName':
      return { ...draft, name: action.name };
    case 'replace':
      return action.draft;
  }
}

/** The steps that have an event. */
export function chosenSteps(draft: FunnelDraft): FunnelQuery['steps'] {
  return draft.steps.flatMap(({ match, name }) =>
    match ? [{ match, ...(name ? { name } : {}) }] : [],
  );
}

/** The question a draft asks in a scope, or null while it has fewer than two chosen steps. */
export function queryOf(draft: FunnelDraft, scope: Pick<FunnelQuery, 'range'>): FunnelQuery | null {
  const steps = chosenSteps(draft);
  if (steps.length < 2) return null;
  return {
    kind: 'funnel',
    ...scope,
    steps,
    ...(draft.window === undefined ? {} : { window: draft.window }),
  };
}

/** What is saved of a draft. */
export function documentOf(draft: FunnelDraft, id: string, revision: number): FunnelDocument {
  return {
    type: 'funnel',
    version: 1,
    id,
    name: draft.name,
    revision,
    steps: chosenSteps(draft),
    ...(draft.window === undefined ? {} : { window: draft.window }),
  };
}
