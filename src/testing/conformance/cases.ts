import type { AnswerCase } from './case.js';
import { catalogCases } from './cases/catalog.js';
import { eventCases } from './cases/events.js';
import { filterCases } from './cases/filters.js';
import { breakdownCases } from './cases/funnel-breakdown.js';
import { optionCases } from './cases/funnel-options.js';
import { orderedCases } from './cases/funnel-ordered.js';
import { orderCases } from './cases/funnel-orders.js';
import { funnelTrendCases } from './cases/funnel-trend.js';
import { windowCases } from './cases/funnel-window.js';
import { trendTimeCases } from './cases/trend-time.js';
import { trendCases } from './cases/trend.js';

/** Every hand-worked case. */
export const answerCases: readonly AnswerCase[] = [
  ...eventCases,
  ...filterCases,
  ...trendCases,
  ...trendTimeCases,
  ...orderedCases,
  ...windowCases,
  ...orderCases,
  ...optionCases,
  ...breakdownCases,
  ...funnelTrendCases,
  ...catalogCases,
];
