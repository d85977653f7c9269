import type { FactCase } from '../case.js';
import { breakdownFacts } from './posthog-breakdowns.js';
import { exclusionFacts } from './posthog-exclusions.js';
import { orderedFacts } from './posthog-ordered.js';
import { orderFacts } from './posthog-orders.js';
import { timeFacts } from './posthog-times.js';
import { trendFacts } from './posthog-trends.js';

/** Answers of PostHog's public tests. */
export const posthogFacts: FactCase[] = [
  ...orderedFacts,
  ...orderFacts,
  ...timeFacts,
  ...exclusionFacts,
  ...breakdownFacts,
  ...trendFacts,
];
