'use client';
import { useCallback, useEffect, useState } from 'react';

import type { SavedDocument } from '../documents/document.js';
import { parseFunnelDocument } from '../documents/funnel-document.js';
import { useAnalyticsContext } from './context.js';
import type { FunnelDraft } from './funnel-draft.js';
import {
  type DocumentLibrary,
  lastChangedFirst,
  newDocumentId,
  useDocumentLibrary,
} from './useDocumentLibrary.js';
import { documentOf } from './useFunnelDocument.js';

/** The saved funnels. They are read with the first `refresh` or change, not before. */
export interface FunnelLibrary extends DocumentLibrary {
  /** Saves a draft as a new funnel. Resolves to its id, or null when it failed. */
  saveAs(draft: FunnelDraft, name: string): Promise<string | null>;
}

/** The funnels in the provider's document store, and what can be done with them. */
export function useFunnelLibrary(): FunnelLibrary {
  const { documents } = useAnalyticsContext('useFunnelLibrary');
  const [saved, setSaved] = useState<readonly SavedDocument[]>([]);
  const reload = useCallback(async () => {
    const list = await documents.list('funnel');
    setSaved(list.toSorted(lastChangedFirst));
  }, [documents]);
  const { add, ...library } = useDocumentLibrary({
    type: 'funnel',
    parse: parseFunnelDocument,
    saved,
    reload,
  });
  const { refresh } = library;
  useEffect(() => documents.subscribe?.('funnel', () => void refresh()), [documents, refresh]);
  return {
    ...library,
    saveAs: (draft, name) => add(documentOf({ ...draft, name }, newDocumentId(), 0)),
  };
}
