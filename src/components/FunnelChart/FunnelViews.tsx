import type { ReactNode } from 'react';

import type { TimeBin } from '../../geometry/funnel-times.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelResult, FunnelTrendBucket, Times } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import { StackedTable } from '../parts/StackedTable.js';
import { RateLine } from './RateLine.js';
import { TimeBars } from './TimeBars.js';

interface OverTimeProps {
  trend: readonly FunnelTrendBucket[];
  interval: Interval;
  asTable: boolean;
  caption: string;
}

/** Conversion by when people entered, as a line or a table. */
export function OverTime({ trend, interval, asTable, caption }: OverTimeProps): ReactNode {
  const { format, messages } = useAnalyticsContext('OverTime');
  const most = trend.reduce((max, { entered }) => Math.max(max, entered), 0);
  const someOpen = trend.some(({ partial }) => partial);
  return (
    <>
      {asTable ? (
        <StackedTable
          caption={caption}
          columns={[
            messages.periodColumn,
            messages.enteredColumn,
            messages.convertedColumn,
            messages.conversionColumn,
          ]}
          rows={trend.map((bucket) => ({
            id: bucket.start,
            head: `${format.bucket(bucket, interval)}${bucket.partial ? ` (${messages.notOver})` : ''}`,
            cells: [
              format.number(bucket.entered),
              format.number(bucket.converted),
              format.percent(bucket.entered === 0 ? null : bucket.converted / bucket.entered),
            ],
          }))}
        />
      ) : (
        <RateLine trend={trend} interval={interval} label={caption} />
      )}
      <p className="uk-chart-note">
        {messages.rateCaption(messages.intervalName(interval), someOpen)}{' '}
        {asTable ? null : messages.enteredMost(most, format)}
      </p>
    </>
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
