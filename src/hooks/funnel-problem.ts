import { isAnalyticsError } from '../model/errors.js';
import type { FunnelQuery } from '../model/funnel.js';
import { canonicalKey } from '../model/query.js';
import { chosenExclusions, chosenSteps, type FunnelDraft } from './funnel-draft.js';

/** Why a draft is not a valid question, and where that is seen in the editor. */
export interface FunnelProblem {
  /** The step or exclusion it is about, by its id; null when it is about the options. */
  id: number | null;
  /** The part of the question, e.g. `steps[1].match`. */
  path: string;
  /** The reason, as the question's own rules say it. */
  text: string;
  /** The step it may not be equal to, from 0; null for other reasons. */
  sameAs: number | null;
}

/** What is wrong with the question of a draft; null when it can be asked. */
export function problemOf(draft: FunnelDraft, query: FunnelQuery | null): FunnelProblem | null {
  if (!query) return null;
  try {
    canonicalKey(query);
    return null;
  } catch (error) {
    if (!isAnalyticsError(error, 'query/invalid')) throw error;
    const [, path = '', text = error.message] =
      /^invalid [\w ]+ at ([^:]+): (.*)$/s.exec(error.message) ?? [];
    const [, list, index] = /^(steps|exclusions)\[(\d+)\]/.exec(path) ?? [];
    const rows = list === 'steps' ? chosenSteps(draft) : chosenExclusions(draft);
    const [, same] = /^the same as steps\[(\d+)\]/.exec(text) ?? [];
    const twin = same === undefined ? undefined : chosenSteps(draft)[Number(same)]?.id;
    const sameAs = draft.steps.findIndex((step) => step.id === twin);
    return {
      id: (list && rows[Number(index)]?.id) || null,
      path,
      text,
      sameAs: sameAs < 0 ? null : sameAs,
    };
  }
}
