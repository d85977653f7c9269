import { useAnalyticsContext } from '../../hooks/context.js';
import type { Messages } from '../../model/messages.js';
import { timelineViewMessages } from '../../model/timeline-view-messages.js';
import { remembered } from './remembered.js';

/** The page's words with a timeline's own, put together once for all rows. */
export type TimelineMessages = Messages & typeof timelineViewMessages;

const together = remembered((messages: Messages): TimelineMessages => ({
  ...timelineViewMessages,
  ...messages,
}));

/** As `useToolMessages`, at no cost for each of many rows. */
export function useTimelineMessages(caller: string): TimelineMessages {
  return together(useAnalyticsContext(caller).messages);
}
