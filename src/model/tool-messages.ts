import type { activityChartMessages } from './activity-chart-messages.js';
import type {
  cohortEditorMessages,
  cohortMenuMessages,
  saveCohortMessages,
} from './cohort-editor-messages.js';
import type { insightsPanelMessages } from './insights-panel-messages.js';
import type { Messages } from './messages.js';
import type { peopleDrawerMessages } from './people-drawer-messages.js';
import type { queryBarMessages } from './query-bar-messages.js';
import type { retentionGridMessages } from './retention-grid-messages.js';
import type { sessionListMessages } from './session-list-messages.js';
import type { timelineViewMessages } from './timeline-view-messages.js';
import type { usageCalendarMessages } from './usage-calendar-messages.js';
import type { userFlowMessages } from './user-flow-messages.js';

/** Words of single components, which each bring their own in English. */
export type ToolMessages = typeof activityChartMessages &
  typeof cohortEditorMessages &
  typeof cohortMenuMessages &
  typeof saveCohortMessages &
  typeof insightsPanelMessages &
  typeof peopleDrawerMessages &
  typeof queryBarMessages &
  typeof retentionGridMessages &
  typeof sessionListMessages &
  typeof timelineViewMessages &
  typeof usageCalendarMessages &
  typeof userFlowMessages;

/** A language: the page's words, and those of the components in use. What is missing of a component is English. */
export type Language = Messages & Partial<ToolMessages>;
