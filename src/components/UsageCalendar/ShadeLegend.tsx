import type { ReactNode } from 'react';

import { shadeCount } from '../../geometry/calendar-grid.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { usageCalendarMessages } from '../../model/usage-calendar-messages.js';

const shades = Array.from({ length: shadeCount }, (_, shade) => shade);

/** The shades, with what the ends stand for. */
export function ShadeLegend({ most }: { most: string }): ReactNode {
  const { format } = useAnalyticsContext('UsageCalendar');
  const messages = useToolMessages(usageCalendarMessages, 'UsageCalendar');
  return (
    <div className="uk-heat-legend" role="img" aria-label={messages.calendarScale(most)}>
      <span>{format.number(0)}</span>
      <span className="uk-heat-cell" />
      {shades.map((shade) => (
        <span key={shade} className="uk-heat-cell" data-shade={shade} />
      ))}
      <span>{most}</span>
    </div>
  );
}
