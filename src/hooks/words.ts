'use client';
import { useMemo } from 'react';

import type { Format } from '../model/format.js';
import type { Messages } from '../model/messages.js';
import type { AnyQuery } from '../model/query.js';
import { useAnalyticsContext } from './context.js';
import type { Answer } from './query-options.js';

/** What a result says and means, in the provider's language; empty until there is data. */
export interface Words {
  /** The finding, in one sentence. */
  takeaway: string;
  /** What was counted, over which range. */
  definition: string;
}

export const noWords: Words = { takeaway: '', definition: '' };

/** The answer of a hook with what it says and means. */
export function useWords<
  Q extends AnyQuery,
  A extends { data: Answer<Q>['result'] | undefined; resolved: Answer<Q>['resolved'] | undefined },
>(
  answer: A,
  words: (answer: Answer<Q>, messages: Messages, format: Format) => Words,
  caller: string,
): A & Words {
  const { messages, format } = useAnalyticsContext(caller);
  const { data, resolved } = answer;
  const said = useMemo(
    () => (data && resolved ? words({ resolved, result: data }, messages, format) : noWords),
    [data, resolved, words, messages, format],
  );
  return { ...answer, ...said };
}
