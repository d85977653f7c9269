import type { AnswerCase } from './case.js';
import { catalogCases } from './cases/catalog.js';
import { behindKindCases } from './cases/cohort-behind-kinds.js';
import { behindCases } from './cases/cohort-behind.js';
import { didCases } from './cases/cohort-did.js';
import { hadCases } from './cases/cohort-had.js';
import { savedCases } from './cases/cohort-saved.js';
import { cohortCases } from './cases/cohort.js';
import { eventCases } from './cases/events.js';
import { explainFunnelCases } from './cases/explain-funnel.js';
import { explainKindCases } from './cases/explain-kinds.js';
import { explainRetentionCases } from './cases/explain-retention.js';
import { explainScopeCases } from './cases/explain-scope.js';
import { filterCases } from './cases/filters.js';
import { sequenceCases } from './cases/flow-sequences.js';
import { stepCases } from './cases/flow-steps.js';
import { foundCases } from './cases/found.js';
import { breakdownCases } from './cases/funnel-breakdown.js';
import { optionCases } from './cases/funnel-options.js';
import { orderedCases } from './cases/funnel-ordered.js';
import { orderCases } from './cases/funnel-orders.js';
import { funnelTrendCases } from './cases/funnel-trend.js';
import { windowCases } from './cases/funnel-window.js';
import { insightCases } from './cases/insights.js';
import { lifecycleCases } from './cases/lifecycle.js';
import { acquisitionCases } from './cases/retention-acquisition.js';
import { retentionBreakdownCases } from './cases/retention-breakdown.js';
import { horizonCases } from './cases/retention-horizon.js';
import { returnCases } from './cases/retention-returns.js';
import { rollingCases } from './cases/retention-rolling.js';
import { sessionScopeCases } from './cases/sessions-scope.js';
import { sessionCases } from './cases/sessions.js';
import { stickinessCases } from './cases/stickiness.js';
import { timelineCases } from './cases/timeline.js';
import { trendTimeCases } from './cases/trend-time.js';
import { trendCases } from './cases/trend.js';
import { usersActivityCases } from './cases/users-activity.js';
import { usersFlowCases } from './cases/users-flow.js';
import { usersFunnelCases } from './cases/users-funnel.js';
import { usersPageCases } from './cases/users-pages.js';
import { usersTrendCases } from './cases/users-trend.js';

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
  ...cohortCases,
  ...didCases,
  ...hadCases,
  ...behindCases,
  ...behindKindCases,
  ...savedCases,
  ...acquisitionCases,
  ...returnCases,
  ...horizonCases,
  ...rollingCases,
  ...retentionBreakdownCases,
  ...sequenceCases,
  ...stepCases,
  ...sessionCases,
  ...sessionScopeCases,
  ...timelineCases,
  ...lifecycleCases,
  ...stickinessCases,
  ...catalogCases,
  ...usersTrendCases,
  ...usersPageCases,
  ...usersFunnelCases,
  ...usersActivityCases,
  ...usersFlowCases,
  ...explainFunnelCases,
  ...explainScopeCases,
  ...explainRetentionCases,
  ...explainKindCases,
  ...insightCases,
  ...foundCases,
];
