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
    await waitFor(() => expect(result.current.saveState.status).toBe('failed'));
    expect(await store.get('funnel', 'f')).toMatchObject({ name: 'Other', revision: 1 });
  });

  it('tells what is wrong with a saved document it can not read', async () => {
    localStorage.setItem('test:funnel:f', '{"type":"funnel","version":2}');
    const { result } = render();
    await waitFor(() => expect(result.current.saveState.status).toBe('failed'));
    expect(result.current.saveState).toMatchObject({
      error: {
        message:
          'invalid funnel document at version: expected version 1; a newer usagekit wrote this document',
      },
    });
  });

  it('saves nothing until something is edited', async () => {
    const { result } = render();
    await waitFor(() => expect(result.current.loading).toBe(false));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(localStorage.length).toBe(0);
  });
});
