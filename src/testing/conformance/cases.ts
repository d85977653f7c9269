import type { AnswerCase } from './case.js';
import { catalogCases } from './cases/catalog.js';
import { eventCases } from './cases/events.js';
import { filterCases } from './cases/filters.js';
import { optionCases } from './cases/funnel-options.js';
import { orderedCases } from './cases/funnel-ordered.js';
import { orderCases } from './cases/funnel-orders.js';
import { trendCases } from './cases/trend.js';

/** Every hand-worked case. */
export const answerCases: readonly AnswerCase[] = [
  ...eventCases,
  ...filterCases,
  ...trendCases,
  ...orderedCases,
  ...orderCases,
  ...optionCases,
  ...catalogCases,
];
