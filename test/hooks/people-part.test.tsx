import { act, renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';

import { useLoadedPart } from '../../src/hooks/people-part.js';

describe('useLoadedPart', () => {
  it('loads when it is asked to, and only once', async () => {
    const from = vi.fn(() => Promise.resolve('part'));
    const { result } = renderHook(() => useLoadedPart(from));
    expect(result.current).toMatchObject({ part: null, state: 'idle' });
    expect(from).not.toHaveBeenCalled();
    await act(async () => expect(await result.current.load()).toBe('part'));
    expect(result.current).toMatchObject({ part: 'part', state: 'ready' });
    await act(async () => expect(await result.current.load()).toBe('part'));
    expect(result.current).toMatchObject({ part: 'part', state: 'ready' });
    expect(from).toHaveBeenCalledTimes(1);
  });

  it('says that it failed, and tries again when asked', async () => {
    const from = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValueOnce('part');
    const { result } = renderHook(() => useLoadedPart(from));
    await act(async () => expect(await result.current.load()).toBeNull());
    expect(result.current).toMatchObject({ part: null, state: 'failed' });
    await act(async () => expect(await result.current.load()).toBe('part'));
    expect(result.current.state).toBe('ready');
  });

  it('opens nothing once nobody is there', async () => {
    let finish = (_part: string): void => undefined;
    const from = () => new Promise<string>((resolve) => (finish = resolve));
    const { result, unmount } = renderHook(() => useLoadedPart(from));
    let loading: Promise<string | null> = Promise.resolve('not asked');
    act(() => void (loading = result.current.load()));
    unmount();
    finish('part');
    expect(await loading).toBeNull();
  });
});
