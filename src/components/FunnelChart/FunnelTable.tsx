import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelResult, FunnelStep } from '../../model/funnel.js';
import { groupId } from '../../model/groups.js';
import { StackedTable } from '../parts/StackedTable.js';
import { toneOf } from './groups.js';

interface FunnelTableProps {
  data: FunnelResult;
  unit: FunnelUnit;
  caption: string;
}

/** The same numbers as the bars, and their intervals: a row a step, or with a breakdown a row a group. */
export function FunnelTable(props: FunnelTableProps): ReactNode {
  const { format, messages } = useAnalyticsContext('FunnelTable');
  const { data, unit, caption } = props;
  if (data.groups) return <GroupTable {...props} groups={data.groups} />;
  const interval = ({ interval95 }: FunnelStep) =>
    interval95 ? `${format.percent(interval95[0])} – ${format.percent(interval95[1])}` : '–';
  return (
    <StackedTable
      caption={caption}
      columns={[
        messages.stepColumn,
        messages.countColumn(unit),
        messages.ofFirst,
        messages.intervalColumn,
        messages.ofPrevious,
        messages.droppedColumn,
        messages.medianColumn,
      ]}
      rows={data.steps.map((step, index) => ({
        id: index,
        head: (
          <>
            <span className="uk-funnel-number">{index + 1}</span> {step.name}
            {step.optional ? <em className="uk-funnel-tag"> {messages.optional}</em> : null}
          </>
        ),
        cells: [
          format.number(step.count),
          format.percent(step.fromFirst),
          interval(step),
          format.percent(step.fromPrevious),
          step.optional || index === 0 ? '–' : format.number(step.dropped),
          step.timeFromPrevious ? format.duration(step.timeFromPrevious.median) : '–',
        ],
      }))}
    />
  );
}

function GroupTable({
  data,
  groups,
  unit,
  caption,
}: FunnelTableProps & { groups: NonNullable<FunnelResult['groups']> }): ReactNode {
  const { format, messages } = useAnalyticsContext('FunnelTable');
  const at = (steps: FunnelStep[], index: number) => {
    const step = steps[index];
    if (!step) return '–';
    if (index === 0) return format.number(step.count);
    return `${format.percent(step.fromFirst)} · ${format.number(step.count)}`;
  };
  const row = (id: string, head: ReactNode, steps: FunnelStep[]) => {
    const last = steps.findLast(({ optional }) => !optional);
    return {
      id,
      head,
      cells: [
        ...data.steps.map((_, index) => at(steps, index)),
        last?.timeFromFirst ? format.duration(last.timeFromFirst.median) : '–',
      ],
    };
  };
  return (
    <StackedTable
      caption={caption}
      columns={[
        messages.groupColumn,
        ...data.steps.map(({ name }, index) =>
          index === 0 ? `1 ${name} (${messages.countColumn(unit)})` : `${index + 1} ${name}`,
        ),
        messages.medianColumn,
      ]}
      rows={[
        row('all', <b>{messages.group(null)}</b>, data.steps),
        ...groups.map(({ key, steps }) =>
          row(
            groupId(key),
            <>
              <i className="uk-funnel-swatch" style={{ background: toneOf(groups, key) }} />{' '}
              {messages.group(key)}
            </>,
            steps,
          ),
        ),
      ]}
    />
  );
}
