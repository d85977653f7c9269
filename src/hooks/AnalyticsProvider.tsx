'use client';
import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

import { browserStore } from '../documents/browser-store.js';
import type { DocumentStore } from '../documents/document.js';
import { createFormat } from '../model/format.js';
import { englishMessages, type Messages } from '../model/messages.js';
import { scopeDefaults, type WeekDay } from '../model/scope.js';
import type { AnalyticsSource } from '../model/source.js';
import { AnalyticsContext, type AnalyticsContextValue } from './context.js';

export interface AnalyticsProviderProps {
  /** Where the numbers come from. Keep the object stable: make it outside the component or with a hook. */
  source: AnalyticsSource;
  /** Epoch milliseconds everything is asked at. Default: when the provider mounts. Give it for server rendering. */
  asOf?: number;
  /** IANA zone days are cut in. Default `'UTC'`. */
  timeZone?: string;
  /** First day of the week, 0 = Sunday. Default 1. */
  weekStart?: WeekDay;
  /** BCP 47 locale of numbers and dates. Default `'en-US'`. */
  locale?: string;
  /** Words. Default English. */
  messages?: Messages;
  /** Where funnels are saved. Default: this browser. */
  documents?: DocumentStore;
  /** TanStack Query client. Default: the host's, when there is a `QueryClientProvider` above; else its own. */
  queryClient?: QueryClient;
  children?: ReactNode;
}

const minute = 60_000;

function currentMinute(): number {
  return Math.floor(Date.now() / minute) * minute;
}

/** Joins hooks and components with a source, a zone and a language. */
export function AnalyticsProvider(props: AnalyticsProviderProps): ReactNode {
  const { source, asOf: givenAsOf, locale = 'en-US', messages = englishMessages, children } = props;
  const { timeZone = scopeDefaults.timeZone, weekStart = scopeDefaults.weekStart } = props;
  const hostClient = useContext(QueryClientContext);
  const [ownClient] = useState(() => new QueryClient());
  const [ownDocuments] = useState(() => browserStore());
  const [ownAsOf, setOwnAsOf] = useState(currentMinute);
  const refresh = useCallback(() => setOwnAsOf(currentMinute()), []);
  const queryClient = props.queryClient ?? hostClient ?? ownClient;
  const documents = props.documents ?? ownDocuments;
  const asOf = givenAsOf ?? ownAsOf;
  const value = useMemo<AnalyticsContextValue>(
    () => ({
      source,
      queryClient,
      asOf,
      refresh,
      timeZone,
      weekStart,
      locale,
      format: createFormat(locale, timeZone),
      messages,
      documents,
    }),
    [source, queryClient, asOf, refresh, timeZone, weekStart, locale, messages, documents],
  );
  return <AnalyticsContext.Provider value={value}>{children}</AnalyticsContext.Provider>;
}
