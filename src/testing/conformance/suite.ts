import { isAnalyticsError } from '../../model/errors.js';
import {
  type AnyQuery,
  type QueryKind,
  type ResolveContext,
  resolveQuery,
  type SourceKind,
} from '../../model/query.js';
import { runQuery } from '../../model/run-query.js';
import type { AnalyticsSource } from '../../model/source.js';
import { type AnswerCase, longAfter } from './case.js';
import { answerCases } from './cases.js';
import { contractChecks } from './contract.js';
import { type ConformanceCheck, type ConformanceDriver, withSource } from './driver.js';
import { clickhouseFacts } from './facts/clickhouse.js';
import { posthogFacts } from './facts/posthog.js';
import { difference } from './match.js';
import { randomChecks, type RandomOptions } from './random-checks.js';

export interface ConformanceOptions {
  /**
   * Checks that are known to fail, by key or beginning of a key that ends in `/`, and why. Such a check must fail: once it
   * passes, it is an error to keep it listed.
   */
  knownGaps?: Readonly<Record<string, string>>;
  /** How many random data sets to compare with the oracle, and from which seed. Default 50 from 1. */
  random?: RandomOptions;
}

/** Kinds a source must answer for a composed one. */
const composedOf: Partial<Record<QueryKind, SourceKind[]>> = {
  insights: ['trend', 'sessions', 'funnel', 'catalog'],
  explain: ['timeline'],
};

/** Kinds of the questions whose numbers a question or cohort refers to, however deep. */
function selectedKinds(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { of } = value as { of?: { kind?: string } };
  const own = typeof of === 'object' && of.kind !== undefined ? [of.kind] : [];
  return [...own, ...Object.values(value).flatMap(selectedKinds)];
}

/** What a case is asked with besides the question. */
function contextOf({ now = longAfter, universe, cohorts }: AnswerCase): ResolveContext {
  return { now, ...(universe ? { universe } : {}), ...(cohorts ? { cohorts } : {}) };
}

/** Whether it takes all history to answer. What there is to ask about is told of what there is. */
function needsHistory(each: AnswerCase): boolean {
  const resolved = resolveQuery(each.query, contextOf(each));
  return resolved.kind !== 'catalog' && resolved.reads.start === null;
}

/** Without all history, such a question must be refused: an answer would be a guess. */
async function wrongRefusal(source: AnalyticsSource, each: AnswerCase): Promise<string | null> {
  try {
    await runQuery(source, each.query, contextOf(each));
  } catch (error) {
    if (isAnalyticsError(error, 'source/unsupported')) return null;
    throw error;
  }
  return 'it takes history the source says it lacks, and was not refused';
}

/** Where an answer, or one of the pages after it, is not what was expected; null when nowhere. */
async function wrongWith(source: AnalyticsSource, each: AnswerCase): Promise<string | null> {
  const { query, expected, nextPages } = each;
  const answer = await runQuery(source, query, contextOf(each));
  const wrong = difference(answer, expected);
  if (wrong || !nextPages) return wrong;
  let { cursor } = answer as { cursor?: string };
  for (const [i, page] of nextPages.entries()) {
    if (cursor === undefined) return `page ${i + 1} has no cursor`;
    const next = await runQuery(source, { ...query, cursor } as AnyQuery, contextOf(each));
    const wrongThere = difference(next, page, `page ${i + 2}`);
    if (wrongThere) return wrongThere;
    ({ cursor } = next as { cursor?: string });
  }
  return cursor === undefined ? null : 'the last page has a cursor';
}

function answerCheck(driver: ConformanceDriver, each: AnswerCase): ConformanceCheck {
  const { key, rule, events, query } = each;
  return {
    key,
    rule,
    run: () =>
      withSource(driver, events, async (source) => {
        const kinds: readonly string[] = source.capabilities.kinds;
        const needs = [
          ...(composedOf[query.kind] ?? [query.kind]),
          ...selectedKinds(query),
          ...selectedKinds(each.cohorts),
        ];
        // What a source says it lacks it must refuse: that is checked apart.
        if (!needs.every((kind) => kinds.includes(kind))) return;
        const isRefused = !source.capabilities.history && needsHistory(each);
        const wrong = await (isRefused ? wrongRefusal : wrongWith)(source, each);
        if (wrong)
          throw new Error(`${key}: ${wrong}\nrule: ${rule}\nquery: ${JSON.stringify(query)}`);
      }),
  };
}

/** The check of a known gap: it must fail. */
function expectFailure(check: ConformanceCheck, why: string): ConformanceCheck {
  return {
    ...check,
    rule: `known gap (${why}): ${check.rule}`,
    run: async () => {
      try {
        await check.run();
      } catch {
        return;
      }
      throw new Error(`${check.key} passes: take it off the known gaps ("${why}")`);
    },
  };
}

/**
 * Everything an adapter must do, as checks for any test runner:
 *
 * ```ts
 * for (const { key, rule, run } of conformanceChecks(driver, { knownGaps })) it(`${key}: ${rule}`, run);
 * ```
 *
 * @throws when a known gap names no check
 */
export function conformanceChecks(
  driver: ConformanceDriver,
  { knownGaps = {}, random }: ConformanceOptions = {},
): ConformanceCheck[] {
  const checks = [
    ...contractChecks(driver),
    ...[...answerCases, ...posthogFacts, ...clickhouseFacts].map((each) =>
      answerCheck(driver, each),
    ),
    ...randomChecks(driver, random),
  ];
  const gapOf = (key: string): string | undefined =>
    Object.keys(knownGaps).find((gap) => (gap.endsWith('/') ? key.startsWith(gap) : key === gap));
  for (const gap of Object.keys(knownGaps)) {
    if (!checks.some(({ key }) => gapOf(key) === gap)) {
      throw new Error(`the known gap "${gap}" names no check`);
    }
  }
  return checks.map((check) => {
    const gap = gapOf(check.key);
    return gap === undefined ? check : expectFailure(check, knownGaps[gap] as string);
  });
}
