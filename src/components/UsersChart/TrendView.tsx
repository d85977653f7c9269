import type { ReactNode } from 'react';

import type { Annotation } from '../../geometry/annotations.js';
import type { TrendPlace } from '../../geometry/trend-numbers.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { groupId } from '../../model/groups.js';
import type { AbsoluteRange } from '../../model/scope.js';
import type { ResolvedTrendQuery, TrendResult } from '../../model/trend.js';
import { Headline } from './Headline.js';
import { RankedBars, type RankedValue } from './RankedBars.js';
import { type chartOf, seriesBefore } from './series.js';
import type { TrendTableData } from './trend-table.js';
import { TrendChart } from './TrendChart.js';
import { TrendTable } from './TrendTable.js';
import type { TrendNumbers } from './useTrendNumbers.js';

interface TrendViewProps {
  data: TrendResult;
  resolved: ResolvedTrendQuery;
  table: TrendTableData;
  drawn: ReturnType<typeof chartOf> | 'table';
  height: number;
  takeaway: string;
  definition: string;
  numbers: TrendNumbers | null;
  annotations?: readonly Annotation[] | undefined;
  onRangeChange?: ((range: AbsoluteRange) => void) | undefined;
  onEscape?: (() => void) | undefined;
}

const whole: TrendPlace = { bucket: null, series: null, previous: false };

/** The answer as a chart or a table. */
export function TrendView(props: TrendViewProps): ReactNode {
  const { data, resolved, table, drawn, height, takeaway, definition, numbers } = props;
  const { messages } = useAnalyticsContext('TrendView');
  const { measure, interval } = resolved;
  if (drawn === 'table') {
    return <TrendTable table={table} measure={measure} caption={definition} numbers={numbers} />;
  }
  if (drawn === 'ranked') {
    return (
      <RankedBars
        rows={groupRows(data, measure, messages.group)}
        measure={measure}
        label={takeaway}
        numbers={numbers}
      />
    );
  }
  if (drawn === 'number') {
    const rows: RankedValue[] = data.previous
      ? [
          {
            id: 'now',
            name: messages.thisTime,
            value: data.series[0]?.total ?? null,
            place: whole,
          },
          {
            id: 'before',
            name: messages.previousTime,
            value: data.previous.series[0]?.total ?? null,
            isQuiet: true,
            place: { ...whole, previous: true },
          },
        ]
      : [];
    return (
      <div className="uk-hero">
        <Headline data={data} measure={measure} numbers={numbers} />
        {rows.length > 0 ? (
          <RankedBars rows={rows} measure={measure} label={takeaway} numbers={numbers} />
        ) : null}
      </div>
    );
  }
  return (
    <TrendChart
      data={data}
      measure={measure}
      interval={interval}
      chart={drawn}
      height={height}
      label={takeaway}
      {...(props.annotations ? { annotations: props.annotations } : {})}
      onPick={numbers?.pick}
      picked={numbers?.picked}
      onRangeChange={props.onRangeChange}
      onEscape={props.onEscape}
    />
  );
}

/** Groups as rows: as ranked; those of a property measure by its value, as their rank is by how many values they have. */
function groupRows(
  data: TrendResult,
  measure: ResolvedTrendQuery['measure'],
  nameOf: (key: TrendResult['series'][number]['key']) => string,
): RankedValue[] {
  const rows = data.series.map(({ key, total }, s) => ({
    id: groupId(key),
    name: nameOf(key),
    value: total,
    ...(data.previous ? { before: seriesBefore(data, s)?.total ?? null } : {}),
    isQuiet: key?.type === 'other',
    place: { ...whole, series: s },
  }));
  if (typeof measure === 'string') return rows;
  return rows.toSorted(
    (a, b) =>
      Number(a.isQuiet) - Number(b.isQuiet) || (b.value ?? -Infinity) - (a.value ?? -Infinity),
  );
}
