'use client';
import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';

import { browserStore } from '../documents/browser-store.js';
import type { DocumentStore } from '../documents/document.js';
import type { SavedCohorts } from '../model/cohort.js';
import type { Filter } from '../model/filter.js';
import { createFormat } from '../model/format.js';
import { englishMessages } from '../model/messages.js';
import { scopeDefaults, type WeekDay } from '../model/scope.js';
import type { AnalyticsSource } from '../model/source.js';
import type { Language } from '../model/tool-messages.js';
import { cachedInstant } from './cached-answers.js';
import { AnalyticsContext, type AnalyticsContextValue } from './context.js';
import { LinkedContext, useLinkedState } from './linked-selection.js';
import { type PageScope, PageScopeContext, type PageScopeState } from './page-scope.js';
import { PeopleContext, type PeopleHost } from './people-context.js';
import { useLiveData } from './useLiveData.js';
import { useSavedCohorts } from './useSavedCohorts.js';

export interface AnalyticsProviderProps {
  /** Where the numbers come from. Keep the object stable: make it outside the component or with a hook. */
  source: AnalyticsSource;
  /**
   * Epoch milliseconds everything is asked at; the host then moves it. Default: that of answers about the source that were
   * prefetched into the cache in the last five minutes, else the minute the provider mounts in; `refresh` and new data move it.
   */
  asOf?: number;
  /** IANA zone days are cut in. Default `'UTC'`. */
  timeZone?: string;
  /** First day of the week, 0 = Sunday. Default 1. */
  weekStart?: WeekDay;
  /**
   * Saved cohorts, for `{ cohort: id }` in questions, besides those in the document store: these win where both have an id. A
   * question with an id that neither has is invalid.
   */
  cohorts?: SavedCohorts;
  /**
   * Which events exist at all, in every question: e.g. those that are not of robots. It protects nothing: what people may not
   * see must not reach the browser.
   */
  universe?: Filter;
  /** BCP 47 locale of numbers and dates. Default `'en-US'`. */
  locale?: string;
  /** Which way words run. Default: as the locale's language is written. */
  direction?: 'ltr' | 'rtl';
  /** Words. Default English. */
  messages?: Language;
  /** Range, filter and people the whole page asks about, owned by the host. */
  scope?: PageScope;
  /** The scope to start with. Default: the last 30 days, everything. */
  defaultScope?: PageScope;
  onScopeChange?(scope: PageScope): void;
  /** Where funnels and cohorts are saved. Default: this browser. */
  documents?: DocumentStore;
  /**
   * What the page knows to do about people: links to its own pages about them, how they are shown. Keep the object stable.
   * Default nothing: ids are shown, timelines open where they are asked for.
   */
  people?: PeopleHost;
  /** TanStack Query client. Default: the host's, when there is a `QueryClientProvider` above; else its own. */
  queryClient?: QueryClient;
  children?: ReactNode;
}

const minute = 60_000;

function currentMinute(): number {
  return Math.floor(Date.now() / minute) * minute;
}

const noCohorts: SavedCohorts = {};

/** Languages written from right to left. */
const rightToLeft = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i;

function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.test(locale) ? 'rtl' : 'ltr';
}

const wholePage: PageScope = {};
const nobody: PeopleHost = {};

/** The page's scope: the host's, or kept here. */
function usePage({
  scope: given,
  defaultScope,
  onScopeChange,
}: Pick<AnalyticsProviderProps, 'scope' | 'defaultScope' | 'onScopeChange'>) {
  const [own, setOwn] = useState(defaultScope ?? wholePage);
  const scope = useSame(given ?? own);
  const isOwned = given !== undefined;
  const bars = useRef(0);
  return useMemo(
    (): PageScopeState => ({
      scope,
      addBar: () => {
        bars.current += 1;
        return () => {
          bars.current -= 1;
        };
      },
      hasBar: () => bars.current > 0,
      setScope: (next: PageScope) => {
        if (!isOwned) setOwn(next);
        onScopeChange?.(next);
      },
    }),
    [scope, isOwned, onScopeChange],
  );
}

/** The same object as long as it says the same. */
function useSame<T>(value: T): T {
  const said = JSON.stringify(value);
  // oxlint-disable-next-line react/exhaustive-deps -- `said` stands for `value`
  return useMemo(() => value, [said]);
}

/**
 * Joins hooks and components with a source, a zone and a language. Follows the source's data when it changes: answers that
 * the change touches are asked again, others stay. Holds what is selected on the page ({@link useLinkedSelection}).
 */
export function AnalyticsProvider(props: AnalyticsProviderProps): ReactNode {
  const { source, asOf: givenAsOf, locale = 'en-US', messages = englishMessages, children } = props;
  const { weekStart = scopeDefaults.weekStart, direction = directionOf(locale) } = props;
  const { people = nobody } = props;
  const hostClient = useContext(QueryClientContext);
  const [ownClient] = useState(() => new QueryClient());
  const [ownDocuments] = useState(() => browserStore());
  const queryClient = props.queryClient ?? hostClient ?? ownClient;
  const documents = props.documents ?? ownDocuments;
  const saved = useSavedCohorts(documents);
  const given = useSame(props.cohorts ?? noCohorts);
  const cohorts = useMemo(() => ({ ...saved.cohorts, ...given }), [saved.cohorts, given]);
  const universe = useSame(props.universe);
  const [ownAsOf, setOwnAsOf] = useState(
    () => cachedInstant(queryClient, source.id, Date.now()) ?? currentMinute(),
  );
  const refresh = useCallback(() => setOwnAsOf(currentMinute()), []);
  const asOf = givenAsOf ?? ownAsOf;
  useLiveData(source, queryClient, givenAsOf === undefined ? refresh : null);
  const linked = useLinkedState(source.id);
  const page = usePage(props);
  const timeZone = page.scope.timeZone ?? props.timeZone ?? scopeDefaults.timeZone;
  const value = useMemo<AnalyticsContextValue>(
    () => ({
      source,
      queryClient,
      asOf,
      refresh,
      timeZone,
      weekStart,
      cohorts,
      savedCohorts: saved.list,
      cohortNames: saved.names,
      cohortsLoading: saved.loading,
      cohortsError: saved.error,
      reloadCohorts: saved.reload,
      universe,
      locale,
      direction,
      format: createFormat(locale, timeZone),
      messages,
      documents,
    }),
    [
      source,
      queryClient,
      asOf,
      refresh,
      timeZone,
      weekStart,
      cohorts,
      saved,
      universe,
      locale,
      direction,
      messages,
      documents,
    ],
  );
  return (
    <AnalyticsContext.Provider value={value}>
      <PageScopeContext.Provider value={page}>
        <LinkedContext.Provider value={linked}>
          <PeopleContext.Provider value={people}>{children}</PeopleContext.Provider>
        </LinkedContext.Provider>
      </PageScopeContext.Provider>
    </AnalyticsContext.Provider>
  );
}
