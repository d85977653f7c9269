import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';

import { createWorker } from '../../src/create-worker.js';
import { AnalyticsError, isAnalyticsError } from '../../src/model/errors.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { Progress } from '../../src/model/meta.js';
import { type AnyResolvedQuery, resolveQuery, type Rows } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { AnalyticsSource, DataChange } from '../../src/model/source.js';
import { memorySource } from '../../src/sources/memory.js';
import type {
  WorkerRows,
  WorkerRowsOptions,
  WorkerSourceOptions,
} from '../../src/sources/worker/plan.js';
import type { FromWorker, ToWorker } from '../../src/sources/worker/protocol.js';
import { type WorkerSource, workerSource } from '../../src/sources/worker/worker-source.js';
import {
  comparableRows,
  createRandom,
  difference,
  generateEvents,
  randomEvents,
  randomQuery,
} from '../../src/testing.js';

const now = Date.UTC(2026, 6, 1);
const { signal } = new AbortController();
const range = { start: now - 90 * 86_400_000, end: now };
const trend = { kind: 'trend', measure: 'users', range } as const;
const resolved = resolveQuery(trend, { now });

const opened: WorkerSource[] = [];
const workers: Worker[] = [];

/** A source that is closed after the test, with the workers it starts at hand. */
function open(given: WorkerRows | WorkerSourceOptions, options: WorkerRowsOptions = {}) {
  const worker = () => {
    const started = createWorker();
    workers.push(started);
    return started;
  };
  const source = isRows(given)
    ? workerSource(given, { worker, ...options })
    : workerSource({ worker, ...given });
  opened.push(source);
  return source;
}

const isRows = (given: WorkerRows | WorkerSourceOptions): given is WorkerRows =>
  Array.isArray(given);

afterEach(() => {
  for (const source of opened.splice(0)) source.close();
  workers.length = 0;
  vi.restoreAllMocks();
});

/** A worker of a hundred modules that nobody bundled may take a while to start. */
vi.setConfig({ testTimeout: 60_000 });
const patient = { timeout: 15_000 };

interface Named {
  who: string;
}

const few: AnalyticsEvent[] = [
  { time: now - 5, event: 'visit', user: 'a' },
  { time: now - 4, event: 'visit', user: 'b' },
];
const product = generateEvents({ users: 1_500 });

/** Many events made from few, without the cost of making them. */
function repeated(times: number): AnalyticsEvent[] {
  return Array.from({ length: times }, (_, i) =>
    product.map((event) => ({ ...event, user: event.user ? `${event.user}-${i}` : null })),
  ).flat();
}

const totalOf = async (source: WorkerSource) =>
  (await runQuery(source, trend, { now })).series[0]?.total;

const failureOf = (promise: Promise<unknown>): Promise<AnalyticsError> =>
  promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: AnalyticsError) => error,
  );

/** Rows, or why there are none. */
const outcomeOf = async (source: AnalyticsSource, question: AnyResolvedQuery): Promise<unknown> =>
  source.run(question, { signal }).then(
    (rows) => comparableRows(rows as Rows<AnyResolvedQuery>),
    (error: Error) =>
      isAnalyticsError(error, 'source/unsupported') ? error.message : 'source/unreachable',
  );

describe('workerSource', () => {
  it('answers in a worker what memorySource answers, on random questions', async () => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 6; seed++) {
      const random = createRandom(seed);
      const mode = random.pick(['general', 'funnelStress'] as const);
      const events = randomEvents(random, mode);
      const here = memorySource(events, { id: 'random' });
      const there = open(events, { id: 'random' });
      for (let i = 0; i < 30; i++) {
        const { query, now: at, universe } = randomQuery(random, events, mode);
        const question = resolveQuery(query, { now: at, ...(universe ? { universe } : {}) });
        kinds.add(query.kind);
        const [mine, theirs] = await Promise.all(
          [there, here].map((one) => outcomeOf(one, question)),
        );
        expect(difference(mine, theirs), JSON.stringify({ seed, query })).toBeNull();
      }
      expect((await there.stats()).thread).toBe('worker');
      there.close();
    }
    expect(kinds.size).toBeGreaterThan(2);
  });

  it('starts nothing before it is asked, and one worker for all questions', async () => {
    const source = open(few);
    expect(workers).toHaveLength(0);
    expect(await Promise.all([totalOf(source), totalOf(source)])).toEqual([2, 2]);
    expect(await totalOf(source)).toBe(2);
    expect(workers).toHaveLength(1);
  });

  it('names few rows by what is in them, and many by the list they are', () => {
    const copy = few.map((event) => ({ ...event }));
    expect(workerSource(few).id).toBe(workerSource(copy).id);
    expect(workerSource([{ ...few[0] }, few[0] as object]).id).not.toBe(workerSource(few).id);
    expect(workerSource(product).id).toBe(workerSource(product).id);
    expect(workerSource(product).id).not.toBe(workerSource([...product]).id);
    expect(workerSource(few, { id: 'mine' }).id).toBe('mine');
  });

  it('reads columns by name or by function, and counts what is no event', async () => {
    const rows = [
      { at: new Date(now - 3), who: { id: 'a' }, what: 'x' },
      { at: new Date(now - 2), who: { id: 'b' }, what: 'x' },
      { at: null, who: { id: 'c' }, what: 'x' },
    ];
    const mapping = {
      time: 'at',
      event: 'what',
      user: (row: object) => (row as (typeof rows)[0]).who.id,
    };
    const byFunction = open(rows, { mapping });
    const { series, meta } = await runQuery(byFunction, trend, { now });
    expect(series[0]?.total).toBe(2);
    expect(meta.rejected).toEqual({ count: 1, examples: [{ row: 3, reason: 'no time' }] });
    const strict = open(rows, { mapping, invalid: 'throw' });
    expect(await failureOf(totalOf(strict))).toMatchObject({
      code: 'load/invalid',
      message: 'row 3: no time',
    });
  });

  it('loads what comes in lists, as sessions are told to be', async () => {
    const source = open({
      id: 'lists',
      sessions: { idleMs: 1, maxMs: 10 },
      async *load() {
        for (const event of few) yield [event];
        yield [{ time: now - 1, event: 'visit', user: 'b' }];
      },
    });
    const sessions = await runQuery(source, { ...trend, measure: 'sessions' }, { now });
    expect(sessions.series[0]?.total).toBe(3);
  });

  it('tells what was wrong with what was loaded, and loads again for the next question', async () => {
    const answers: (() => never)[] = [
      () => {
        throw new TypeError('offline');
      },
      () => 5 as never,
      () => [[{ a: 1 }]] as never,
      () => [{ time: 1, event: 'e', call: () => {} }] as never,
      () => few as never,
    ];
    const source = open({ id: 'shop', load: () => (answers.shift() as () => never)() });
    expect(await failureOf(totalOf(source))).toMatchObject({
      code: 'source/unreachable',
      message: 'the source "shop" could not load its events: TypeError: offline',
    });
    expect((await failureOf(totalOf(source))).code).toBe('source/malformed');
    const invalid = await failureOf(totalOf(source));
    expect(invalid).toBeInstanceOf(AnalyticsError);
    expect(invalid).toMatchObject({
      code: 'load/invalid',
      message: expect.stringContaining('can not tell which column is the time') as string,
    });
    const uncopied = await failureOf(totalOf(source));
    expect(uncopied.code).toBe('load/invalid');
    expect(uncopied.message).toContain('can not be copied to a worker');
    expect(await totalOf(source)).toBe(2);
    expect(workers).toHaveLength(5);
  });

  it('reads a file in the worker, and bytes once', async () => {
    const text = few.map((event) => JSON.stringify(event)).join('\n');
    expect(await totalOf(open({ id: 'blob', file: new Blob([text]) }))).toBe(2);
    const address = URL.createObjectURL(new Blob([text]));
    expect(await totalOf(open({ id: 'url', file: address }))).toBe(2);
    const stream = new Blob([text]).stream();
    expect(await totalOf(open({ id: 'stream', file: stream }))).toBe(2);
    const bytes = new TextEncoder().encode(text);
    const source = open({ id: 'bytes', file: bytes });
    expect(await totalOf(source)).toBe(2);
    expect(bytes.byteLength).toBe(0);
    source.close();
    const again = await failureOf(totalOf(source));
    expect(again.message).toContain('can not be handed to a worker');
    const missing = open({ id: 'missing', file: '/no/such/file.ndjson' });
    expect((await failureOf(totalOf(missing))).message).toContain(
      `${location.origin}/no/such/file.ndjson`,
    );
    expect(() => workerSource({ id: 'file', file: '/x.csv', mapping: { time: () => 1 } })).toThrow(
      'mapping.time of the source "file" is a function',
    );
    expect(() => workerSource({ id: 'both', file: '/x', load: () => [] })).toThrow(
      'the source "both" has both load and file',
    );
  });
});

describe('a worker of many events', () => {
  const many = repeated(3);
  const users = new Set(many.flatMap(({ user }) => user ?? [])).size;
  // Split by a property they are gone through twice.
  const split = { ...trend, breakdown: { property: 'country' } } as const;
  let worker: Worker | null = null;
  const kept = workerSource(many, {
    id: 'many',
    worker: () => {
      worker = createWorker();
      return worker;
    },
  });
  const loaded = async () => {
    await kept.ready();
    return kept;
  };
  afterAll(() => kept.close());

  it('gets rows in small pieces, no more than it can take, and tells how far it is', async () => {
    let onTheWay = 0;
    const ahead: number[] = [];
    const sizes: number[] = [];
    const source = open(many, {
      id: 'many',
      worker: () => {
        const watched = createWorker();
        watched.addEventListener('message', ({ data }) => {
          if (data.type === 'taken') onTheWay--;
        });
        const post = watched.postMessage.bind(watched) as (message: unknown, more: never) => void;
        watched.postMessage = (message: ToWorker, more: never) => {
          if (message.type === 'rows') {
            ahead.push(onTheWay++);
            sizes.push(message.rows.length);
          }
          post(message, more);
        };
        return watched;
      },
    });
    const progress: Progress[] = [];
    await runQuery(source, trend, { now, onProgress: (one) => progress.push(one) });
    expect(sizes.reduce((a, b) => a + b)).toBe(many.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2_000);
    expect(Math.max(...ahead)).toBeLessThanOrEqual(2);
    expect(progress.every(({ total }) => total === many.length)).toBe(true);
    expect(progress.length).toBeGreaterThan(3);
    expect(progress.length).toBeLessThan(sizes.length);
  });

  it('answers a short question before a long one that was asked earlier', async () => {
    const source = await loaded();
    const order: string[] = [];
    const long = runQuery(source, split, { now }).then(() => order.push('long'));
    const short = runQuery(source, trend, { now }).then(() => order.push('short'));
    await Promise.all([long, short]);
    expect(order).toEqual(['short', 'long']);
  });

  it('stops a question in the midst of it, and answers the next', async () => {
    const source = await loaded();
    const running = worker as unknown as Worker;
    const answers: FromWorker[] = [];
    const listen = ({ data }: MessageEvent<FromWorker>) => answers.push(data);
    running.addEventListener('message', listen);
    const controller = new AbortController();
    const post = running.postMessage.bind(running) as (message: ToWorker, more: never) => void;
    const watched = (message: ToWorker, more: never) => {
      post(message, more);
      // The worker hears of it when it is done with the first of many slices.
      if (message.type === 'ask') controller.abort('enough');
    };
    vi.spyOn(running, 'postMessage').mockImplementation(watched as never);
    const stopped = runQuery(source, split, { now, signal: controller.signal });
    expect(await failureOf(stopped)).toMatchObject({ code: 'source/aborted', cause: 'enough' });
    vi.restoreAllMocks();
    await expect.poll(() => answers.map(({ type }) => type), patient).toContain('failed');
    running.removeEventListener('message', listen);
    expect(answers.at(-1)).toMatchObject({ type: 'failed', error: { code: 'source/aborted' } });
    // It reports after every slice when it is slow; of all slices only the first few were done.
    const before = answers.slice(0, -1).map(({ type }) => type);
    expect(before.every((type) => type === 'progress')).toBe(true);
    expect(before.length).toBeLessThan(4);
    expect(await totalOf(source)).toBe(users);
  });

  it('goes on loading when the question that began it is cancelled', async () => {
    let loads = 0;
    const source = open({
      id: 'many',
      load: () => {
        loads++;
        return many;
      },
    });
    const controller = new AbortController();
    const first = source.run(resolved, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect((await failureOf(first)).code).toBe('source/aborted');
    expect(await totalOf(source)).toBe(users);
    expect(loads).toBe(1);
  });
});

describe('a worker that stops', () => {
  const crash = () => workers.at(-1)?.dispatchEvent(new ErrorEvent('error', { message: 'boom' }));

  it('rejects what waits and is started again by the next question', async () => {
    const source = open(few, { id: 'shop' });
    await source.ready();
    const waiting = totalOf(source);
    await Promise.resolve();
    crash();
    expect(await failureOf(waiting)).toMatchObject({
      code: 'source/unreachable',
      message: 'the worker of the source "shop" stopped: boom; the next question starts a new one',
    });
    expect(workers).toHaveLength(1);
    expect(await totalOf(source)).toBe(2);
    expect(workers).toHaveLength(2);
  });

  it.each([
    ['ends by itself', 'close()', 'it ended, or the browser ended it'],
    ['throws', 'throw new Error("boom")', 'Uncaught Error: boom'],
  ])('is started once a question when it %s', async (_, doing, said) => {
    const code = `
      const lock = String(Math.random());
      navigator.locks.request(lock, () => {
        postMessage({ type: 'hello', version: 1, lock });
        return new Promise(() => {});
      });
      onmessage = ({ data }) => { if (data.type === 'ask') ${doing}; };`;
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    let started = 0;
    const source = open(few, {
      worker: () => {
        started++;
        return new Worker(address);
      },
    });
    for (let asked = 1; asked <= 3; asked++) {
      const error = await failureOf(totalOf(source));
      expect(error.message).toContain(said);
      expect(started).toBe(asked);
    }
  });

  it('rejects what waits with source/aborted when it is closed, and starts anew', async () => {
    let wanted: AbortSignal | null = null;
    const source = open({
      id: 'closed',
      load: async (request) => {
        if (wanted) return few;
        wanted = request.signal;
        return new Promise(() => {});
      },
    });
    const starting = totalOf(source);
    source.close();
    expect((await failureOf(starting)).code).toBe('source/aborted');
    const loading = failureOf(totalOf(source));
    await expect.poll(() => wanted?.aborted, patient).toBe(false);
    source.close();
    expect((await loading).code).toBe('source/aborted');
    expect((wanted as AbortSignal | null)?.aborted).toBe(true);
    const asked = totalOf(source);
    await source.ready();
    expect(await asked).toBe(2);
    const terminated = vi.spyOn(workers.at(-1) as Worker, 'terminate');
    source.close();
    expect(terminated).toHaveBeenCalledOnce();
    expect(await totalOf(source)).toBe(2);
  });
});

describe('append', () => {
  const more = (user: string, time = now - 1) => [{ time, event: 'visit', user }];

  it('adds events for the questions after it, and tells from when on', async () => {
    const source = open(few, { id: 'live' });
    const changes: DataChange[] = [];
    const stop = source.subscribe((change) => changes.push(change));
    await source.append(more('before', now - 9));
    expect(workers).toHaveLength(0);
    expect(await totalOf(source)).toBe(3);
    expect((await source.stats()).events).toBe(3);
    await source.append(more('c', now - 7));
    expect(await totalOf(source)).toBe(4);
    await source.append([]);
    expect(changes.map(({ from }) => from)).toEqual([now - 9, now - 7]);
    expect(new Set(changes.map(({ version }) => version)).size).toBe(2);
    stop();
    await source.append(more('d'));
    expect(changes).toHaveLength(2);
    expect(workers).toHaveLength(1);
  });

  it('adds to what a new worker loads, whoever emptied the list since', async () => {
    const source = open(few);
    await source.ready();
    const list = more('c');
    const appended = source.append(list);
    list.length = 0;
    await appended;
    const changes: DataChange[] = [];
    source.subscribe((change) => changes.push(change));
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'boom' }));
    expect(await totalOf(source)).toBe(3);
    source.close();
    expect(await totalOf(source)).toBe(3);
    expect(changes).toEqual([]);
    expect(workers).toHaveLength(3);
  });

  it('takes many lists at once, whole or not at all', async () => {
    const rows = few.map(({ time, event, user }) => ({
      at: new Date(time),
      what: event,
      who: user,
    }));
    const mapping = { time: 'at', event: 'what', user: (row: object) => (row as Named).who };
    const source = open(rows, { mapping, invalid: 'throw' });
    await source.ready();
    const one = (who: string, at: Date | null = new Date(now - 1)) => ({ at, what: 'visit', who });
    const lists = [
      Array.from({ length: 2_500 }, (_, i) => one(`u${i}`)),
      [one('x'), one('y', null)],
      [one('p'), Object.assign(one('q'), { call: () => {} })],
      [one('z')],
    ];
    const outcomes = await Promise.allSettled(lists.map((list) => source.append(list)));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(outcomes[1]).toMatchObject({
      reason: { code: 'load/invalid', message: 'row 2: no time' },
    });
    expect(outcomes[2]).toMatchObject({ reason: { code: 'load/invalid' } });
    expect(await totalOf(source)).toBe(2 + 2_500 + 1);
  });

  it('fails the first question for what could not be looked at before', async () => {
    const source = open(few, { invalid: 'throw' });
    await source.append([{ time: 'never', event: 'e' }]);
    const error = await failureOf(totalOf(source));
    expect(error).toMatchObject({ code: 'load/invalid' });
    expect(error.message).toContain('row 1: the time "never"');
  });
});

describe('a page without a worker', () => {
  it('answers on the page, and says why once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const failing: [string, () => Worker][] = [
      [
        'refused',
        () => {
          throw new DOMException('refused by policy', 'SecurityError');
        },
      ],
      ['missing', () => new Worker('/no/such/worker.js', { type: 'module' })],
      [
        'old',
        () => {
          const code = `postMessage({ type: 'hello', version: 0, lock: null })`;
          return new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
        },
      ],
    ];
    for (const [id, worker] of failing) {
      warn.mockClear();
      const source = open(few, { id, worker });
      expect(await Promise.all([totalOf(source), totalOf(source)])).toEqual([2, 2]);
      expect((await source.stats()).thread).toBe('page');
      source.close();
      expect(await totalOf(source)).toBe(2);
      expect(warn).toHaveBeenCalledOnce();
      expect(warn.mock.calls[0]?.[0]).toMatch(
        new RegExp(`the source "${id}" answers on the page.*optimizeDeps.*worker-src 'self'`),
      );
    }
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    warn.mockClear();
    const silent = () => new Worker(URL.createObjectURL(new Blob([''])));
    const asked = totalOf(open(few, { id: 'silent', worker: silent }));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await asked).toBe(2);
    expect(warn.mock.calls[0]?.[0]).toContain('it said nothing for 20 s');
    vi.useRealTimers();
    vi.stubGlobal('Worker', undefined);
    warn.mockClear();
    expect(await totalOf(open(few, { id: 'none' }))).toBe(2);
    expect(warn.mock.calls[0]?.[0]).toContain('this browser has no Worker');
    vi.unstubAllGlobals();
  });

  it('can not answer when only the worker has the events', async () => {
    const source = workerSource({
      id: 'own',
      worker: () => new Worker('/no/such/worker.js', { type: 'module' }),
    });
    const error = await failureOf(totalOf(source));
    expect(isAnalyticsError(error, 'source/unreachable')).toBe(true);
    expect(error.message).toContain('the worker that has the events of the source "own"');
  });
});
