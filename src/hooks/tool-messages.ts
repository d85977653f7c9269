'use client';
import { useMemo } from 'react';

import type { Messages } from '../model/messages.js';
import { useAnalyticsContext } from './context.js';

/**
 * The page's words together with those of one component. A component brings its own in English, so that a page carries only
 * the words of what it shows; a translation given to the provider replaces them.
 */
export function useToolMessages<M extends object>(own: M, caller: string): Messages & M {
  const { messages } = useAnalyticsContext(caller);
  return useMemo(() => ({ ...own, ...messages }), [own, messages]);
}
