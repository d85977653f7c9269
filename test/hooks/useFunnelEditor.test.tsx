import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { browserStore } from '../../src/documents/browser-store.js';
import { useFunnelEditor } from '../../src/hooks/useFunnelEditor.js';
import { memorySource } from '../../src/sources/memory.js';
import { providerOf } from './provider.js';

const range = { start: 0, end: 10 };
const source = memorySource([{ time: 1, event: 'a', user: 'u' }]);
const store = browserStore('test');
const wrapper = providerOf({ source, asOf: 10, documents: store });
const render = () => renderHook(() => useFunnelEditor({ documentId: 'f', range }), { wrapper });

afterEach(() => localStorage.clear());

describe('useFunnelEditor', () => {
  it('saves edits in the browser and starts from them the next time', async () => {
    const first = render();
    await waitFor(() => expect(first.result.current.loading).toBe(false));
    act(() => first.result.current.edit({ type: 'setName', name: 'Activation' }));
    act(() => first.result.current.edit({ type: 'choose', id: 1, match: { event: 'a' } }));
    await waitFor(() => expect(first.result.current.saveState.status).toBe('saved'));
    first.unmount();

    const second = render();
    await waitFor(() => expect(second.result.current.draft.name).toBe('Activation'));
    expect(second.result.current.draft.steps.map(({ match }) => match)).toEqual([
      { event: 'a' },
      null,
    ]);
    expect(second.result.current.saveState.status).toBe('idle');
  });

  it('overwrites nothing that was saved elsewhere', async () => {
    const { result } = render();
    await waitFor(() => expect(result.current.loading).toBe(false));
    const other = { type: 'funnel', version: 1, id: 'f', name: 'Other', revision: 0, steps: [] };
    await store.save(other);
    act(() => result.current.edit({ type: 'setName', name: 'Mine' }));
    await waitFor(() => expect(result.current.saveState.status).toBe('conflict'));
    expect(await store.get('funnel', 'f')).toMatchObject({ name: 'Other', revision: 1 });
    act(() => result.current.loadTheirs());
    expect(result.current.draft.name).toBe('Other');
    act(() => result.current.edit({ type: 'setName', name: 'Both' }));
    await waitFor(() => expect(result.current.saveState.status).toBe('saved'));
    expect(await store.get('funnel', 'f')).toMatchObject({ name: 'Both', revision: 2 });
  });

  it('tells what is wrong with a saved document it can not read', async () => {
    localStorage.setItem('test:funnel:f', '{"type":"funnel","version":3}');
    const { result } = render();
    await waitFor(() => expect(result.current.saveState.status).toBe('failed'));
    expect(result.current.saveState).toMatchObject({
      error: {
        message:
          'invalid funnel document at version: expected version 1 or 2; a newer usagekit wrote this document',
      },
    });
  });

  it('saves the last edit when it goes away at once', async () => {
    const { result, unmount } = render();
    await waitFor(() => expect(result.current.loading).toBe(false));
    act(() => result.current.edit({ type: 'setName', name: 'Hurried' }));
    unmount();
    await waitFor(async () =>
      expect(await store.get('funnel', 'f')).toMatchObject({ name: 'Hurried' }),
    );
  });

  it('opens another document, and saves the first before', async () => {
    await store.save({
      type: 'funnel',
      version: 2,
      id: 'g',
      name: 'G',
      revision: 0,
      steps: [],
    } as never);
    const { result, rerender } = renderHook(
      ({ documentId }) => useFunnelEditor({ documentId, range }),
      { wrapper, initialProps: { documentId: 'f' } },
    );
    await waitFor(() => expect(result.current.loading).toBe(false));
    act(() => result.current.edit({ type: 'setName', name: 'F' }));
    rerender({ documentId: 'g' });
    await waitFor(() => expect(result.current.draft.name).toBe('G'));
    expect(result.current.canUndo).toBe(false);
    await waitFor(async () => expect(await store.get('funnel', 'f')).toMatchObject({ name: 'F' }));
    rerender({ documentId: 'new' });
    await waitFor(() => expect(result.current.draft.name).toBe('New funnel'));
    expect(await store.get('funnel', 'g')).toMatchObject({ name: 'G', revision: 1 });
  });

  it('takes over what another tab saved while nothing was edited here', async () => {
    const { result } = render();
    await waitFor(() => expect(result.current.loading).toBe(false));
    act(() => result.current.edit({ type: 'setName', name: 'Mine' }));
    await waitFor(() => expect(result.current.saveState.status).toBe('saved'));
    const mine = (await store.get('funnel', 'f')) as { revision: number };
    await store.save({ ...mine, name: 'Theirs' } as never);
    act(() => void dispatchEvent(new StorageEvent('storage', { key: 'test:funnel:f' })));
    await waitFor(() => expect(result.current.draft.name).toBe('Theirs'));
    expect(result.current.saveState.status).toBe('replaced');
  });

  it('saves nothing until something is edited', async () => {
    const { result } = render();
    await waitFor(() => expect(result.current.loading).toBe(false));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(localStorage.length).toBe(0);
  });
});
