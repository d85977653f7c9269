import type { FactCase } from '../case.js';
import { breakdownFacts } from './posthog-breakdowns.js';
import { exclusionFacts } from './posthog-exclusions.js';
import { lifecycleFacts } from './posthog-lifecycle.js';
import { orderedFacts } from './posthog-ordered.js';
import { orderFacts } from './posthog-orders.js';
import { pathNameFacts } from './posthog-path-names.js';
import { pathFacts } from './posthog-paths.js';
import { peopleFacts } from './posthog-retention-people.js';
import { returnFacts } from './posthog-retention-returns.js';
import { retentionFacts } from './posthog-retention.js';
import { stickinessFacts } from './posthog-stickiness.js';
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
  ...retentionFacts,
  ...returnFacts,
  ...peopleFacts,
  ...pathFacts,
  ...pathNameFacts,
  ...lifecycleFacts,
  ...stickinessFacts,
];
