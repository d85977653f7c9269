'use client';
import { type FunnelDocument, parseFunnelDocument } from '../documents/funnel-document.js';
import { definitionOf, draftOf, type FunnelDraft } from './funnel-draft.js';
import { fitDraft } from './funnel-fit.js';
import {
  type DocumentKind,
  type DocumentState,
  type EditedDocument,
  type EditedDocumentOptions,
  useEditedDocument,
} from './useEditedDocument.js';

/**
 * Where the latest edit is: `idle` before the first. `conflict`: someone else saved since it was opened, and nothing is
 * saved until one of the two is chosen; `theirs` is null when they deleted it.
 */
export type SaveState = DocumentState<FunnelDocument>;

/** What is saved of a draft. */
export function documentOf(draft: FunnelDraft, id: string, revision: number): FunnelDocument {
  return {
    type: 'funnel',
    version: 2,
    id,
    name: draft.name,
    revision,
    ...definitionOf(draft),
  };
}

const funnels: DocumentKind<FunnelDraft, FunnelDocument> = {
  type: 'funnel',
  parse: parseFunnelDocument,
  // Parts that no longer agree are left out.
  draftOf: (document) => fitDraft(draftOf(document, document.name)).draft,
  documentOf,
};

/** Reads a funnel, saves each edit, and notices when someone else saved it. */
export function useFunnelDocument(
  options: EditedDocumentOptions<FunnelDraft>,
): EditedDocument<FunnelDocument> {
  return useEditedDocument(funnels, options);
}
