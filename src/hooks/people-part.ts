'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Something that is loaded when it is first needed. */
export interface LoadedPart<T> {
  part: T | null;
  state: 'idle' | 'loading' | 'ready' | 'failed';
  /** Loads it once, and says when it is there. Null: it failed, and is tried again at the next call; or nobody waits any more. */
  load(): Promise<T | null>;
}

/**
 * Loads a part of the page on demand. A failure is told and leaves the rest as it is: with `React.lazy` it would take the
 * place of the chart.
 *
 * @param from a function that stays the same
 */
export function useLoadedPart<T>(from: () => Promise<T>): LoadedPart<T> {
  const [{ part, state }, setState] = useState<Pick<LoadedPart<T>, 'part' | 'state'>>({
    part: null,
    state: 'idle',
  });
  const isHere = useRef(true);
  const loaded = useRef<T | null>(null);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const load = useCallback(async () => {
    if (loaded.current !== null) return loaded.current;
    const set = (next: Pick<LoadedPart<T>, 'part' | 'state'>) => {
      if (isHere.current) setState(next);
    };
    set({ part: null, state: 'loading' });
    try {
      loaded.current = await from();
      set({ part: loaded.current, state: 'ready' });
      return isHere.current ? loaded.current : null;
    } catch {
      set({ part: null, state: 'failed' });
      return null;
    }
  }, [from]);
  return { part, state, load };
}
