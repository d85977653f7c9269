'use client';
import type { ReactNode } from 'react';

import type { TrendToolProps } from './tool.js';
import { TrendTool } from './TrendTool.js';

/** How many stretches of use there were. The same tool as {@link UsersChart}, counting sessions. */
export function SessionsChart(props: TrendToolProps): ReactNode {
  return <TrendTool {...props} measure="sessions" component="SessionsChart" />;
}
