import type { ExplainQuery, NotUsedReason } from '../../../model/explain.js';
import type { Selection } from '../../../model/selection.js';

/* What the cases of explanations share. */

/** Why ann is, or is not, in a number. */
export const explain = (behind: Selection, user = 'ann'): ExplainQuery => ({
  kind: 'explain',
  behind,
  user,
});

/** An event and the part of the question it was used for. */
export const used = (name: string, part: number) => ({
  event: { event: name },
  used: part,
  reason: null,
});

/** An event that fits a part of the question, and why it was not used. */
export const unused = (name: string, reason: NotUsedReason) => ({
  event: { event: name },
  used: null,
  reason,
});

/** An event that fits no part of the question. */
export const beside = (name: string) => ({
  event: { event: name },
  matches: [],
  used: null,
  reason: null,
});
