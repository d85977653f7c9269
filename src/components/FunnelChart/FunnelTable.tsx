import type { ReactNode } from 'react';

import { stepParts } from '../../geometry/funnel-parts.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelResult, FunnelStep } from '../../model/funnel.js';
import { groupId, type GroupKey } from '../../model/groups.js';
import { NumberButton } from '../parts/NumberButton.js';
import { StackedTable } from '../parts/StackedTable.js';
import type { Numbers } from '../parts/useNumbers.js';
import { useRovingCell } from '../parts/useRovingCell.js';
import { WalkedCells } from '../parts/WalkedCells.js';
import { toneOf } from './groups.js';
import { useStepLabels } from './useStepLabels.js';

interface FunnelTableProps {
  data: FunnelResult;
  unit: FunnelUnit;
  caption: string;
  numbers: Numbers | null;
}

/**
 * The same numbers as the bars, and their intervals: a row a step, or with a breakdown a row a group. Those that can be
 * opened are one tab stop, walked with the arrow keys.
 */
export function FunnelTable(props: FunnelTableProps): ReactNode {
  const { format, messages } = useAnalyticsContext('FunnelTable');
  const { data, unit, caption, numbers } = props;
  const parts = data.steps.map((_, index) => stepParts(data.steps, index));
  const roving = useRovingCell<HTMLDivElement>(parts.map(({ length }) => length));
  const labels = useStepLabels(data, unit);
  if (data.groups) return <GroupTable {...props} groups={data.groups} />;
  const interval = ({ interval95 }: FunnelStep) =>
    interval95 ? `${format.percent(interval95[0])} – ${format.percent(interval95[1])}` : '–';
  const open = (index: number, column: 0 | 1, text: string) => {
    const part = parts[index]?.[column];
    return part && numbers ? (
      <NumberButton
        numbers={numbers}
        part={part.number}
        count={part.count}
        label={labels.part(index, part, null)}
        cell={roving.cell(index, column)}
      >
        {text}
      </NumberButton>
    ) : (
      text
    );
  };
  return (
    <WalkedCells roving={roving}>
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
            open(index, 0, format.number(step.count)),
            format.percent(step.fromFirst),
            interval(step),
            format.percent(step.fromPrevious),
            step.optional || index === 0 ? '–' : open(index, 1, format.number(step.dropped)),
            step.timeFromPrevious ? format.duration(step.timeFromPrevious.median) : '–',
          ],
        }))}
      />
    </WalkedCells>
  );
}

function GroupTable({
  data,
  groups,
  unit,
  caption,
  numbers,
}: FunnelTableProps & { groups: NonNullable<FunnelResult['groups']> }): ReactNode {
  const { format, messages } = useAnalyticsContext('FunnelTable');
  const roving = useRovingCell<HTMLDivElement>([null, ...groups].map(() => data.steps.length));
  const labels = useStepLabels(data, unit);
  const at = (steps: FunnelStep[], index: number, key: GroupKey | null, row: number) => {
    const step = steps[index];
    const [reached] = stepParts(steps, index, key);
    if (!step || !reached) return '–';
    return (
      <>
        {index === 0 ? '' : `${format.percent(step.fromFirst)} · `}
        <NumberButton
          numbers={numbers}
          part={reached.number}
          count={step.count}
          label={labels.part(index, reached, key)}
          cell={numbers ? roving.cell(row, index) : undefined}
        >
          {format.number(step.count)}
        </NumberButton>
      </>
    );
  };
  const row = (
    head: ReactNode,
    { steps, key }: { steps: FunnelStep[]; key: GroupKey | null },
    index: number,
  ) => {
    const last = steps.findLast(({ optional }) => !optional);
    return {
      id: key ? groupId(key) : 'all',
      head,
      cells: [
        ...data.steps.map((_, step) => at(steps, step, key, index)),
        last?.timeFromFirst ? format.duration(last.timeFromFirst.median) : '–',
      ],
    };
  };
  return (
    <WalkedCells roving={roving}>
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
          row(<b>{messages.group(null)}</b>, { steps: data.steps, key: null }, 0),
          ...groups.map((group, g) =>
            row(
              <>
                <i className="uk-funnel-swatch" style={{ background: toneOf(groups, group.key) }} />{' '}
                {messages.group(group.key)}
              </>,
              group,
              g + 1,
            ),
          ),
        ]}
      />
    </WalkedCells>
  );
}
