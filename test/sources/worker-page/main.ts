import { runQuery, type WorkerSource, workerSource } from '../../../src/sources.js';

const rows = Array.from({ length: 5_000 }, (_, i) => ({
  time: i,
  event: 'visit',
  user: `u${i % 40}`,
}));
const sources = {
  rows: workerSource(rows, { id: 'rows' }),
  own: workerSource({
    id: 'own',
    worker: () => new Worker(new URL('./own-worker.js', import.meta.url), { type: 'module' }),
  }),
};

async function ask(source: WorkerSource): Promise<{ total: number; thread: string }> {
  const range = { start: 0, end: 10_000 };
  const trend = { kind: 'trend', measure: 'users', range } as const;
  const { series } = await runQuery(source, trend, { now: 10_000 });
  return { total: series[0]?.total ?? 0, thread: (await source.stats()).thread };
}

/** What the test does with the page. */
export const page = {
  ask: (name: keyof typeof sources) => ask(sources[name]),
  close: (name: keyof typeof sources) => sources[name].close(),
};

Object.assign(globalThis, { page });
