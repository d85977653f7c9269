'use client';
import type { ReactNode } from 'react';

import type { TrendToolProps, TrendValue } from './tool.js';
import { TrendTool } from './TrendTool.js';

/** What a reader can set on a {@link UsersChart}. */
export type UsersChartValue = TrendValue;
export type UsersChartProps = TrendToolProps;

/**
 * How many different people used the product: who used what, when, by time or by a property, split, filtered and compared
 * with the time before. Drag over the chart to zoom in.
 */
export function UsersChart(props: UsersChartProps): ReactNode {
  return <TrendTool {...props} measure="users" component="UsersChart" />;
}
