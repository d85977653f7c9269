import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelResult } from '../../model/funnel.js';
import { TableTwin } from '../parts/TableTwin.js';

/** The same numbers as the bars, and their intervals. */
export function FunnelTable({ data, caption }: { data: FunnelResult; caption: string }): ReactNode {
  const { format, messages } = useAnalyticsContext('FunnelTable');
  const columns = [
    messages.stepColumn,
    messages.countColumn,
    messages.ofFirst,
    messages.intervalColumn,
    messages.ofPrevious,
    messages.droppedColumn,
    messages.medianColumn,
  ];
  return (
    <TableTwin caption={caption}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.steps.map((step, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step is its position
          <tr key={index}>
            <th scope="row">
              {index + 1} {step.name}
            </th>
            <td>{format.number(step.count)}</td>
            <td>{format.percent(step.fromFirst)}</td>
            <td>
              {step.interval95
                ? `${format.percent(step.interval95[0])} – ${format.percent(step.interval95[1])}`
                : '–'}
            </td>
            <td>{format.percent(step.fromPrevious)}</td>
            <td>{format.number(step.dropped)}</td>
            <td>{step.timeFromPrevious ? format.duration(step.timeFromPrevious.median) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </TableTwin>
  );
}
