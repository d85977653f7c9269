'use client';
/** Components, hooks and the provider: what most apps import. */
export { FunnelChart, type FunnelChartProps } from './components/FunnelChart/FunnelChart.js';
export { FunnelEditor, type FunnelEditorProps } from './components/FunnelEditor/FunnelEditor.js';
export { TrendChart, type TrendChartProps } from './components/UsersChart/TrendChart.js';
export {
  UsersChart,
  type UsersChartProps,
  type UsersChartValue,
} from './components/UsersChart/UsersChart.js';
export { browserStore } from './documents/browser-store.js';
export type { DocumentStore, SavedDocument } from './documents/document.js';
export { type FunnelDocument, parseFunnelDocument } from './documents/funnel-document.js';
export { AnalyticsProvider, type AnalyticsProviderProps } from './hooks/AnalyticsProvider.js';
export { type AnalyticsContextValue, useAnalytics } from './hooks/context.js';
export { type AnalyticsQueryResult, useAnalyticsQuery } from './hooks/useAnalyticsQuery.js';
export { useCatalog } from './hooks/useCatalog.js';
export { useFunnel } from './hooks/useFunnel.js';
export {
  type FunnelEditorOptions,
  type FunnelEditorState,
  useFunnelEditor,
} from './hooks/useFunnelEditor.js';
export { useMemorySource } from './hooks/useMemorySource.js';
export { type ChosenRange, type RangeChoice, useRangeOfData } from './hooks/useRangeOfData.js';
export { useTrend, type Words } from './hooks/useTrend.js';
export { createFormat, type Format } from './model/format.js';
export { englishMessages, type Messages } from './model/messages.js';
