import type { FunnelDefinition } from '../documents/funnel-document.js';
import type { EventMatcher } from '../model/filter.js';
import type { Attribution, Exclusion, FunnelQuery } from '../model/funnel.js';
import type { Breakdown } from '../model/groups.js';
import type { Duration } from '../model/scope.js';

/** A step while it is edited: `match` is null until an event is chosen. */
export interface StepDraft {
  /** Names the step while it is moved and renamed; not saved. */
  id: number;
  match: EventMatcher | null;
  name?: string;
  optional?: boolean;
  /** Longest time from the previous required step. */
  within?: Duration;
}

/** An exclusion while it is edited: it names its steps by their ids, so that it follows them when they move. */
export interface ExclusionDraft {
  id: number;
  match: EventMatcher | null;
  /** Id of the step after which it counts. */
  after: number;
  /** Id of the step before which it counts. */
  before: number;
  effect: Exclusion['effect'];
}

/** What a funnel may say beside its steps and exclusions. What is left out has the query's default. */
export interface FunnelOptions extends Pick<
  FunnelQuery,
  | 'order'
  | 'window'
  | 'ties'
  | 'attempts'
  | 'finish'
  | 'unit'
  | 'hold'
  | 'interval'
  | 'where'
  | 'identity'
> {
  /** `{ step }` names the step by its id. */
  breakdown?: Breakdown & { attribution?: Attribution };
}

/** A funnel while it is edited: not yet, or no longer, a valid question. */
export interface FunnelDraft {
  name: string;
  steps: StepDraft[];
  exclusions: ExclusionDraft[];
  options: FunnelOptions;
  /** Next id of a step or an exclusion. */
  nextId: number;
}

/** Options of a definition, in the order they are saved. */
export const optionNames = [
  'order',
  'window',
  'ties',
  'attempts',
  'finish',
  'unit',
  'hold',
  'interval',
  'where',
  'identity',
  'breakdown',
] as const satisfies readonly (keyof FunnelOptions)[];

/** A draft with two steps still to choose. */
export function emptyFunnelDraft(name: string): FunnelDraft {
  return {
    name,
    steps: [
      { id: 1, match: null },
      { id: 2, match: null },
    ],
    exclusions: [],
    options: {},
    nextId: 3,
  };
}

/** The draft of a question or a saved funnel. */
export function draftOf(funnel: FunnelDefinition, name: string): FunnelDraft {
  const steps: StepDraft[] = funnel.steps.map((step, i) => ({ ...step, id: i + 1 }));
  while (steps.length < 2) steps.push({ id: steps.length + 1, match: null });
  let nextId = steps.length + 1;
  const exclusions = (funnel.exclusions ?? []).map((exclusion) => ({
    ...exclusion,
    id: nextId++,
    after: exclusion.after + 1,
    before: exclusion.before + 1,
  }));
  const options: FunnelOptions = Object.fromEntries(
    optionNames.flatMap((option) =>
      funnel[option] === undefined ? [] : [[option, funnel[option]]],
    ),
  );
  const by = funnel.breakdown?.attribution;
  if (funnel.breakdown && typeof by === 'object') {
    options.breakdown = { ...funnel.breakdown, attribution: { step: by.step + 1 } };
  }
  return { name, steps, exclusions, options, nextId };
}

/** The steps that have an event, in order. */
export function chosenSteps(draft: FunnelDraft): (StepDraft & { match: EventMatcher })[] {
  return draft.steps.filter((step): step is StepDraft & { match: EventMatcher } => !!step.match);
}

/** The exclusions that have an event and stand between two chosen steps. */
export function chosenExclusions(draft: FunnelDraft): (ExclusionDraft & { match: EventMatcher })[] {
  const ids = new Set(chosenSteps(draft).map(({ id }) => id));
  return draft.exclusions.filter(
    (each): each is ExclusionDraft & { match: EventMatcher } =>
      !!each.match && ids.has(each.after) && ids.has(each.before),
  );
}

/** What a draft says, with steps numbered as they are asked: rows without an event are left out. */
export function definitionOf(draft: FunnelDraft): FunnelDefinition {
  const steps = chosenSteps(draft);
  const at = new Map(steps.map(({ id }, index) => [id, index]));
  const exclusions = chosenExclusions(draft).map(({ match, after, before, effect }) => ({
    match,
    after: at.get(after) as number,
    before: at.get(before) as number,
    effect,
  }));
  const { breakdown, ...options } = draft.options;
  return {
    steps: steps.map(({ id: _id, ...step }) => step),
    ...options,
    ...(exclusions.length > 0 ? { exclusions } : {}),
    ...(breakdown ? { breakdown: numbered(breakdown, at) } : {}),
  };
}

function numbered(
  { attribution, ...breakdown }: NonNullable<FunnelOptions['breakdown']>,
  at: ReadonlyMap<number, number>,
): NonNullable<FunnelQuery['breakdown']> {
  if (typeof attribution !== 'object') {
    return attribution === undefined ? breakdown : { ...breakdown, attribution };
  }
  const step = at.get(attribution.step);
  return step === undefined ? breakdown : { ...breakdown, attribution: { step } };
}

/** The question a draft asks in a scope, or null while it has fewer than two required steps with an event. */
export function queryOf(draft: FunnelDraft, scope: Pick<FunnelQuery, 'range'>): FunnelQuery | null {
  const required = chosenSteps(draft).filter(({ optional }) => !optional);
  return required.length < 2 ? null : { kind: 'funnel', ...scope, ...definitionOf(draft) };
}
