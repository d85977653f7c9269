import type { FunnelBlocked, FunnelDropped } from '../model/funnel-editor-messages.js';
import type { FunnelDraft, FunnelOptions } from './funnel-draft.js';

/** The options that a draft's order or window forbids, with why; what is not listed can be chosen. */
export function blockedOptions({
  options: { order, window },
}: FunnelDraft): Partial<
  Record<'within' | 'optional' | 'ties' | 'attempts' | 'hold' | 'finish' | 'places', FunnelBlocked>
> {
  const noEnd = window === null ? { finish: 'noWindow' as const } : {};
  if (order === 'strict') return { optional: 'strict', ...noEnd };
  if (order !== 'unordered') return noEnd;
  return {
    within: 'unordered',
    optional: 'unordered',
    ties: 'unordered',
    attempts: 'unordered',
    hold: 'unordered',
    places: 'unordered',
    ...noEnd,
  };
}

/** Takes a key out of an object. */
export function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = value;
  return rest;
}

/**
 * Makes the parts of a draft agree after an edit: limits and marks that the order or the place of a step forbids go,
 * exclusions and attribution that name a step that is gone, optional or in the wrong order go too.
 */
export function fitDraft(draft: FunnelDraft): { draft: FunnelDraft; dropped: FunnelDropped[] } {
  const blocked = blockedOptions(draft);
  const dropped: FunnelDropped[] = [];

  let limits = 0;
  let marks = 0;
  const steps = draft.steps.map((step, index) => {
    let fitted = step;
    if (fitted.within && (index === 0 || blocked.within)) {
      fitted = without(fitted, 'within');
      limits++;
    }
    if (fitted.optional && (index === 0 || blocked.optional)) {
      fitted = without(fitted, 'optional');
      marks++;
    }
    return fitted;
  });
  if (limits > 0) dropped.push({ kind: 'within', count: limits });
  if (marks > 0) dropped.push({ kind: 'optional', count: marks });

  const at = new Map(steps.flatMap(({ id, optional }, i) => (optional ? [] : [[id, i] as const])));
  const ends = { after: steps[0]?.id ?? 0, before: steps.at(-1)?.id ?? 0 };
  const placed = draft.exclusions.map((each) => (blocked.places ? { ...each, ...ends } : each));
  const exclusions = placed.filter(({ after, before }) => {
    const from = at.get(after);
    const to = at.get(before);
    return from !== undefined && to !== undefined && from < to;
  });
  if (exclusions.length < placed.length) {
    dropped.push({ kind: 'exclusion', count: placed.length - exclusions.length });
  }

  let options: FunnelOptions = draft.options;
  const drop = (option: 'ties' | 'attempts' | 'hold' | 'finish') => {
    if (!blocked[option] || options[option] === undefined) return;
    options = without(options, option);
    dropped.push({ kind: option });
  };
  drop('ties');
  drop('attempts');
  drop('hold');
  drop('finish');
  const by = options.breakdown?.attribution;
  if (options.breakdown && typeof by === 'object' && !at.has(by.step)) {
    options = { ...options, breakdown: without(options.breakdown, 'attribution') };
    dropped.push({ kind: 'attribution' });
  }
  const same =
    dropped.length === 0 &&
    placed.every((each, x) => each.after === draft.exclusions[x]?.after) &&
    placed.every((each, x) => each.before === draft.exclusions[x]?.before);
  return same ? { draft, dropped } : { draft: { ...draft, steps, exclusions, options }, dropped };
}
