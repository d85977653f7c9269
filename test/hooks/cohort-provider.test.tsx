import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';

import type { DocumentStore, SavedDocument } from '../../src/documents/document.js';
import { useAnalytics } from '../../src/hooks/context.js';
import { useCohortEditor } from '../../src/hooks/useCohortEditor.js';
import { useCohortLibrary } from '../../src/hooks/useCohortLibrary.js';
import { useTrend } from '../../src/hooks/useTrend.js';
import type { CohortCondition } from '../../src/model/cohort.js';
import { AnalyticsError } from '../../src/model/errors.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { memorySource } from '../../src/sources/memory.js';
import { memoryDocuments } from '../../stories/documents.js';
import { providerOf } from './provider.js';

const source = memorySource([
  { time: 1, event: 'a', user: 'ada' },
  { time: 2, event: 'a', user: 'ben' },
  { time: 3, event: 'b', user: 'ben' },
]);
const asked = (id: string): TrendQuery => ({
  kind: 'trend',
  measure: 'users',
  range: { start: 0, end: 10 },
  users: { cohort: id },
});
const didB: CohortCondition = { did: { event: 'b' } };
const saved = (id: string, users: CohortCondition, name = id.toUpperCase()): SavedDocument =>
  ({ type: 'cohort', version: 1, id, name, revision: 1, users }) as SavedDocument;

/** A store that answers when it is told to. */
function heldBack(store: DocumentStore): { store: DocumentStore; answer(): void } {
  let answer = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    answer = resolve;
  });
  return { store: { ...store, list: (type) => told.then(() => store.list(type)) }, answer };
}

const use = (documents: DocumentStore, cohorts?: Record<string, CohortCondition>) =>
  providerOf({ source, asOf: 10, documents, ...(cohorts ? { cohorts } : {}) });

describe('AnalyticsProvider with saved cohorts', () => {
  it('merges those of the store with its own, which win', async () => {
    const store = memoryDocuments(saved('b', didB), saved('mine', didB, 'Stored'));
    const mine: CohortCondition = { anyOf: ['ada'] };
    const { result } = renderHook(() => useAnalytics(), { wrapper: use(store, { mine }) });
    expect(result.current.cohorts).toEqual({ mine });
    expect(result.current.cohortsLoading).toBe(true);
    await waitFor(() => expect(result.current.cohortsLoading).toBe(false));
    expect(result.current.cohorts).toEqual({ b: didB, mine });
    expect(result.current.cohortNames).toEqual({ b: 'B', mine: 'Stored' });
  });

  it('lets a question wait for a cohort that is not read yet, and finds it invalid only then', async () => {
    const { store, answer } = heldBack(memoryDocuments(saved('b', didB)));
    const { result } = renderHook(
      () => ({ known: useTrend(asked('b')), unknown: useTrend(asked('nobody')) }),
      { wrapper: use(store) },
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(result.current.known).toMatchObject({ invalid: null, fetchStatus: 'idle' });
    expect(result.current.unknown.invalid).toBeNull();
    await act(async () => answer());
    await waitFor(() => expect(result.current.known.data?.series[0]?.total).toBe(1));
    expect(result.current.known.invalid).toBeNull();
    expect(result.current.unknown.invalid?.message).toContain('no saved cohort "nobody"');
  });

  it('says at once what is wrong with a question for other reasons', () => {
    const { store } = heldBack(memoryDocuments());
    const wrong = { ...asked('b'), users: didB, range: { start: 5, end: 5 } };
    const { result } = renderHook(() => useTrend(wrong), { wrapper: use(store) });
    expect(result.current.invalid?.code).toBe('query/invalid');
  });

  it('goes on when the store fails, and tells the library', async () => {
    const failing: DocumentStore = {
      ...memoryDocuments(),
      list: () => Promise.reject(new AnalyticsError('document/unavailable', 'no storage here')),
    };
    const { result } = renderHook(
      () => ({ library: useCohortLibrary(), trend: useTrend({ ...asked('x'), users: didB }) }),
      { wrapper: use(failing) },
    );
    await waitFor(() => expect(result.current.library.error?.message).toBe('no storage here'));
    await waitFor(() => expect(result.current.trend.data?.series[0]?.total).toBe(1));
    expect(result.current.library.loading).toBe(false);
  });

  it('leaves out a cohort that can not be read, and says which', async () => {
    const store = memoryDocuments(saved('b', didB), saved('odd', { did: { event: 7 } } as never));
    const { result } = renderHook(() => useAnalytics(), { wrapper: use(store) });
    await waitFor(() => expect(result.current.cohorts).toEqual({ b: didB }));
    expect(result.current.cohortsError?.message).toContain('at users.did.event');
  });

  it('reads single cohorts from a store that lists only their heads', async () => {
    const whole = memoryDocuments(saved('b', didB));
    const heads: DocumentStore = {
      ...whole,
      list: async (type) =>
        (await whole.list(type)).map(({ id, name, version, revision }) => ({
          type,
          id,
          name,
          version,
          revision,
        })),
    };
    const { result } = renderHook(() => useAnalytics(), { wrapper: use(heads) });
    await waitFor(() => expect(result.current.cohorts).toEqual({ b: didB }));
  });

  it('follows what is saved elsewhere', async () => {
    let changed = (): void => undefined;
    const store: DocumentStore = {
      ...memoryDocuments(),
      subscribe: (type, onChange) => {
        if (type === 'cohort') changed = onChange;
        return () => undefined;
      },
    };
    const { result } = renderHook(() => useAnalytics(), { wrapper: use(store) });
    await waitFor(() => expect(result.current.cohortsLoading).toBe(false));
    await store.save({ ...saved('b', didB), revision: 0 });
    act(() => changed());
    await waitFor(() => expect(result.current.cohorts).toEqual({ b: didB }));
  });
});

describe('useCohortLibrary', () => {
  it('saves, renames, duplicates, removes and restores, and the page sees each at once', async () => {
    const { result } = renderHook(
      () => ({ library: useCohortLibrary(), page: useAnalytics(), trend: useTrend(asked('none')) }),
      { wrapper: use(memoryDocuments()) },
    );
    const names = () => Object.values(result.current.page.cohortNames).toSorted();
    await waitFor(() => expect(result.current.library.loading).toBe(false));

    const id = await act(() => result.current.library.save('B', { users: didB }));
    expect(result.current.page.cohorts).toEqual({ [id as string]: didB });
    await act(() => result.current.library.rename(id as string, 'Did b'));
    expect(names()).toEqual(['Did b']);
    const copy = await act(() => result.current.library.duplicate(id as string));
    expect(names()).toEqual(['Did b', 'Did b (copy)']);
    expect(result.current.page.cohorts[copy as string]).toEqual(didB);
    await act(() => result.current.library.remove(id as string));
    expect(names()).toEqual(['Did b (copy)']);
    expect(result.current.library.deleted?.name).toBe('Did b');
    expect(await act(() => result.current.library.restore())).toBe(id);
    expect(names()).toEqual(['Did b', 'Did b (copy)']);
    expect(result.current.library.deleted).toBeNull();
  });

  it('tells what failed and keeps what there is', async () => {
    const store = memoryDocuments(saved('b', didB));
    const full: DocumentStore = {
      ...store,
      save: () => Promise.reject(new AnalyticsError('document/unavailable', 'the store is full')),
    };
    const { result } = renderHook(() => useCohortLibrary(), { wrapper: use(full) });
    await waitFor(() => expect(result.current.saved).toHaveLength(1));
    expect(await act(() => result.current.save('x', { users: didB }))).toBeNull();
    expect(result.current.error?.message).toBe('the store is full');
    expect(result.current.saved).toHaveLength(1);
  });
});

describe('useCohortEditor', () => {
  it('saves each edit, and questions that name the cohort follow', async () => {
    const store = memoryDocuments(saved('c', { did: { event: 'a' } }));
    const { result } = renderHook(
      () => ({ editor: useCohortEditor({ documentId: 'c' }), trend: useTrend(asked('c')) }),
      { wrapper: use(store) },
    );
    await waitFor(() => expect(result.current.trend.data?.series[0]?.total).toBe(2));
    const [row] = result.current.editor.draft.parts;
    act(() =>
      result.current.editor.edit({
        type: 'change',
        id: row?.id as number,
        change: { match: { event: 'b' } },
      }),
    );
    expect(result.current.editor.users).toEqual(didB);
    await waitFor(() => expect(result.current.editor.saveState.status).toBe('saved'));
    expect(await store.get('cohort', 'c')).toMatchObject({ users: didB, revision: 2 });
    await waitFor(() => expect(result.current.trend.data?.series[0]?.total).toBe(1));
  });

  it('overwrites nothing that was saved elsewhere', async () => {
    const store = memoryDocuments(saved('c', didB));
    const { result } = renderHook(() => useCohortEditor({ documentId: 'c' }), {
      wrapper: use(store),
    });
    await waitFor(() => expect(result.current.loading).toBe(false));
    await store.save(saved('c', didB, 'Theirs'));
    act(() => result.current.edit({ type: 'setName', name: 'Mine' }));
    await waitFor(() => expect(result.current.saveState.status).toBe('conflict'));
    expect(await store.get('cohort', 'c')).toMatchObject({ name: 'Theirs', revision: 2 });
    act(() => result.current.loadTheirs());
    expect(result.current.draft.name).toBe('Theirs');
  });

  it('tells the host what the cohort says, and null while it says nothing', () => {
    const onCohortChange = vi.fn();
    const { result } = renderHook(() => useCohortEditor({ onCohortChange }), {
      wrapper: use(memoryDocuments()),
    });
    expect(onCohortChange).toHaveBeenLastCalledWith(null);
    act(() => result.current.edit({ type: 'setUsers', users: didB }));
    expect(onCohortChange).toHaveBeenLastCalledWith({ name: 'New cohort', users: didB });
  });
});
