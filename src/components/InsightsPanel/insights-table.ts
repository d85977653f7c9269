import type { insightsPanelMessages } from '../../model/insights-panel-messages.js';
import type { ValueInsight } from '../../model/insights.js';
import type { Messages } from '../../model/messages.js';
import type { PlainTable } from '../parts/csv.js';

/** Values of properties as rows of a file: shares as fractions. */
export function insightsTable(
  values: readonly ValueInsight[],
  messages: Messages & typeof insightsPanelMessages,
): PlainTable {
  return {
    columns: [
      messages.insightProperty,
      messages.insightValue,
      messages.insightUsersColumn,
      messages.insightShareColumn,
      messages.insightUsersBeforeColumn,
      messages.insightShareBeforeColumn,
      messages.insightZColumn,
    ],
    rows: values.map(({ property, value, users, share, previousUsers, previousShare, z }) => [
      property,
      typeof value === 'boolean' ? String(value) : value,
      users,
      share,
      previousUsers,
      previousShare,
      z,
    ]),
  };
}
