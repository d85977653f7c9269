import type { FunnelDraft } from '../../hooks/funnel-draft.js';
import type { Messages } from '../../model/messages.js';

/** What is set among the advanced options, in a word or two each. */
export function advancedChips(
  { options, exclusions, steps }: FunnelDraft,
  messages: Messages,
): string[] {
  const { order = 'ordered', unit = 'user', hold = [], breakdown } = options;
  const by = breakdown?.attribution ?? 'first';
  const at = typeof by === 'object' ? steps.findIndex(({ id }) => id === by.step) : -1;
  return [
    order === 'ordered' ? '' : messages.orderName(order),
    unit === 'user' ? '' : messages.unitName(unit),
    breakdown && by !== 'first'
      ? messages.attributionName(typeof by === 'object' ? { step: at } : by, breakdown.property)
      : '',
    hold.length > 0 ? messages.holdChip(hold) : '',
    exclusions.length > 0 ? messages.exclusionChip(exclusions.length) : '',
    options.attempts === 'first' ? messages.firstAttempt : '',
    options.ties === 'block' ? messages.strictlyLater : '',
    options.finish === 'inWindow' ? messages.finishAfter : '',
  ].filter(Boolean);
}
