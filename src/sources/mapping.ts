import type { AnalyticsEvent, Scalar } from '../model/event.js';
export interface EventMapping {
  time?: string;
  event?: string;
}
export function resolveMapping(_rows: readonly object[], mapping?: EventMapping): EventMapping {
  return mapping ?? {};
}
export function createRowReader(
  _m: EventMapping,
): (row: Record<string, unknown>) => AnalyticsEvent | string {
  return (row) => row as unknown as AnalyticsEvent & { properties?: Record<string, Scalar> };
}
