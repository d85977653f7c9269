import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { ChartIcon, TableIcon } from './icons.js';
import { Segments } from './Segments.js';

interface ViewSwitchProps {
  view: 'chart' | 'table';
  onView(view: 'chart' | 'table'): void;
}

/** The result as a chart or as a table. */
export function ViewSwitch({ view, onView }: ViewSwitchProps): ReactNode {
  const { messages } = useAnalyticsContext('ViewSwitch');
  return (
    <Segments
      label={messages.view}
      value={view}
      options={[
        { value: 'chart', label: messages.chart, icon: <ChartIcon /> },
        { value: 'table', label: messages.table, icon: <TableIcon /> },
      ]}
      onChoose={onView}
    />
  );
}
