import { describe, expect, it } from 'vitest';

import { AnalyticsError } from '../../src/model/errors.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { Progress } from '../../src/model/meta.js';
import {
  type SourceQuery,
  type AnyResolvedQuery,
  resolveQuery,
  type Rows,
} from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import { eventsSource, type EventsSourceOptions } from '../../src/sources/events-source.js';
import type { EventReads, LoadedEventBatches } from '../../src/sources/load-table.js';
import { memorySource } from '../../src/sources/memory.js';
import { comparableRows, difference } from '../../src/testing.js';
import { randomQuery } from '../../src/testing/random-cases.js';
import { randomEvents } from '../../src/testing/random-cases/events.js';
import { createRandom } from '../../src/testing/random.js';

const day = 86_400_000;
const start = Date.UTC(2024, 0, 10);
const now = start + 30 * day;
const events: AnalyticsEvent[] = [
  { time: start - day, event: 'visit', user: 'early' },
  { time: start, event: 'visit', user: 'a' },
  { time: start + 1, event: 'pay', user: 'a' },
  { time: start + day, event: 'visit', user: 'b' },
];

const within = ({ time }: AnalyticsEvent, reads: EventReads) =>
  (reads.start === null || time >= reads.start) && time < reads.end;

const trendOf = (days: number, from = start) =>
  ({ kind: 'trend', measure: 'users', range: { start: from, end: from + days * day } }) as const;

/** A source that keeps count of what it is asked. */
function counting(options: Partial<EventsSourceOptions> = {}) {
  const asked: EventReads[] = [];
  const source = eventsSource({
    id: 'shop',
    load: ({ reads }) => {
      asked.push(reads);
      return events.filter((event) => within(event, reads));
    },
    ...options,
  });
  return { source, asked };
}

type Source = ReturnType<typeof eventsSource>;
const usersIn = async (source: Source, query: SourceQuery, signal?: AbortSignal) => {
  const result = await runQuery(source, query, { now, ...(signal ? { signal } : {}) });
  return result.kind === 'trend' ? result.series[0]?.total : undefined;
};

const errorOf = (load: EventsSourceOptions['load']) =>
  usersIn(eventsSource({ id: 'shop', load }), trendOf(1)).then(
    () => null,
    (error: AnalyticsError) => error,
  );

describe('eventsSource', () => {
  it('asks for the events of the range and answers over them', async () => {
    const { source, asked } = counting();
    expect(source.id).toBe('shop');
    expect(source.capabilities.history).toBe(true);
    expect(await usersIn(source, trendOf(2))).toBe(2);
    expect(asked).toEqual([{ start, end: start + 2 * day }]);
  });

  it.each<[string, () => LoadedEventBatches | Promise<LoadedEventBatches>]>([
    ['a list', () => events],
    ['a promise of a list', () => Promise.resolve(events)],
    ['lists', () => [events.slice(0, 1), [], events.slice(1)]],
    ['a promise of lists', () => Promise.resolve([events.slice(0, 3), events.slice(3)])],
    [
      'a generator of lists',
      async function* () {
        for (const event of events) yield await Promise.resolve([event]);
      },
    ],
    ['a stream of lists', () => new Blob(['x']).stream().pipeThrough(streamOf(events)) as never],
  ])('takes %s', async (_what, load) => {
    expect(await usersIn(counting({ load }).source, trendOf(2))).toBe(2);
  });

  it('takes no events, and rows with columns of their own', async () => {
    expect(await usersIn(counting({ load: () => [] }).source, trendOf(2))).toBe(0);
    const rows = [
      { happened: new Date(start), who: 'a', action: 'visit' },
      { happened: null, who: 'b', action: 'visit' },
      7,
    ];
    const { source } = counting({
      load: () => rows as object[],
      mapping: { time: 'happened', user: 'who' },
    });
    const { series, meta } = await runQuery(source, trendOf(1), { now });
    expect(series[0]?.total).toBe(1);
    expect(meta.rejected).toEqual({
      count: 2,
      examples: [
        { row: 2, reason: 'no time' },
        { row: 3, reason: 'not an object' },
      ],
    });
  });

  it('answers later questions about a part of what it loaded, until it is refreshed', async () => {
    const { source, asked } = counting();
    await usersIn(source, trendOf(5));
    expect(await usersIn(source, trendOf(1))).toBe(1);
    expect(await usersIn(source, trendOf(1, start + day))).toBe(1);
    expect(asked).toHaveLength(1);
    expect(await usersIn(source, trendOf(6))).toBe(2);
    expect(asked).toHaveLength(2);
    source.refresh();
    await usersIn(source, trendOf(1));
    expect(asked).toHaveLength(3);
    await usersIn(source, trendOf(2));
    expect(asked).toHaveLength(4);
  });

  it('loads all history for the catalog, which then answers everything', async () => {
    const { source, asked } = counting();
    const catalog = await runQuery(source, { kind: 'catalog' }, { now });
    expect(catalog.events.map(({ event, count }) => [event, count])).toEqual([
      ['visit', 3],
      ['pay', 1],
    ]);
    expect(await usersIn(source, trendOf(2))).toBe(2);
    expect(asked).toEqual([{ start: null, end: now }]);
  });

  it('keeps the wider of two tables', async () => {
    const waiting: { reads: EventReads; answer: () => void }[] = [];
    const { source } = counting({
      load: ({ reads }) =>
        new Promise((resolve) => {
          const answer = () => resolve(events.filter((event) => within(event, reads)));
          waiting.push({ reads, answer });
        }),
    });
    const narrow = usersIn(source, trendOf(1));
    const wide = usersIn(source, trendOf(2));
    expect(waiting).toHaveLength(2);
    waiting[1]?.answer();
    expect(await wide).toBe(2);
    waiting[0]?.answer();
    expect(await narrow).toBe(1);
    expect(await usersIn(source, trendOf(2))).toBe(2);
    expect(waiting).toHaveLength(2);
  });

  it('tells how many events came, to everyone who waits', async () => {
    const { source } = counting({
      async *load() {
        yield events.slice(0, 3);
        yield await Promise.resolve(events.slice(3));
      },
    });
    const seen: Progress[][] = [[], []];
    await Promise.all(
      seen.map((list) =>
        runQuery(source, trendOf(2), { now, onProgress: (progress) => list.push(progress) }),
      ),
    );
    const both = [
      { done: 3, unit: 'events' },
      { done: 4, unit: 'events' },
    ];
    expect(seen).toEqual([both, both]);
  });

  it('lets others work while it takes a long list in', async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => ({ time: start + i, event: 'e' }));
    let ticks = 0;
    const timer = setInterval(() => ticks++, 0);
    await usersIn(counting({ load: () => many }).source, trendOf(1));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });
});

/** Turns any stream into one of a single list. */
function streamOf(list: readonly AnalyticsEvent[]) {
  return new TransformStream<unknown, readonly AnalyticsEvent[]>({
    transform: (_chunk, controller) => controller.enqueue(list),
  });
}

describe('eventsSource with several questions at once', () => {
  /** A load that answers when told to. */
  function held() {
    const signals: AbortSignal[] = [];
    let answer = () => {};
    const { source, asked } = counting({
      load: ({ signal, reads }) => {
        asked.push(reads);
        signals.push(signal);
        return new Promise((resolve, reject) => {
          answer = () => resolve(events);
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      },
    });
    return { source, asked, signals, answer: () => answer() };
  }

  it('loads once for questions that read the same or less', async () => {
    const { source, asked, answer } = held();
    const answers = [2, 2, 1].map((days) => usersIn(source, trendOf(days)));
    answer();
    expect(await Promise.all(answers)).toEqual([2, 2, 1]);
    expect(asked).toHaveLength(1);
  });

  it('aborts a load when all who wait are aborted, and not before', async () => {
    const { source, signals, answer } = held();
    const [first, second] = [new AbortController(), new AbortController()];
    const aborted = { code: 'source/aborted' };
    const one = usersIn(source, trendOf(2), first.signal);
    const two = usersIn(source, trendOf(2), second.signal);
    first.abort();
    await expect(one).rejects.toMatchObject(aborted);
    expect(signals[0]?.aborted).toBe(false);
    second.abort();
    await expect(two).rejects.toMatchObject(aborted);
    expect(signals[0]?.aborted).toBe(true);

    const again = usersIn(source, trendOf(2));
    answer();
    expect(await again).toBe(2);
    expect(signals).toHaveLength(2);
  });

  it('still answers the other when one is aborted', async () => {
    const { source, answer } = held();
    const controller = new AbortController();
    const one = usersIn(source, trendOf(2), controller.signal);
    const two = usersIn(source, trendOf(2));
    controller.abort();
    await expect(one).rejects.toMatchObject({ code: 'source/aborted' });
    answer();
    expect(await two).toBe(2);
  });

  it('does not load for a question that is aborted already', async () => {
    const { source, asked } = counting();
    const resolved = resolveQuery(trendOf(2), { now });
    await expect(source.run(resolved, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'source/aborted',
    });
    expect(asked).toHaveLength(0);
  });

  it('stops a generator that does not look at the signal', async () => {
    let closed = false;
    const controller = new AbortController();
    const { source } = counting({
      async *load() {
        try {
          for (const event of events) {
            yield [event];
            controller.abort();
          }
        } finally {
          closed = true;
        }
      },
    });
    const stopped = usersIn(source, trendOf(2), controller.signal);
    await expect(stopped).rejects.toMatchObject({ code: 'source/aborted' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(closed).toBe(true);
  });

  it('keeps nothing of a load that was under way when it was refreshed', async () => {
    const { source, asked, answer } = held();
    const before = usersIn(source, trendOf(2));
    source.refresh();
    answer();
    expect(await before).toBe(2);
    const after = usersIn(source, trendOf(2));
    expect(asked).toHaveLength(2);
    answer();
    expect(await after).toBe(2);
  });
});

describe('eventsSource with a history that begins somewhere', () => {
  const iso = new Date(start).toISOString();

  it('refuses questions that need more than can be loaded', async () => {
    const { source, asked } = counting({ historyFrom: start });
    expect(source.capabilities.history).toBe(false);
    expect(await usersIn(source, trendOf(1))).toBe(1);
    await expect(usersIn(source, trendOf(1, start - 1))).rejects.toMatchObject({
      code: 'source/unsupported',
      message: `the source "shop" has no events before ${iso} (historyFrom), and the question needs those from ${new Date(start - 1).toISOString()}; take a range that starts later`,
    });
    const resolved = resolveQuery(trendOf(1), { now });
    const all = { ...resolved, reads: { ...resolved.reads, start: null } };
    const { signal } = new AbortController();
    await expect(source.run(all, { signal })).rejects.toMatchObject({
      code: 'source/unsupported',
      message: `the source "shop" has no events before ${iso} (historyFrom), and the question needs all history; take a range that starts later`,
    });
    expect(asked).toHaveLength(1);
  });

  it('lists the names since then', async () => {
    const { source, asked } = counting({ historyFrom: start });
    const catalog = await runQuery(source, { kind: 'catalog' }, { now });
    expect(catalog.firstEvent).toBe(start);
    expect(asked).toEqual([{ start, end: now }]);
  });
});

describe('eventsSource with questions about sessions', () => {
  const maxMs = 4 * 3_600_000;
  const sessions = { idleMs: 1_800_000, maxMs };
  const range = { start, end: start + day };
  const asksFor = async (query: SourceQuery, options: Partial<EventsSourceOptions> = {}) => {
    const { source, asked } = counting({ sessions, ...options });
    await runQuery(source, query, { now });
    return asked[0]?.start;
  };

  it('reads as far back as a session can last', async () => {
    const trend = { ...trendOf(1), measure: 'sessions' } as const;
    expect(await asksFor(trend)).toBe(start - maxMs);
    expect(await asksFor(trend, { historyFrom: start - 5 })).toBe(start - 5);
    expect(await asksFor({ ...trendOf(1), breakdown: { property: '$session' } })).toBe(
      start - maxMs,
    );
    const where = { property: '$session', op: 'isSet' } as const;
    expect(await asksFor({ ...trendOf(1), where })).toBe(start - maxMs);
    expect(await asksFor(trendOf(1))).toBe(start);
    const steps = [{ match: { event: 'visit' } }, { match: { event: 'pay' } }];
    expect(await asksFor({ kind: 'funnel', range, steps })).toBe(start);
    expect(await asksFor({ kind: 'funnel', range, steps, unit: 'session' })).toBe(start - maxMs);
  });

  it('counts a session that began before the range as it was', async () => {
    // One run of 3½ hours, cut nowhere; its id says when it began.
    const run = Array.from({ length: 8 }, (_, i): AnalyticsEvent => ({
      time: start - 1_800_000 * (4 - i),
      event: 'visit',
      user: 'a',
    }));
    const { source } = counting({
      sessions,
      load: ({ reads }) => run.filter((event) => within(event, reads)),
    });
    const { series } = await runQuery(
      source,
      { ...trendOf(1), measure: 'sessions', breakdown: { property: '$session' } },
      { now },
    );
    expect(series).toMatchObject([
      { key: { type: 'value', value: `a/${start - 2 * 3_600_000}` }, total: 1 },
    ]);
  });
});

describe('eventsSource when loading fails', () => {
  it('keeps the cause', async () => {
    const cause = new Error('socket closed');
    for (const load of [
      () => Promise.reject(cause),
      () => {
        throw cause;
      },
      async function* () {
        yield await Promise.resolve(events);
        throw cause;
      },
    ]) {
      expect(await errorOf(load)).toMatchObject({
        code: 'source/unreachable',
        message: 'the source "shop" could not load its events: Error: socket closed',
        cause,
      });
    }
  });

  it('passes errors of its own kind on', async () => {
    const error = new AnalyticsError('source/unsupported', 'not on Sundays');
    expect(await errorOf(() => Promise.reject(error))).toBe(error);
    expect(await errorOf(() => [{ a: 1 }])).toMatchObject({
      code: 'load/invalid',
      message: expect.stringContaining('can not tell which column is the time and the event'),
    });
    expect(await errorOf(() => ['no event'] as unknown as object[])).toMatchObject({
      code: 'load/invalid',
      message: 'row 1: not an object',
    });
    const strict = counting({
      invalid: 'throw',
      mapping: { time: 'time' },
      load: () => [{ time: start, event: 'e' }, { event: 'e' }],
    });
    await expect(usersIn(strict.source, trendOf(1))).rejects.toMatchObject({
      code: 'load/invalid',
      message: 'row 2: no time',
    });
  });

  it.each([
    ['an object', { events }, 'object'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['text', 'events', 'string'],
    ['single events', new Set(events), 'object'],
  ])('says what it wants when it gets %s', async (_what, value, type) => {
    expect(await errorOf(() => value as never)).toMatchObject({
      code: 'source/malformed',
      message: `load of the source "shop" must return a list of events, or an async iterable of such lists; it gave ${type}`,
    });
  });

  it('tries again only when it is asked again', async () => {
    let tries = 0;
    const { source } = counting({
      load: () => (++tries === 1 ? Promise.reject(new Error('once')) : events),
    });
    await expect(usersIn(source, trendOf(2))).rejects.toMatchObject({ code: 'source/unreachable' });
    expect(tries).toBe(1);
    expect(await usersIn(source, trendOf(2))).toBe(2);
  });
});

describe('eventsSource on random questions', () => {
  const { signal } = new AbortController();

  it('answers as memorySource does', async () => {
    let loaded = 0;
    for (let seed = 0; seed < 150; seed++) {
      const random = createRandom(seed, 77);
      const mode = seed % 3 === 0 ? 'funnelStress' : 'general';
      // Copies of an event are found within one load only, so there are none here.
      const list = randomEvents(random, mode);
      for (const event of list) delete event.id;
      // Longer than the data lasts: no run is cut that began before what is loaded.
      const sessions = { idleMs: random.pick([1_000, 1_800_000, 7_200_000]), maxMs: 60 * day };
      const mapping = { time: 'time', event: 'event' };
      const load = async function* ({ reads }: { reads: EventReads }) {
        loaded++;
        const rest = random.shuffle(list.filter((event) => within(event, reads)));
        while (rest.length > 0) yield await Promise.resolve(rest.splice(0, random.int(0, 9)));
      };
      const source = eventsSource({ id: 'random', load, sessions, mapping });
      const all = memorySource(list, { id: 'random', sessions, mapping });
      for (let i = 0; i < 4; i++) {
        const { query, now: at, universe } = randomQuery(random, list, mode);
        const resolved = resolveQuery(query, { now: at, ...(universe ? { universe } : {}) });
        const [mine, theirs] = await Promise.all(
          [source, all].map((one) => one.run(resolved, { signal })),
        );
        const wrong = difference(
          comparableRows(mine as Rows<AnyResolvedQuery>),
          comparableRows(theirs as Rows<AnyResolvedQuery>),
        );
        expect(wrong, JSON.stringify({ seed, query })).toBeNull();
      }
    }
    expect(loaded).toBeGreaterThan(150);
  }, 60_000);
});
