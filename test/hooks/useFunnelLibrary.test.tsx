import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import type { DocumentStore, SavedDocument } from '../../src/documents/document.js';
import { emptyFunnelDraft } from '../../src/hooks/funnel-draft.js';
import { useFunnelLibrary } from '../../src/hooks/useFunnelLibrary.js';
import { AnalyticsError } from '../../src/model/errors.js';
import { memorySource } from '../../src/sources/memory.js';
import { memoryDocuments } from '../../stories/documents.js';
import { providerOf } from './provider.js';

/** A store whose changes elsewhere are told when the test says so. */
function told(store: DocumentStore): { store: DocumentStore; change(): void } {
  const listeners = new Set<() => void>();
  const subscribe = (type: string, onChange: () => void) => {
    if (type === 'funnel') listeners.add(onChange);
    return () => listeners.delete(onChange);
  };
  return {
    store: { ...store, subscribe },
    change: () => {
      for (const listener of listeners) listener();
    },
  };
}

const show = (documents: DocumentStore) =>
  renderHook(() => useFunnelLibrary(), {
    wrapper: providerOf({ source: memorySource([]), asOf: 10, documents }),
  });

describe('useFunnelLibrary', () => {
  it('reads nothing before it is asked, then saves, renames, duplicates, removes and restores', async () => {
    const { result } = show(memoryDocuments());
    const names = () => result.current.saved.map(({ name }) => name).toSorted();
    const id = await act(() => result.current.saveAs(emptyFunnelDraft('Draft'), 'Sign up'));
    expect(names()).toEqual(['Sign up']);
    await act(() => result.current.rename(id as string, 'Signing up'));
    const copy = await act(() => result.current.duplicate(id as string));
    expect(copy).not.toBe(id);
    expect(names()).toEqual(['Signing up', 'Signing up (copy)']);
    expect(await act(() => result.current.remove(id as string))).toBe(true);
    expect(names()).toEqual(['Signing up (copy)']);
    expect(result.current.deleted?.name).toBe('Signing up');
    expect(await act(() => result.current.restore())).toBe(id);
    expect(names()).toEqual(['Signing up', 'Signing up (copy)']);
    expect(result.current.deleted).toBeNull();
    expect(await act(() => result.current.restore())).toBeNull();
  });

  it('offers nothing to bring back once it was brought back elsewhere', async () => {
    const { store, change } = told(memoryDocuments());
    const { result } = show(store);
    const id = await act(() => result.current.saveAs(emptyFunnelDraft('Draft'), 'Sign up'));
    await act(() => result.current.remove(id as string));
    const gone = result.current.deleted as SavedDocument;
    expect(gone.id).toBe(id);
    await store.save({ ...gone, revision: 0 });
    act(() => change());
    await waitFor(() => expect(result.current.deleted).toBeNull());
    expect(result.current.saved.map((one) => one.id)).toEqual([id]);
  });

  it('tells what failed, keeps what there is, and forgets the failure with the next success', async () => {
    const store = memoryDocuments();
    let isFull = false;
    const { result } = show({
      ...store,
      save: (document) =>
        isFull
          ? Promise.reject(new AnalyticsError('document/unavailable', 'the store is full'))
          : store.save(document),
    });
    const id = await act(() => result.current.saveAs(emptyFunnelDraft('Draft'), 'Sign up'));
    isFull = true;
    expect(await act(() => result.current.duplicate(id as string))).toBeNull();
    expect(result.current.error?.message).toBe('the store is full');
    expect(result.current.saved).toHaveLength(1);
    await act(() => result.current.refresh());
    expect(result.current.error).toBeNull();
  });
});
