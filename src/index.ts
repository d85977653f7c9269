'use client';
/** Components, hooks and the provider: what most apps import. */
export { FunnelChart, type FunnelChartProps } from './components/FunnelChart/FunnelChart.js';
export type { FunnelView } from './components/FunnelChart/view.js';
export { FunnelEditor, type FunnelEditorProps } from './components/FunnelEditor/FunnelEditor.js';
export { EventsChart } from './components/UsersChart/EventsChart.js';
export { SessionsChart } from './components/UsersChart/SessionsChart.js';
export type { TrendToolProps, TrendValue } from './components/UsersChart/tool.js';
export { TrendChart, type TrendChartProps } from './components/UsersChart/TrendChart.js';
export {
  UsersChart,
  type UsersChartProps,
  type UsersChartValue,
} from './components/UsersChart/UsersChart.js';
export type { Annotation } from './geometry/annotations.js';
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
export { type AnalyticsQueryResult, useAnalyticsQuery } from './hooks/useAnalyticsQuery.js';
export { useCatalog } from './hooks/useCatalog.js';
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
export { useMemorySource } from './hooks/useMemorySource.js';
export type { PagedQueryResult } from './hooks/usePagedQuery.js';
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
