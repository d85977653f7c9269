'use client';
import { useMemo } from 'react';

import type { AnalyticsError } from '../model/errors.js';
import type { Format } from '../model/format.js';
import type { Messages } from '../model/messages.js';
import type { Progress } from '../model/meta.js';
import type { AnyQuery, Resolved, Result } from '../model/query.js';
import { useAnalyticsContext } from './context.js';
import type { Answer, AskedAnswer } from './query-options.js';
import type { AnalyticsQueryResult } from './useAnalyticsQuery.js';
import type { Words } from './words.js';

/** An answer as a component shows it, whether it asked for it or was given it. */
export interface ShownAnswer<Q extends AnyQuery> extends Words {
  data: Result<Q> | undefined;
  resolved: Resolved<Q> | undefined;
  /** The question `data` answers; undefined when only the answer was given: its numbers can then not be selected. */
  asked: Q | undefined;
  error: AnalyticsError | null;
  invalid: AnalyticsError | null;
  isStale: boolean;
  isFetching: boolean;
  isCancelled: boolean;
  progress: Progress | null;
  refetch(): unknown;
  cancel(): void;
}

/** An answer someone hands to a component to be drawn. With `asked`, as the cache holds it, its numbers can be selected. */
export type GivenAnswer<Q extends AnyQuery> = Answer<Q> | AskedAnswer<Q>;

const nothing = (): void => undefined;

/**
 * What a component shows: the answer it was given, else the one it asked for.
 *
 * @param asked the hook's answer; of the question null when one is given
 */
export function useShownAnswer<Q extends AnyQuery>(
  given: GivenAnswer<Q> | undefined,
  asked: AnalyticsQueryResult<Q> & Words,
  words: (answer: Answer<Q>, messages: Messages, format: Format) => Words,
): ShownAnswer<Q> {
  const { messages, format } = useAnalyticsContext('useShownAnswer');
  const drawn = useMemo(
    (): ShownAnswer<Q> | null =>
      given
        ? {
            ...words(given, messages, format),
            data: given.result,
            resolved: given.resolved,
            asked: 'asked' in given ? given.asked : undefined,
            error: null,
            invalid: null,
            isStale: false,
            isFetching: false,
            isCancelled: false,
            progress: null,
            refetch: nothing,
            cancel: nothing,
          }
        : null,
    [given, words, messages, format],
  );
  return drawn ?? asked;
}
