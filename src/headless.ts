'use client';
/** Hooks, provider and geometry without styled components: to bring your own charts. */
export {
  type CohortDefinition,
  type CohortDocument,
  parseCohortDocument,
} from './documents/cohort-document.js';
export { browserStore } from './documents/browser-store.js';
export type { DocumentStore, SavedDocument } from './documents/document.js';
export {
  type FunnelDefinition,
  type FunnelDocument,
  parseFunnelDocument,
} from './documents/funnel-document.js';
export { type CountAxis, countAxis, spreadLabels } from './geometry/axis.js';
export { type Annotation, placeAnnotations } from './geometry/annotations.js';
export { layoutRanked, type RankedLayout } from './geometry/ranked.js';
export { type FunnelBar, layoutFunnel } from './geometry/funnel.js';
export { type TimeBin, timeBins, timePosition, timeWindows } from './geometry/funnel-times.js';
export { type FunnelTrendLayout, layoutFunnelTrend } from './geometry/funnel-trend.js';
export { type FlowLayout, layoutFlow } from './geometry/flow.js';
export { type LifecycleLayout, layoutLifecycle } from './geometry/lifecycle.js';
export { layoutStickiness, type StickinessLayout } from './geometry/stickiness.js';
export {
  layoutTrend,
  type Point,
  type TrendLayout,
  type TrendLayoutOptions,
} from './geometry/trend.js';
export { AnalyticsProvider, type AnalyticsProviderProps } from './hooks/AnalyticsProvider.js';
export { type AnalyticsContextValue, useAnalytics } from './hooks/context.js';
export {
  draftOf,
  type ExclusionDraft,
  type FunnelDraft,
  type FunnelOptions,
  queryOf,
  type StepDraft,
} from './hooks/funnel-draft.js';
export { editFunnel, type FunnelAction, type OptionChange } from './hooks/funnel-edit.js';
export { blockedOptions } from './hooks/funnel-fit.js';
export {
  editHistory,
  type FunnelHistory,
  type HistoryAction,
  historyOf,
} from './hooks/funnel-history.js';
export type { FunnelProblem } from './hooks/funnel-problem.js';
export type { Narrowed, NotNarrowedReason } from './hooks/linked-selection.js';
export type { PageScope } from './hooks/page-scope.js';
export type { PeopleHost, PersonAction } from './hooks/people-context.js';
export { type GivenAnswer, type ShownAnswer, useShownAnswer } from './hooks/shown-answer.js';
export { useToolMessages } from './hooks/tool-messages.js';
export { type AnalyticsQueryResult, useAnalyticsQuery } from './hooks/useAnalyticsQuery.js';
export { useCatalog } from './hooks/useCatalog.js';
export { type CohortSize, useCohortSize } from './hooks/useCohortSize.js';
export {
  type CohortEditorOptions,
  type CohortEditorState,
  useCohortEditor,
} from './hooks/useCohortEditor.js';
export { type CohortLibrary, useCohortLibrary } from './hooks/useCohortLibrary.js';
export { useExplain } from './hooks/useExplain.js';
export { useFlow } from './hooks/useFlow.js';
export { useFunnel } from './hooks/useFunnel.js';
export { type FunnelNeighbours, useEventsAfter, useEventsBefore } from './hooks/useFunnelAround.js';
export type { SaveState } from './hooks/useFunnelDocument.js';
export {
  type FunnelEditorOptions,
  type FunnelEditorState,
  useFunnelEditor,
} from './hooks/useFunnelEditor.js';
export { type FunnelLibrary, useFunnelLibrary } from './hooks/useFunnelLibrary.js';
export { type FunnelTimes, useFunnelTimes } from './hooks/useFunnelTimes.js';
export { useInsights } from './hooks/useInsights.js';
export { useLifecycle } from './hooks/useLifecycle.js';
export {
  type LinkedQuestion,
  type LinkOptions,
  useLinkedQuestion,
} from './hooks/useLinkedQuestion.js';
export { type LinkedSelection, useLinkedSelection } from './hooks/useLinkedSelection.js';
export { type UsageInterval, useUsageInterval } from './hooks/useUsageInterval.js';
export type { PagedQueryResult } from './hooks/usePagedQuery.js';
export { type PageScopeControl, usePageRange, usePageScope } from './hooks/usePageScope.js';
export { type ChosenRange, type RangeChoice, useRangeOfData } from './hooks/useRangeOfData.js';
export { useRetention } from './hooks/useRetention.js';
export { useSessions } from './hooks/useSessions.js';
export { useStickiness } from './hooks/useStickiness.js';
export { useTimeline } from './hooks/useTimeline.js';
export { useTrend } from './hooks/useTrend.js';
export { useUsersBehind } from './hooks/useUsersBehind.js';
export type { Words } from './hooks/words.js';
export { createFormat, type Format } from './model/format.js';
export {
  afterFunnel,
  beforeFunnel,
  eventsAfter,
  eventsBefore,
  type NeighbourEvent,
  type Neighbours,
} from './model/around.js';
export type { FunnelUnit } from './model/funnel-messages.js';
export { englishMessages, type Messages } from './model/messages.js';
export type { Language, ToolMessages } from './model/tool-messages.js';
