import { runQuery, workerSource } from '../../src/sources.ts';
import { generateEvents } from '../../src/testing/generator/generate.ts';

const longTasks = [];
const observer = new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration });
});

const now = Date.UTC(2026, 6, 1);
const range = { start: now - 90 * 86_400_000, end: now };
const questions = {
  trend: { kind: 'trend', measure: 'users', interval: 'day', range },
  funnel: {
    kind: 'funnel',
    range,
    steps: ['Visited pricing', 'Signed up', 'Verified e-mail', 'Created project'].map((event) => ({
      match: { event: [event] },
    })),
  },
};

async function timed(work) {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}

let source;

let rows = [];

/** What the bench does with the page, step by step. */
globalThis.bench = {
  /** Makes rows on the page. */
  make(people) {
    rows = generateEvents({ users: people });
    return rows.length;
  },
  /** Hands them to the package's own worker. */
  async send() {
    const address = new URL('./usagekit-worker.js', location.href);
    source = workerSource(rows, {
      id: 'rows',
      worker: () => new Worker(address, { type: 'module' }),
    });
    observer.observe({ type: 'longtask' });
    const { ms } = await timed(() => source.ready());
    source.close();
    rows = [];
    return ms;
  },
  async load(events) {
    source = workerSource({
      id: 'bench',
      worker: () => {
        const address = new URL(`./worker.js#${events}`, location.href);
        return new Worker(address, { type: 'module' });
      },
    });
    observer.observe({ type: 'longtask' });
    const { ms } = await timed(() => source.ready());
    return { ms, ...(await source.stats()) };
  },
  async ask(name) {
    const ask = () => runQuery(source, questions[name], { now });
    const { ms: first } = await timed(ask);
    const times = [];
    for (let run = 0; run < 5; run++) times.push((await timed(ask)).ms);
    return { first, median: times.toSorted((a, b) => a - b)[2] };
  },
  /** Cancels a question nobody asked before: how long until the caller knows, and until the worker does something else. */
  async abort() {
    const controller = new AbortController();
    const question = { ...questions.funnel, window: { value: 3, unit: 'day' } };
    const stopped = runQuery(source, question, { now, signal: controller.signal }).catch(() => {});
    await new Promise((done) => setTimeout(done, 20));
    const known = await timed(() => {
      controller.abort();
      return stopped;
    });
    const free = await timed(() => source.stats());
    return { known: known.ms, free: free.ms };
  },
  async longTasks() {
    await new Promise((done) => setTimeout(done, 200));
    return longTasks.splice(0);
  },
  close: () => source.close(),
};
