import { renderHook } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';

import { createWorker } from '../../src/create-worker.js';
import { useWorkerSource } from '../../src/hooks/useWorkerSource.js';

const rows = (user: string) => [{ time: 1, event: 'visit', user }];

/** Makes workers, and counts those that run. */
function counted() {
  const running = new Set<Worker>();
  const worker = () => {
    const made = createWorker();
    running.add(made);
    const terminate = made.terminate.bind(made);
    made.terminate = () => {
      running.delete(made);
      terminate();
    };
    return made;
  };
  return { running, worker };
}

describe('useWorkerSource', () => {
  it('keeps the source of the same rows, and ends the worker of others', async () => {
    const { running, worker } = counted();
    const first = rows('a');
    const { result, rerender } = renderHook((given) => useWorkerSource(given, { worker }), {
      initialProps: first,
    });
    const source = result.current;
    expect(await source.stats()).toMatchObject({ events: 1, thread: 'worker' });
    rerender(first);
    expect(result.current).toBe(source);
    rerender(rows('b'));
    expect(result.current).not.toBe(source);
    expect(result.current.id).not.toBe(source.id);
    expect(running.size).toBe(0);
  });

  it('keeps the source of options with the same id', () => {
    const { result, rerender } = renderHook((id) => useWorkerSource({ id, load: () => [] }), {
      initialProps: 'a',
    });
    const source = result.current;
    rerender('a');
    expect(result.current).toBe(source);
    rerender('b');
    expect(result.current.id).toBe('b');
  });

  it('ends the worker when the component goes, and not before', async () => {
    const { running, worker } = counted();
    const given = rows('a');
    const { result, unmount } = renderHook(() => useWorkerSource(given, { worker }), {
      wrapper: StrictMode,
    });
    await result.current.ready();
    expect(running.size).toBe(1);
    unmount();
    expect(running.size).toBe(0);
  });
});
