'use client';
import type { Messages } from '../model/messages.js';
import { useAnalyticsContext } from './context.js';

/** Merged once for each pair: every row of a long list asks for its words. */
const merged = new WeakMap<object, WeakMap<object, object>>();

function merge<M extends object>(own: M, messages: Messages): Messages & M {
  const ofPage = merged.get(messages) ?? new WeakMap<object, object>();
  merged.set(messages, ofPage);
  const known = ofPage.get(own) ?? { ...own, ...messages };
  ofPage.set(own, known);
  return known as Messages & M;
}

/**
 * The page's words together with those of one component. A component brings its own in English, so that a page carries only
 * the words of what it shows; a translation given to the provider replaces them.
 */
export function useToolMessages<M extends object>(own: M, caller: string): Messages & M {
  const { messages } = useAnalyticsContext(caller);
  return merge(own, messages);
}
