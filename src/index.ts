'use client';
/** Components, hooks and the provider: what most apps import. */
export { CohortEditor, type CohortEditorProps } from './components/CohortEditor/CohortEditor.js';
export { ExplainPanel, type ExplainPanelProps } from './components/ExplainPanel/ExplainPanel.js';
export { FunnelChart, type FunnelChartProps } from './components/FunnelChart/FunnelChart.js';
export type { FunnelView } from './components/FunnelChart/view.js';
export { FunnelEditor, type FunnelEditorProps } from './components/FunnelEditor/FunnelEditor.js';
export { InsightsPanel } from './components/InsightsPanel/InsightsPanel.js';
export type {
  InsightsPanelProps,
  InsightsPanelValue,
  InsightsSection,
} from './components/InsightsPanel/tool.js';
export { LifecycleChart } from './components/LifecycleChart/LifecycleChart.js';
export type { LifecycleChartProps, LifecycleValue } from './components/LifecycleChart/tool.js';
export { CohortMenu, type CohortMenuProps } from './components/parts/CohortMenu.js';
export type { CardClassNames, CardProps, CardSlots } from './components/parts/ResultCard.js';
export { PeopleDrawer, type PeopleDrawerProps } from './components/PeopleDrawer/PeopleDrawer.js';
export {
  QueryBar,
  type QueryBarClassNames,
  type QueryBarProps,
} from './components/QueryBar/QueryBar.js';
export { RetentionGrid } from './components/RetentionGrid/RetentionGrid.js';
export type {
  RetentionGridProps,
  RetentionGridValue,
  RetentionView,
} from './components/RetentionGrid/tool.js';
export { SessionList } from './components/SessionList/SessionList.js';
export type { SessionListProps, SessionListValue } from './components/SessionList/tool.js';
export { EventRow, type EventRowProps } from './components/SessionTimeline/EventRow.js';
export {
  SessionTimeline,
  type SessionTimelineProps,
} from './components/SessionTimeline/SessionTimeline.js';
export type {
  EventMark,
  TimelineValue,
  UserTimelineValue,
} from './components/SessionTimeline/tool.js';
export { StickinessChart } from './components/StickinessChart/StickinessChart.js';
export type { StickinessChartProps, StickinessValue } from './components/StickinessChart/tool.js';
export type { UsageCalendarProps, UsageCalendarValue } from './components/UsageCalendar/tool.js';
export { UsageCalendar } from './components/UsageCalendar/UsageCalendar.js';
export type { UserFlowProps, UserFlowValue, UserFlowView } from './components/UserFlow/tool.js';
export { UserFlow } from './components/UserFlow/UserFlow.js';
export { EventsChart } from './components/UsersChart/EventsChart.js';
export { SessionsChart } from './components/UsersChart/SessionsChart.js';
export type { TrendToolProps, TrendValue } from './components/UsersChart/tool.js';
export { TrendChart, type TrendChartProps } from './components/UsersChart/TrendChart.js';
export {
  UsersChart,
  type UsersChartProps,
  type UsersChartValue,
} from './components/UsersChart/UsersChart.js';
export { UserTimeline, type UserTimelineProps } from './components/SessionTimeline/UserTimeline.js';
export type { Annotation } from './geometry/annotations.js';
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
export { AnalyticsProvider, type AnalyticsProviderProps } from './hooks/AnalyticsProvider.js';
export { type AnalyticsContextValue, useAnalytics } from './hooks/context.js';
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
export { type LinkedSelection, useLinkedSelection } from './hooks/useLinkedSelection.js';
export {
  type LinkedQuestion,
  type LinkOptions,
  useLinkedQuestion,
} from './hooks/useLinkedQuestion.js';
export { type UsageInterval, useUsageInterval } from './hooks/useUsageInterval.js';
export { useMemorySource } from './hooks/useMemorySource.js';
export type { PagedQueryResult } from './hooks/usePagedQuery.js';
export { type PageScopeControl, usePageRange, usePageScope } from './hooks/usePageScope.js';
export { type ChosenRange, type RangeChoice, useRangeOfData } from './hooks/useRangeOfData.js';
export { useRetention } from './hooks/useRetention.js';
export { useSessions } from './hooks/useSessions.js';
export { useStickiness } from './hooks/useStickiness.js';
export { useTimeline } from './hooks/useTimeline.js';
export { useTrend } from './hooks/useTrend.js';
export { useUsersBehind } from './hooks/useUsersBehind.js';
export { useWorkerSource } from './hooks/useWorkerSource.js';
export type { Words } from './hooks/words.js';
export { createFormat, type Format } from './model/format.js';
export type { FunnelUnit } from './model/funnel-messages.js';
export { englishMessages, type Messages } from './model/messages.js';
export type { Language, ToolMessages } from './model/tool-messages.js';
