'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';

import { type AnalyticsError, isAnalyticsError } from '../model/errors.js';
import type { Progress } from '../model/meta.js';
import { prepareQuery } from '../model/prepare-query.js';
import { type AnyQuery, canonicalKey } from '../model/query.js';
import type { AnalyticsSource } from '../model/source.js';
import { namesUnknownCohort } from './cohort-references.js';
import { useAnalyticsContext } from './context.js';
import type { QuestionContext } from './query-options.js';

/** What {@link useQuestion} says of an answer besides TanStack's result. */
export interface AnswerState {
  /** `data` answers an earlier question. */
  isStale: boolean;
  /** How far the source is with the answer, when it says so and it takes a while. */
  progress: Progress | null;
  /** Stops computing the answer; `refetch` starts it again. */
  cancel(): void;
  /** The answer was cancelled before it came. */
  isCancelled: boolean;
  /** Why the question asked for is not valid; `data` is then the answer to the last one that was. */
  invalid: AnalyticsError | null;
}

/** Least time between two reports: more often is not seen. */
const reportMs = 200;

/** The latest progress of a question, and what to report it with. */
function useProgress(): [
  { key: string; progress: Progress } | null,
  (key: string, progress: Progress) => void,
] {
  const [state, setState] = useState<{ key: string; progress: Progress } | null>(null);
  const reportedAt = useRef(0);
  const report = useCallback((key: string, progress: Progress) => {
    const now = performance.now();
    if (now - reportedAt.current < reportMs) return;
    reportedAt.current = now;
    setState({ key, progress });
  }, []);
  return [state, report];
}

/** What is right, or what is wrong with it. */
function valid<T>(make: () => T): T | AnalyticsError {
  try {
    return make();
  } catch (error) {
    if (isAnalyticsError(error, 'query/invalid')) return error;
    throw error;
  }
}

/** How a question is put to TanStack Query. */
type MakeOptions<Q, O> = (source: AnalyticsSource, query: Q, options: QuestionContext) => O;

interface Asked<O> {
  /** Equal for equal questions. */
  key: string;
  options: O;
}

/** The options of a question in the provider's zone and at its instant; an error when it is not valid. */
function useOptions<Q extends AnyQuery, O>(
  query: Q | null,
  make: MakeOptions<Q, O>,
  report: (key: string, progress: Progress) => void,
  caller: string,
): Asked<O> | AnalyticsError | null {
  const { source, asOf, timeZone, weekStart, cohorts, cohortsLoading, universe } =
    useAnalyticsContext(caller);
  // The same question may come as a new object each render: the key tells whether it changed.
  const made = useMemo(() => {
    const prepared =
      query &&
      valid(() => {
        const checked = prepareQuery(query, cohorts) as Q;
        return { checked, key: canonicalKey(checked, cohorts) };
      });
    // A cohort that is still being read makes no question wrong: it is asked once it is known.
    const waits =
      isAnalyticsError(prepared) && cohortsLoading && namesUnknownCohort(query, cohorts);
    return waits ? null : prepared;
  }, [query, cohorts, cohortsLoading]);
  const { checked = null, key: text = null } = made && !isAnalyticsError(made) ? made : {};
  const asked = useMemo(() => {
    if (text === null || !checked) return null;
    const onProgress = (progress: Progress) => report(text, progress);
    const options = {
      now: asOf,
      timeZone,
      weekStart,
      cohorts,
      ...(universe ? { universe } : {}),
      onProgress,
    };
    return valid(() => ({ key: text, options: make(source, checked, options) }));
    // oxlint-disable-next-line react/exhaustive-deps -- `text` stands for `checked` and for what it says of `cohorts`
  }, [source, asOf, timeZone, weekStart, universe, text, make, report]);
  return isAnalyticsError(made) ? made : asked;
}

/**
 * The options a question is asked with, and what there is to say of its answer. While the question is not valid, those of
 * the last one that was.
 *
 * @param query null while there is nothing to ask yet
 */
export function useQuestion<Q extends AnyQuery, O extends { queryKey: readonly unknown[] }>(
  query: Q | null,
  make: MakeOptions<Q, O>,
  caller: string,
): {
  options: O | null;
  describe(
    answer: Pick<UseQueryResult, 'isPending' | 'isPlaceholderData' | 'isFetching' | 'fetchStatus'>,
  ): AnswerState;
} {
  const { queryClient } = useAnalyticsContext(caller);
  const [progress, report] = useProgress();
  const current = useOptions(query, make, report, caller);
  const invalid = isAnalyticsError(current) ? current : null;
  const [lastValid, setLastValid] = useState<{ key: string; query: Q } | null>(null);
  if (query && current && !isAnalyticsError(current) && current.key !== lastValid?.key) {
    setLastValid({ key: current.key, query });
  }
  const last = useOptions(invalid && lastValid && lastValid.query, make, report, caller);
  const asked = invalid ? last : current;
  const ready = asked && !isAnalyticsError(asked) ? asked : null;
  const options = ready?.options ?? null;
  const cancel = useCallback(() => {
    if (options) void queryClient.cancelQueries({ queryKey: options.queryKey });
  }, [queryClient, options]);
  return {
    options,
    describe: ({ isPending, isPlaceholderData, isFetching, fetchStatus }) => ({
      isStale: isPlaceholderData,
      progress: isFetching && progress?.key === ready?.key ? (progress?.progress ?? null) : null,
      cancel,
      isCancelled: options !== null && (isPending || isPlaceholderData) && fetchStatus === 'idle',
      invalid,
    }),
  };
}
