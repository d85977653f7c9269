'use client';
import type { ReactNode } from 'react';

import type { TrendToolProps } from './tool.js';
import { TrendTool } from './TrendTool.js';

/** How often something happened. The same tool as {@link UsersChart}, counting events. */
export function EventsChart(props: TrendToolProps): ReactNode {
  return <TrendTool {...props} measure="events" component="EventsChart" />;
}
