import type { StepDraft } from '../../hooks/funnel-draft.js';
import type { FunnelAction } from '../../hooks/funnel-edit.js';
import type { blockedOptions } from '../../hooks/funnel-fit.js';
import { maxSteps } from '../../model/funnel.js';
import type { Messages } from '../../model/messages.js';
import type { Action } from '../parts/Menu.js';

/** A step that something can be done with. */
export interface StepTarget {
  step: StepDraft;
  index: number;
  of: number;
  name: string;
  /** What the funnel's order forbids. */
  blocked: ReturnType<typeof blockedOptions>;
  /** An edit, and what to say of it to people who do not see it. */
  edit(action: FunnelAction, said?: string): void;
  onMove(to: number, keepFocus: boolean): void;
  /** Removes the row and puts the focus on the one before. */
  onRemove(): void;
}

/** A day: what a time limit starts with. */
const startLimit = { value: 1, unit: 'day' } as const;

/** What can be done with a step. What its order or place forbids is disabled and says why. */
export function stepActions(
  { step, index, of, name, blocked, edit, onMove, onRemove }: StepTarget,
  messages: Messages,
  start: { rename(): void; filter(): void; people: (() => void) | undefined },
): Action[] {
  const { id } = step;
  const noLimit = blocked.within ?? (index === 0 ? 'firstStep' : undefined);
  const noMark = blocked.optional ?? (index === 0 ? 'firstStep' : undefined);
  const isOptional = step.optional ?? false;
  const isFull = of >= maxSteps;
  return [
    {
      label: messages.peopleAtStep,
      onSelect: () => start.people?.(),
      opens: true,
      disabled: !start.people || !step.match,
    },
    { label: messages.filterStep, onSelect: start.filter, opens: true, disabled: !step.match },
    step.within
      ? {
          label: messages.removeLimit,
          onSelect: () => edit({ type: 'setWithin', id, within: undefined }),
        }
      : {
          label: messages.limitTime,
          onSelect: () => edit({ type: 'setWithin', id, within: startLimit }),
          disabled: noLimit !== undefined,
          ...(noLimit ? { why: messages.blocked(noLimit) } : {}),
        },
    {
      label: isOptional ? messages.makeRequired : messages.makeOptional,
      onSelect: () =>
        edit(
          { type: 'setOptional', id, optional: !isOptional },
          messages.stepOptional(name, !isOptional),
        ),
      disabled: !isOptional && noMark !== undefined,
      ...(!isOptional && noMark ? { why: messages.blocked(noMark) } : {}),
    },
    { label: messages.renameStep, onSelect: start.rename, opens: true, disabled: !step.match },
    {
      label: messages.duplicateStep,
      onSelect: () => edit({ type: 'duplicate', id }, messages.stepDuplicated(name)),
      disabled: isFull,
    },
    {
      label: messages.insertStep,
      onSelect: () => edit({ type: 'add', at: index + 1 }),
      disabled: isFull,
    },
    { label: messages.moveUp, onSelect: () => onMove(index - 1, false), disabled: index === 0 },
    {
      label: messages.moveDown,
      onSelect: () => onMove(index + 1, false),
      disabled: index === of - 1,
    },
    { label: messages.removeStep, onSelect: onRemove, danger: true },
  ];
}
