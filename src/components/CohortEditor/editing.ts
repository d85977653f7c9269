import type { CohortDraft, PartDraft } from '../../hooks/cohort-draft.js';
import type { CohortHistoryAction } from '../../hooks/cohort-history.js';
import type { CohortProblem } from '../../hooks/cohort-problem.js';
import type { CatalogEvent, CatalogProperty } from '../../model/catalog.js';

/** What the rows of the editor share. */
export interface Editing {
  draft: CohortDraft;
  problems: ReadonlyMap<number, CohortProblem>;
  /** Id of the cohort, when it is saved. */
  editedId: string | undefined;
  events: readonly CatalogEvent[];
  properties: readonly CatalogProperty[];
  /** An edit, what to say of it to people who do not see it, and what gets the focus once it is drawn. */
  edit(action: CohortHistoryAction, said?: string, focus?: string): void;
}

/** The first control of a row or a group. */
export const firstOf = (id: number): string => `[data-part="${id}"] [data-first]`;

/** What moves a row or a group. */
export const handleOf = (id: number): string => `[data-handle="${id}"]`;

/** What adds to the whole. */
export const addsToAll = '[data-adds] > .uk-cohort-add';

/** What gets the focus when a part goes: the one before it, else the one after, else what adds another. */
export function focusAfterRemoval(siblings: readonly PartDraft[], id: number): string {
  const at = siblings.findIndex((part) => part.id === id);
  const neighbour = siblings[at - 1] ?? siblings[at + 1];
  return neighbour ? firstOf(neighbour.id) : addsToAll;
}
