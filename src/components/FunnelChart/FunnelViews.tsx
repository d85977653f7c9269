import type { ReactNode } from 'react';

import type { TimeBin } from '../../geometry/funnel-times.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelResult, FunnelTrendBucket, Times } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import { NumberButton } from '../parts/NumberButton.js';
import { StackedTable } from '../parts/StackedTable.js';
import type { Numbers } from '../parts/useNumbers.js';
import { useRovingCell } from '../parts/useRovingCell.js';
import { WalkedCells } from '../parts/WalkedCells.js';
import { RateLine } from './RateLine.js';
import { TimeBars } from './TimeBars.js';

interface OverTimeProps {
  trend: readonly FunnelTrendBucket[];
  interval: Interval;
  asTable: boolean;
  caption: string;
  numbers: Numbers | null;
}

/** Conversion by when people entered, as a line or a table. */
export function OverTime(props: OverTimeProps): ReactNode {
  const { trend, interval, asTable, caption, numbers } = props;
  const { format, messages } = useAnalyticsContext('OverTime');
  const most = trend.reduce((max, { entered }) => Math.max(max, entered), 0);
  const someOpen = trend.some(({ partial }) => partial);
  return (
    <>
      {asTable ? (
        <RateTable {...props} />
      ) : (
        <RateLine trend={trend} interval={interval} label={caption} numbers={numbers} />
      )}
      <p className="uk-chart-note">
        {messages.rateCaption(messages.intervalName(interval), someOpen)}{' '}
        {asTable ? null : messages.enteredMost(most, format)}
      </p>
    </>
  );
}

/** The numbers that can be opened are one tab stop, walked with the arrow keys. */
function RateTable({ trend, interval, caption, numbers }: OverTimeProps): ReactNode {
  const { format, messages } = useAnalyticsContext('OverTime');
  const roving = useRovingCell<HTMLDivElement>(trend.map(() => 3));
  return (
    <WalkedCells roving={roving}>
      <StackedTable
        caption={caption}
        columns={[
          messages.periodColumn,
          messages.enteredColumn,
          messages.convertedColumn,
          messages.droppedColumn,
          messages.conversionColumn,
        ]}
        rows={trend.map((bucket, row) => {
          const { start, entered, converted, partial } = bucket;
          const counts = { entered, converted, lost: entered - converted };
          const outcomes = ['entered', 'converted', 'lost'] as const;
          return {
            id: start,
            head: `${format.bucket(bucket, interval)}${partial ? ` (${messages.notOver})` : ''}`,
            cells: [
              ...outcomes.map((outcome, column) => (
                <NumberButton
                  key={outcome}
                  numbers={numbers}
                  part={{ trend: start, outcome }}
                  count={counts[outcome]}
                  cell={numbers ? roving.cell(row, column) : undefined}
                >
                  {format.number(counts[outcome])}
                </NumberButton>
              )),
              format.percent(entered === 0 ? null : converted / entered),
            ],
          };
        })}
      />
    </WalkedCells>
  );
}

interface TimesViewProps {
  bins: readonly TimeBin[];
  result: FunnelResult;
  unit: FunnelUnit;
  asTable: boolean;
  caption: string;
}

/** The times of the reported attempts, from the first to the last required step. */
export function timesOf({ steps }: FunnelResult): Times | null {
  return steps.findLast(({ optional }) => !optional)?.timeFromFirst ?? null;
}

/** How long it takes from the first step to the last, as bars or a table. */
export function TimesView({ bins, result, unit, asTable, caption }: TimesViewProps): ReactNode {
  const { format, messages } = useAnalyticsContext('TimesView');
  return (
    <>
      {asTable ? (
        <StackedTable
          caption={caption}
          columns={[messages.takesColumn, messages.countColumn(unit), messages.ofConverted]}
          rows={bins.map(({ from, to, count, share }) => ({
            id: to ?? 'rest',
            head: messages.timeBin(from, to, format),
            cells: [format.number(count), format.percent(share)],
          }))}
        />
      ) : (
        <TimeBars bins={bins} times={timesOf(result)} label={caption} />
      )}
      <p className="uk-chart-note">{messages.timesCaption}</p>
    </>
  );
}
