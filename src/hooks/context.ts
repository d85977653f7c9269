'use client';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';

import type { DocumentStore, SavedDocument } from '../documents/document.js';
import type { SavedCohorts } from '../model/cohort.js';
import type { AnalyticsError } from '../model/errors.js';
import type { Filter } from '../model/filter.js';
import type { Format } from '../model/format.js';
import type { Messages } from '../model/messages.js';
import type { WeekDay } from '../model/scope.js';
import type { AnalyticsSource } from '../model/source.js';

/** What the provider gives to hooks and components. */
export interface AnalyticsContextValue {
  source: AnalyticsSource;
  queryClient: QueryClient;
  /** The instant every question on the page is asked at. */
  asOf: number;
  /**
   * Asks as of now: every question whose answer depends on it. What is over, such as last month, is not asked again; its
   * hook's `refetch` does that.
   */
  refresh(): void;
  timeZone: string;
  weekStart: WeekDay;
  /** What `{ cohort: id }` stands for: the cohorts of the document store, and those the provider was given. */
  cohorts: SavedCohorts;
  /** The cohorts of the document store, last changed first. Empty until they are read, after the page is there. */
  savedCohorts: readonly SavedDocument[];
  /** The saved cohorts are still to be read: a question with one that is not known yet waits for them. */
  cohortsLoading: boolean;
  /** Why they could not be read, or one of them. */
  cohortsError: AnalyticsError | null;
  /** Reads the saved cohorts anew. Call it after one was saved or removed past the library. */
  reloadCohorts(): Promise<void>;
  /** Which events exist at all; undefined: every one of the source. */
  universe: Filter | undefined;
  /** Names of saved cohorts, by id. */
  cohortNames: Readonly<Record<string, string>>;
  locale: string;
  /** Which way words run. Time runs from left to right either way. */
  direction: 'ltr' | 'rtl';
  format: Format;
  messages: Messages;
  documents: DocumentStore;
}

export const AnalyticsContext = createContext<AnalyticsContextValue | null>(null);

/** The provider's value. `caller` is named in the error when there is none. */
export function useAnalyticsContext(caller: string): AnalyticsContextValue {
  const value = useContext(AnalyticsContext);
  if (!value) throw new Error(`${caller} must be used within <AnalyticsProvider source={…}>`);
  return value;
}

/** The provider's source, instant, zone, language, words and formats. */
export function useAnalytics(): AnalyticsContextValue {
  return useAnalyticsContext('useAnalytics');
}
