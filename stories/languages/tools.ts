/** The words of each component. */
export { activityChartMessages } from '../../src/model/activity-chart-messages.js';
export {
  cohortEditorMessages,
  cohortMenuMessages,
  saveCohortMessages,
} from '../../src/model/cohort-editor-messages.js';
export { insightsPanelMessages } from '../../src/model/insights-panel-messages.js';
export { peopleDrawerMessages } from '../../src/model/people-drawer-messages.js';
export { peopleMenuMessages } from '../../src/model/people-menu-messages.js';
export { queryBarMessages } from '../../src/model/query-bar-messages.js';
export { retentionGridMessages } from '../../src/model/retention-grid-messages.js';
export { sessionListMessages } from '../../src/model/session-list-messages.js';
export { timelineViewMessages } from '../../src/model/timeline-view-messages.js';
export { usageCalendarMessages } from '../../src/model/usage-calendar-messages.js';
export { userFlowMessages } from '../../src/model/user-flow-messages.js';
