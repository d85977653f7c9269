import { type AskOptions, askRows, askSource } from './ask-source.js';
import { cohortReads } from './cohort-rules.js';
import { isAnalyticsError } from './errors.js';
import type { Meta, Progress } from './meta.js';
import {
  type AnyResolvedQuery,
  type Result,
  resolveQuery,
  type Rows,
  type SourceKinds,
} from './query.js';
import { type AbsoluteRange, type ResolvedScope, type Scope, unionReads } from './scope.js';
import type { AnalyticsSource } from './source.js';

/* Answers that are composed of others. */

/** Kinds of question that are about a scope and asked as a part of others. */
type PartKind = 'trend' | 'sessions';
type PartQuery<K extends PartKind> = { kind: K } & Omit<SourceKinds[K]['query'], keyof Scope>;

/** Resolves a question that is a part of another: as that one's scope, people and instant are, over its own range. */
export function resolvePart<K extends PartKind>(
  part: PartQuery<K>,
  scope: ResolvedScope,
  range: AbsoluteRange,
): SourceKinds[K]['resolved'] {
  const { now, timeZone, weekStart, where, identity, universe, users } = scope;
  const common: Scope = { range, timeZone, weekStart, identity, ...(where ? { where } : {}) };
  const query = { ...common, ...part } as unknown as SourceKinds[K]['query'];
  const resolved = resolveQuery(query, { now, ...(universe ? { universe } : {}) });
  if (!users) return resolved;
  return { ...resolved, users, reads: cohortReads(users).reduce(unionReads, resolved.reads) };
}

/** The least of those that are given. */
function least(values: (number | undefined)[]): number | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length > 0 ? Math.min(...given) : undefined;
}

/** What is to be said of an answer made of several: exact when all are, as fresh as the oldest, every warning once. */
export function mergeMeta(metas: readonly Meta[], warnings: readonly string[] = []): Meta {
  const sampledShare = least(metas.map((meta) => meta.sampledShare));
  const freshAsOf = least(metas.map((meta) => meta.freshAsOf));
  const rejected = metas.find((meta) => meta.rejected)?.rejected;
  return {
    computedBy: [...new Set(metas.map(({ computedBy }) => computedBy))].join(', '),
    exact: metas.every(({ exact }) => exact),
    ...(sampledShare === undefined ? {} : { sampledShare }),
    ...(metas.some(({ truncated }) => truncated) ? { truncated: true } : {}),
    ...(freshAsOf === undefined ? {} : { freshAsOf }),
    ...(rejected ? { rejected } : {}),
    warnings: [...new Set([...metas.flatMap((meta) => meta.warnings), ...warnings])],
  };
}

/** Asks a source the parts of an answer. */
export class Parts {
  readonly #source: AnalyticsSource;
  readonly #signal: AbortSignal;
  readonly #onProgress: AskOptions['onProgress'];
  /** By part, in the order they were asked. */
  readonly #metas: (Meta | undefined)[] = [];
  readonly #progress: (Progress | undefined)[] = [];
  readonly #warnings: string[] = [];

  constructor(source: AnalyticsSource, signal: AbortSignal, onProgress: AskOptions['onProgress']) {
    this.#source = source;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  async ask<Q extends AnyResolvedQuery>(query: Q): Promise<Result<Q>> {
    return this.#noted((options) => askSource(this.#source, query, options));
  }

  async askRows<Q extends AnyResolvedQuery>(query: Q): Promise<Rows<Q>> {
    return this.#noted((options) => askRows(this.#source, query, options));
  }

  /** Notes what is said of an answer, and how far it is. */
  async #noted<T extends { meta: Meta }>(answer: (options: AskOptions) => Promise<T>): Promise<T> {
    const part = this.#metas.push(undefined) - 1;
    const result = await answer({
      signal: this.#signal,
      onProgress: (progress) => this.#report(part, progress),
    });
    this.#metas[part] = result.meta;
    return result;
  }

  /**
   * As {@link ask}; null, and a warning, when the source can not answer.
   *
   * @param what is then missing, for the warning
   */
  async askIfSupported<Q extends AnyResolvedQuery>(
    query: Q,
    what: string,
  ): Promise<Result<Q> | null> {
    try {
      return await this.ask(query);
    } catch (error) {
      if (!isAnalyticsError(error, 'source/unsupported')) throw error;
      this.warn(`${what} is missing: ${error.message}`);
      return null;
    }
  }

  warn(warning: string): void {
    this.#warnings.push(warning);
  }

  /** Of all answers so far. */
  meta(): Meta {
    const metas = this.#metas.filter((meta) => meta !== undefined);
    const merged = mergeMeta(metas, this.#warnings);
    return metas.length > 0 ? merged : { ...merged, computedBy: this.#source.id };
  }

  /** How far all parts are together, as far as they tell it in one unit. */
  #report(part: number, progress: Progress): void {
    if (!this.#onProgress) return;
    this.#progress[part] = progress;
    const { unit } = progress;
    const known = this.#progress.filter((each) => each?.unit === unit) as Progress[];
    const done = known.reduce((sum, each) => sum + each.done, 0);
    const total = known.reduce((sum, each) => sum + (each.total ?? Number.NaN), 0);
    this.#onProgress({ done, ...(Number.isNaN(total) ? {} : { total }), unit });
  }
}

/** Composes an answer. When it fails, or `signal` fires, what is still being asked is stopped. */
export async function askParts<T>(
  source: AnalyticsSource,
  { signal, onProgress }: AskOptions,
  compose: (parts: Parts) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop);
  try {
    return await compose(new Parts(source, controller.signal, onProgress));
  } catch (error) {
    controller.abort();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
