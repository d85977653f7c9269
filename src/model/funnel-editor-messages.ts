import type { Attribution, Exclusion, ResolvedFunnelQuery } from './funnel.js';
import { plural, property } from './phrases.js';
import type { Duration } from './scope.js';

/* English for putting a funnel together, and for keeping it. */

/** What an edit made impossible and therefore took away. */
export type FunnelDropped =
  | { kind: 'exclusion' | 'within' | 'optional'; count: number }
  | { kind: 'attribution' | 'ties' | 'attempts' | 'hold' | 'finish' };

/** Why an option can not be chosen now. */
export type FunnelBlocked = 'unordered' | 'strict' | 'firstStep' | 'noWindow';

const blockedWords: Record<FunnelBlocked, string> = {
  unordered: 'Not with steps in any order',
  strict: 'Not when nothing may lie between the steps',
  firstStep: 'Not for the first step',
  noWindow: 'Needs a time limit',
};

const orderNames: Record<ResolvedFunnelQuery['order'], string> = {
  ordered: 'in this order',
  strict: 'nothing between',
  unordered: 'any order',
};

function droppedWords(dropped: FunnelDropped): string {
  switch (dropped.kind) {
    case 'exclusion':
      return `${dropped.count} ${plural(dropped.count, 'exclusion', 'exclusions')}`;
    case 'within':
      return `${dropped.count} ${plural(dropped.count, 'time limit', 'time limits')}`;
    case 'optional':
      return `the optional mark of ${dropped.count} ${plural(dropped.count, 'step', 'steps')}`;
    case 'attribution':
      return 'the step whose value makes the groups';
    case 'ties':
      return '“each step strictly later”';
    case 'attempts':
      return '“first attempt only”';
    case 'hold':
      return 'the property held constant';
    case 'finish':
      return '“may finish after the range”';
  }
}

export const funnelEditorMessages = {
  stepNumber: (index: number): string => `Step ${index + 1}`,
  addStep: 'Add step',
  chooseEvent: 'Choose an event…',
  removeStep: 'Remove step',
  moveUp: 'Move up',
  moveDown: 'Move down',
  renameStep: 'Rename step…',
  stepMenu: (index: number): string => `Options of step ${index + 1}`,
  dragStep: (index: number): string => `Move step ${index + 1} with the arrow keys, or drag it`,
  dragHint: 'Drag to move, or press ↑ ↓',
  stepMoved: (name: string, index: number, of: number): string =>
    `${name} is now step ${index + 1} of ${of}`,
  stepRemoved: (name: string): string => `${name} removed`,
  peopleAtStep: 'People who got here…',
  insertStep: 'Add a step below',
  duplicateStep: 'Duplicate',
  filterStep: 'Add filter',
  limitTime: 'Time limit…',
  removeLimit: 'Remove time limit',
  makeOptional: 'Make optional',
  makeRequired: 'Make required',
  withinPrevious: 'within',
  ofStep: (index: number): string => `of step ${index + 1}`,
  stepWithin: (index: number): string => `Time limit of step ${index + 1}`,
  stepAdded: (name: string, index: number): string => `${name} added as step ${index + 1}`,
  stepDuplicated: (name: string): string => `${name} duplicated`,
  stepOptional: (name: string, isOptional: boolean): string =>
    isOptional ? `${name} is optional` : `${name} is required`,
  undo: 'Undo',
  undoHint: 'Undo (Ctrl+Z or ⌘Z)',
  redo: 'Redo',
  redoHint: 'Redo (Ctrl+Y or ⇧⌘Z)',
  undone: 'Undone',
  redone: 'Redone',
  dropped: (list: readonly FunnelDropped[]): string =>
    `Also removed: ${list.map(droppedWords).join(', ')}`,
  blocked: (why: FunnelBlocked): string => blockedWords[why],

  // Options
  advanced: 'Advanced',
  whereLabel: 'Only events where',
  order: 'Order',
  orderName: (order: ResolvedFunnelQuery['order']): string => orderNames[order],
  countBy: 'Count',
  unitName: (unit: ResolvedFunnelQuery['unit']): string => (unit === 'user' ? 'users' : 'sessions'),
  hold: 'Same value of',
  addProperty: 'Add property',
  removeProperty: (name: string): string => `Remove ${name}`,
  exclusions: 'Must not happen',
  addExclusion: 'Add exclusion',
  removeExclusion: 'Remove exclusion',
  exclusionEvent: 'Event that must not happen',
  exclusionRemoved: 'Exclusion removed',
  exclusionAdded: (name: string): string => `Exclusion added: not ${name}`,
  afterStep: 'After step',
  beforeStep: 'Before step',
  betweenSteps: 'between',
  spansAll: 'With steps in any order it spans the whole funnel',
  exclusionEffect: 'What it does',
  not: 'Not',
  effectName: (effect: Exclusion['effect']): string =>
    effect === 'break' ? 'stops them' : 'removes them',
  firstAttempt: 'First attempt only',
  strictlyLater: 'Each step strictly later',
  finishAfter: 'May finish after the range',
  attribution: 'Group by',
  attributionName: (attribution: Attribution, name: string): string => {
    const value = property(name);
    if (attribution === 'each') return `one funnel for each ${value}`;
    if (typeof attribution === 'object') return `${value} at step ${attribution.step + 1}`;
    return `the ${attribution} ${value}`;
  },
  exclusionChip: (count: number): string => `${count} ${plural(count, 'exclusion', 'exclusions')}`,
  holdChip: (names: readonly string[]): string => `same ${names.map(property).join(', ')}`,

  // Saved funnels
  savedFunnels: 'Saved funnels',
  newFunnelAction: 'New funnel',
  renameFunnel: (name: string): string => `Rename ${name}`,
  duplicateFunnel: (name: string): string => `Duplicate ${name}`,
  deleteFunnel: (name: string): string => `Delete ${name}`,
  confirmDelete: (name: string): string => `Delete “${name}”?`,
  confirm: 'Delete',
  cancel: 'Cancel',
  funnelDeleted: (name: string): string => `“${name}” deleted`,
  bringBack: 'Undo',
  copyOf: (name: string): string => `${name} (copy)`,
  noSavedFunnels: 'Nothing saved yet: a funnel is saved with its first change.',
  replacedElsewhere: 'Changed elsewhere: this is the new version',
  conflict: (name: string): string => `“${name}” was changed elsewhere while you edited it.`,
  conflictGone: 'This funnel was deleted elsewhere while you edited it.',
  loadTheirs: 'Load theirs',
  keepCopy: 'Keep mine as a copy',
  window: 'Within',
  noWindow: 'No limit',
  length: ({ value, unit }: Duration): string => `${value} ${plural(value, unit, `${unit}s`)}`,
  howMany: 'How many',
  timeUnit: 'Unit',
  timeUnits: (unit: Duration['unit']): string => `${unit}s`,
  funnelName: 'Name of the funnel',
  needsTwoSteps: 'Choose events for at least two steps.',
  sameStep: (index: number): string => `Same as step ${index + 1}: steps in any order must differ.`,
  fixFirst: 'Nothing to show yet: see what is marked among the steps and options.',
  twoOccurrences: 'Same event as the step before: it must happen twice.',
  saving: 'Saving…',
  saved: 'Saved in this browser',
  saveFailed: 'Could not be saved',
};
