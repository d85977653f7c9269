'use client';
/** Hooks, provider and geometry without styled components: to bring your own charts. */
export { browserStore } from './documents/browser-store.js';
export type { DocumentStore, SavedDocument } from './documents/document.js';
export { type FunnelDocument, parseFunnelDocument } from './documents/funnel-document.js';
export { type CountAxis, countAxis, spreadLabels } from './geometry/axis.js';
export { type FunnelBar, layoutFunnel } from './geometry/funnel.js';
export {
  layoutTrend,
  type Point,
  type TrendLayout,
  type TrendLayoutOptions,
} from './geometry/trend.js';
export { AnalyticsProvider, type AnalyticsProviderProps } from './hooks/AnalyticsProvider.js';
export { type AnalyticsContextValue, useAnalytics } from './hooks/context.js';
export {
  editFunnel,
  type FunnelAction,
  type FunnelDraft,
  type StepDraft,
} from './hooks/funnel-draft.js';
export { type AnalyticsQueryResult, useAnalyticsQuery } from './hooks/useAnalyticsQuery.js';
export { useCatalog } from './hooks/useCatalog.js';
export { useFunnel } from './hooks/useFunnel.js';
export {
  type FunnelEditorOptions,
  type FunnelEditorState,
  useFunnelEditor,
} from './hooks/useFunnelEditor.js';
export { type ChosenRange, type RangeChoice, useRangeOfData } from './hooks/useRangeOfData.js';
export { useTrend, type Words } from './hooks/useTrend.js';
export { createFormat, type Format } from './model/format.js';
export { englishMessages, type Messages } from './model/messages.js';
