import { type AnalyticsErrorCode, isAnalyticsError } from '../../model/errors.js';
import {
  type SourceQuery,
  type AnyResolvedQuery,
  type Rows,
  resolveQuery,
} from '../../model/query.js';
import { runQuery } from '../../model/run-query.js';
import type { AnalyticsSource } from '../../model/source.js';
import { day, event, hour, longAfter, week } from './case.js';
import { type ConformanceCheck, type ConformanceDriver, withSource } from './driver.js';
import { difference } from './match.js';
import { comparableRows } from './random-checks.js';

/* What every source does whatever it is asked: refuse, stop, answer nothing with nothing, answer several at once. */

const events = Array.from({ length: 60 }, (_, i) =>
  event(`user ${i % 7}`, ['visit', 'sign up', 'pay'][i % 3] as string, i * 37, {
    plan: i % 2 === 0 ? 'free' : 'pro',
  }),
);

const questions: SourceQuery[] = [
  { kind: 'trend', range: week, measure: 'events', interval: 'day' },
  { kind: 'trend', range: week, measure: 'users', breakdown: { property: 'plan' } },
  {
    kind: 'funnel',
    range: week,
    steps: [{ match: { event: 'visit' } }, { match: { event: 'pay' } }],
  },
  { kind: 'catalog' },
];

const resolve = (query: SourceQuery): AnyResolvedQuery => resolveQuery(query, { now: longAfter });
const never = () => new AbortController().signal;

function fail(message: string): never {
  throw new Error(message);
}

function supported(source: AnalyticsSource): AnyResolvedQuery[] {
  return questions
    .filter(({ kind }) => source.capabilities.kinds.includes(kind))
    .map((query) => resolve(query));
}

/** What a promise rejects with; fails when it does not. */
async function errorOf(promise: Promise<unknown>, what: string): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return fail(`${what} did not reject`);
}

async function expectCode(
  promise: Promise<unknown>,
  code: AnalyticsErrorCode,
  what: string,
): Promise<void> {
  const error = await errorOf(promise, what);
  if (!isAnalyticsError(error, code)) fail(`${what} rejected with ${String(error)}, not ${code}`);
}

function same(a: Rows<AnyResolvedQuery>, b: Rows<AnyResolvedQuery>, what: string): void {
  const wrong = difference(comparableRows(a), comparableRows(b));
  if (wrong) fail(`${what}: ${wrong}`);
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

type Check = [key: string, rule: string, run: (source: AnalyticsSource) => Promise<void>];

const checks: Check[] = [
  [
    'contract/identity',
    'has an id, and says which kinds it answers and whether it has all history',
    async ({ id, capabilities }) => {
      if (typeof id !== 'string' || id === '') fail('the id is empty');
      if (capabilities.kinds.length === 0) fail('no kinds');
      if (typeof capabilities.history !== 'boolean') fail('capabilities.history is not told');
    },
  ],
  [
    'contract/unknown-kind',
    'refuses a kind it does not know with source/unsupported, naming it',
    async (source) => {
      const pie = {
        ...resolve(questions[0] as SourceQuery),
        kind: 'pie',
      } as unknown as AnyResolvedQuery;
      const error = await errorOf(
        (async () => source.run(pie, { signal: never() }))(),
        'an unknown kind',
      );
      if (!isAnalyticsError(error, 'source/unsupported')) {
        fail(`an unknown kind rejected with ${String(error)}, not source/unsupported`);
      }
      if (!error.message.includes('pie')) fail(`does not name the kind: ${error.message}`);
    },
  ],
  [
    'contract/aborted-before',
    'rejects with source/aborted when the signal fired before',
    async (source) => {
      for (const query of supported(source)) {
        const promise = (async () => source.run(query, { signal: AbortSignal.abort() }))();
        await expectCode(promise, 'source/aborted', `an aborted ${query.kind}`);
      }
    },
  ],
  [
    'contract/aborted-during',
    'either answers or rejects with source/aborted when the signal fires meanwhile, and answers the next question',
    async (source) => {
      for (const query of supported(source)) {
        const controller = new AbortController();
        const running = source.run(query, { signal: controller.signal });
        controller.abort();
        const [outcome] = await Promise.allSettled([running]);
        if (outcome.status === 'rejected' && !isAnalyticsError(outcome.reason, 'source/aborted')) {
          fail(`a ${query.kind} aborted meanwhile rejected with ${String(outcome.reason)}`);
        }
        await source.run(query, { signal: never() });
      }
    },
  ],
  [
    'contract/concurrency',
    'answers several questions at once as it answers them one by one',
    async (source) => {
      const queries = supported(source);
      const alone: Rows<AnyResolvedQuery>[] = [];
      for (const query of queries) alone.push(await source.run(query, { signal: never() }));
      const both = [...queries, ...queries.toReversed()];
      const together = await Promise.all(
        both.map((query) => source.run(query, { signal: never() })),
      );
      together.forEach((rows, i) => {
        const one = alone[i < alone.length ? i : both.length - 1 - i] as Rows<AnyResolvedQuery>;
        same(rows, one, `question ${i} asked at once`);
      });
    },
  ],
  [
    'contract/one-aborted-of-several',
    'goes on with the other questions when one is aborted',
    async (source) => {
      const [query] = supported(source);
      if (!query) return;
      const controller = new AbortController();
      const doomed = source.run(query, { signal: controller.signal });
      const other = source.run(query, { signal: never() });
      controller.abort();
      await Promise.allSettled([doomed]);
      same(await other, await source.run(query, { signal: never() }), 'the other question');
    },
  ],
  [
    'contract/query-untouched',
    'does not change the query it is given',
    async (source) => {
      for (const query of supported(source)) await source.run(freeze(query), { signal: never() });
    },
  ],
  [
    'contract/meta',
    'says who computed the answer, whether it is exact, and warns in words',
    async (source) => {
      for (const query of supported(source)) {
        const { meta } = await source.run(query, { signal: never() });
        if (!meta.computedBy) fail('meta.computedBy is empty');
        if (typeof meta.exact !== 'boolean') fail('meta.exact is not told');
        if (!Array.isArray(meta.warnings)) fail('meta.warnings is not a list');
      }
    },
  ],
  [
    'contract/invalid-query',
    'is not asked an invalid question',
    async (source) => {
      let asked = 0;
      const spy: AnalyticsSource = {
        ...source,
        run: (query, options) => {
          asked++;
          return source.run(query, options);
        },
      };
      const query = { kind: 'trend', measure: 'users', range: { start: 5, end: 5 } } as const;
      await expectCode(runQuery(spy, query, { now: 0 }), 'query/invalid', 'an empty range');
      if (asked > 0) fail('an invalid question reached the source');
    },
  ],
];

async function emptyData(source: AnalyticsSource): Promise<void> {
  const ask = async (query: SourceQuery, expected: unknown): Promise<void> => {
    if (!source.capabilities.kinds.includes(query.kind)) return;
    const wrong = difference(await runQuery(source, query, { now: longAfter }), expected);
    if (wrong) fail(`${query.kind} over no events: ${wrong}`);
  };
  const range = { start: week.start, end: week.start + 2 * day };
  await ask(
    { kind: 'trend', range, measure: 'users', interval: 'day' },
    { series: [{ key: null, values: [0, 0], total: 0 }] },
  );
  await ask(
    { kind: 'trend', range, measure: { of: 'sum', property: 'price' }, interval: 'day' },
    { series: [{ key: null, values: [null, null], total: null }] },
  );
  await ask(
    { kind: 'trend', range, measure: 'events', breakdown: { property: 'plan' } },
    { series: [] },
  );
  await ask(
    {
      kind: 'funnel',
      range,
      window: { value: 1, unit: 'hour' },
      steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }],
    },
    {
      openWindow: 0,
      steps: [
        { count: 0, fromFirst: null, dropped: 0 },
        { count: 0, fromFirst: null, fromPrevious: null, interval95: null, timeFromFirst: null },
      ],
    },
  );
  await ask({ kind: 'catalog' }, { events: [], properties: [], firstEvent: null, lastEvent: null });
}

/** Checks of the source contract. They take well under a second on a fast source. */
export function contractChecks(driver: ConformanceDriver): ConformanceCheck[] {
  return [
    ...checks.map(([key, rule, run]) => ({
      key,
      rule,
      run: () => withSource(driver, events, run),
    })),
    {
      key: 'contract/empty-data',
      rule: 'answers questions over no events with zeros, nulls and empty lists',
      run: () => withSource(driver, [], emptyData),
    },
    {
      key: 'contract/far-range',
      rule: 'answers a range without events like no events',
      run: () =>
        withSource(
          driver,
          events.map((each) => ({ ...each, time: each.time - 1000 * hour })),
          async (source) => {
            const query = { kind: 'trend', range: week, measure: 'events' } as const;
            if (!source.capabilities.kinds.includes('trend')) return;
            const answer = await runQuery(source, query, { now: longAfter });
            const wrong = difference(answer, { series: [{ total: 0 }] });
            if (wrong) fail(wrong);
          },
        ),
    },
  ];
}
