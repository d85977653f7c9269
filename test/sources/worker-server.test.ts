import { describe, expect, it, vi } from 'vitest';

import { engineKinds } from '../../src/engine/start-query.js';
import type { Progress } from '../../src/model/meta.js';
import { runQuery, serveEvents, workerSource } from '../../src/sources.js';
import { workerKinds } from '../../src/sources/worker/kinds.js';

const rows = [
  { time: 1, event: 'visit', user: 'a' },
  { time: 2, event: 'visit', user: 'b' },
];
const trend = { kind: 'trend', measure: 'users', range: { start: 0, end: 10 } } as const;

describe('workerSource on a server', () => {
  it('answers without a worker and without a warning', async () => {
    const warn = vi.spyOn(console, 'warn');
    const source = workerSource(rows);
    const { series } = await runQuery(source, trend, { now: 10 });
    expect(series[0]?.total).toBe(2);
    expect(await source.stats()).toMatchObject({ events: 2, thread: 'page' });
    source.close();
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('loads again after a load that failed, and stops a load that is closed', async () => {
    let loads = 0;
    const source = workerSource({
      id: 'shop',
      async load({ signal }) {
        loads++;
        if (loads === 1) throw new Error('offline');
        if (loads === 3) return rows;
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
        });
        return [];
      },
    });
    await expect(source.ready()).rejects.toMatchObject({ code: 'source/unreachable' });
    const waiting = runQuery(source, trend, { now: 10 });
    await expect.poll(() => loads, { timeout: 4_000 }).toBe(2);
    source.close();
    await expect(waiting).rejects.toMatchObject({ code: 'source/aborted' });
    const { series } = await runQuery(source, trend, { now: 10 });
    expect(series[0]?.total).toBe(2);
  });

  it('tells how far it is of how many', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({ time: i, event: 'e', user: 'u' }));
    const progress: Progress[] = [];
    await runQuery(workerSource(many), trend, { now: 10, onProgress: (one) => progress.push(one) });
    expect(progress.at(-1)).toEqual({ done: 20_000, total: 20_000, unit: 'events' });
  });

  it('promises the kinds the engine answers', () => {
    expect(workerKinds.toSorted()).toEqual(engineKinds.toSorted());
  });
});

describe('serveEvents', () => {
  it('is for workers', () => {
    expect(() => serveEvents()).toThrow('serveEvents was called outside of a worker');
  });
});
