import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { ActivityToolbar } from './ActivityToolbar.js';
import type { ActivityChoices, ActivityQuestion } from './useActivityQuestion.js';
import type { SetSome } from './useTool.js';
import { waysOutOf, type WaysOut } from './ways-out.js';

interface ActivityFrame extends WaysOut {
  notices: readonly string[];
  toolbar: ReactNode;
}

/** What stands around the answer to a question about who is active. */
export function useActivityFrame(
  choices: ActivityChoices,
  { chosen, interval, intervals, startsAt }: ActivityQuestion,
  set: SetSome<ActivityChoices>,
): ActivityFrame {
  const { messages, format } = useAnalyticsContext('useActivityFrame');
  const waysOut = waysOutOf(choices, chosen, set);
  return {
    ...waysOut,
    notices: startsAt === null ? [] : [messages.dataStarts(startsAt, format)],
    toolbar: (
      <ActivityToolbar
        events={choices.events}
        where={choices.where}
        chosen={chosen}
        interval={{ value: interval, offered: intervals }}
        onChange={set}
      />
    ),
  };
}
