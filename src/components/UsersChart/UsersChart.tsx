'use client';
import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import { type RangeChoice, useRangeOfData } from '../../hooks/useRangeOfData.js';
import { useTrend } from '../../hooks/useTrend.js';
import { intervalsFor } from '../../model/default-range.js';
import { type EventMatcher, listed } from '../../model/filter.js';
import type { Interval } from '../../model/scope.js';
import type { TrendQuery } from '../../model/trend.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import { EventPicker } from '../parts/EventPicker.js';
import { BarsIcon, ChartIcon, LineIcon, TableIcon } from '../parts/icons.js';
import { PillMenu, PillText } from '../parts/Menu.js';
import { noticesOf } from '../parts/Notices.js';
import { Picker } from '../parts/Picker.js';
import { ResultCard, type RootProps } from '../parts/ResultCard.js';
import { Segments } from '../parts/Segments.js';
import { useControlled } from '../parts/useControlled.js';
import { mostSeries } from './series.js';
import { TrendChart } from './TrendChart.js';
import { TrendTable } from './TrendTable.js';

/** What a reader can set on a {@link UsersChart}. Plain JSON: it can be saved or put in a URL. */
export interface UsersChartValue {
  range: RangeChoice;
  /** Which events make someone a user. Default any. */
  events?: EventMatcher;
  /** Property to split by. */
  splitBy?: string;
  /** Width of a bucket. Default: what suits the range. */
  interval?: Interval;
  chart: 'line' | 'bar';
  view: 'chart' | 'table';
}

export interface UsersChartProps extends RootProps {
  /** Settings owned by the host; with it, `onValueChange` must put changes back. */
  value?: UsersChartValue;
  /** Settings to start with. Default: the last 30 days, any event, as a line. */
  defaultValue?: Partial<UsersChartValue>;
  onValueChange?(value: UsersChartValue): void;
}

const startValue: UsersChartValue = {
  range: { last: 30, unit: 'day' },
  chart: 'line',
  view: 'chart',
};

/** Height of the plot, and of whatever stands in its place. */
const plotHeight = 240;
const skeletonBars = [0.45, 0.5, 0.62, 0.55, 0.7, 0.34, 0.3, 0.6, 0.66, 0.72, 0.68, 0.8, 0.4, 0.36];

const intervalId = (interval: Interval): string => JSON.stringify(interval);

/** How many different people used the product, over time: when, who, split by what. */
export function UsersChart(props: UsersChartProps): ReactNode {
  const { value: givenValue, defaultValue, onValueChange, ...root } = props;
  const { messages, format } = useAnalyticsContext('UsersChart');
  const [value, setValue] = useControlled(
    givenValue,
    () => ({ ...startValue, ...defaultValue }),
    onValueChange,
  );
  const set = (change: Partial<UsersChartValue>) => setValue({ ...value, ...change });
  const chosen = useRangeOfData(value.range);
  const intervals = chosen.absolute ? intervalsFor(chosen.absolute) : [];
  const offered = intervals.find(
    (i) => value.interval && intervalId(i) === intervalId(value.interval),
  );
  const interval = offered ?? intervals[0];
  const query: TrendQuery | null = chosen.range && {
    kind: 'trend',
    measure: 'users',
    range: chosen.range,
    ...(value.events ? { events: value.events } : {}),
    ...(interval ? { interval } : {}),
    ...(value.splitBy ? { breakdown: { property: value.splitBy, limit: mostSeries - 1 } } : {}),
  };
  const trend = useTrend(query);
  const shown = trend.resolved;
  const { data } = trend;
  const isEmpty = data !== undefined && !data.series.some(({ total }) => total);

  return (
    <ResultCard
      {...root}
      name={messages.trendTitle('users')}
      answer={trend}
      isEmpty={isEmpty}
      noData={chosen.noData}
      height={plotHeight}
      skeleton={skeletonBars}
      notices={data ? noticesOf(data.meta, messages, format) : []}
      onShowAll={value.range === 'all' ? undefined : () => set({ range: 'all' })}
      toolbar={
        <>
          <DuringMenu value={value.range} chosen={chosen} onChange={(range) => set({ range })} />
          <WhoUsed value={value.events ?? {}} onChange={(events) => set({ events })} />
          <SplitBy
            value={value.splitBy}
            onChange={(splitBy) => {
              const { splitBy: _splitBy, ...rest } = value;
              setValue(splitBy ? { ...rest, splitBy } : rest);
            }}
          />
          {interval ? (
            <PillMenu
              label={messages.interval}
              current={messages.intervalName(interval)}
              value={intervalId(interval)}
              choices={intervals.map((i) => ({
                value: intervalId(i),
                label: messages.intervalName(i),
              }))}
              onChoose={(id) => set({ interval: JSON.parse(id) as Interval })}
            />
          ) : null}
          <div className="uk-toolbar-end">
            {value.view === 'chart' ? (
              <Segments
                label={messages.chartType}
                value={value.chart}
                options={[
                  { value: 'line', label: messages.line, icon: <LineIcon /> },
                  { value: 'bar', label: messages.bars, icon: <BarsIcon /> },
                ]}
                onChoose={(chart) => set({ chart })}
              />
            ) : null}
            <Segments
              label={messages.view}
              value={value.view}
              options={[
                { value: 'chart', label: messages.chart, icon: <ChartIcon /> },
                { value: 'table', label: messages.table, icon: <TableIcon /> },
              ]}
              onChoose={(view) => set({ view })}
            />
          </div>
        </>
      }
    >
      {data && value.view === 'table' ? (
        <TrendTable
          data={data}
          measure="users"
          interval={shown?.interval}
          caption={trend.definition}
        />
      ) : null}
      {data && value.view === 'chart' ? (
        <TrendChart
          data={data}
          measure="users"
          interval={shown?.interval}
          chart={value.chart}
          height={plotHeight}
          label={trend.takeaway}
        />
      ) : null}
    </ResultCard>
  );
}

function WhoUsed({
  value,
  onChange,
}: {
  value: EventMatcher;
  onChange(events: EventMatcher): void;
}): ReactNode {
  const { messages } = useAnalyticsContext('UsersChart');
  const { data } = useCatalog(pageCatalog);
  const names = listed(value.event) ?? [];
  const text =
    names.length > 1
      ? messages.eventsChosen(names.length)
      : names.length === 1
        ? (names[0] as string)
        : messages.anyEvent;
  return (
    <EventPicker
      label={messages.whoUsed}
      events={data?.events ?? []}
      value={value}
      onChange={onChange}
      multiple
      trigger={
        <button type="button" className="uk-pill">
          <PillText label={messages.whoUsed} value={text} />
        </button>
      }
    />
  );
}

/** Id of "nothing" in the list of properties; no property has an empty name. */
const nothing = '';

function SplitBy({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange(property: string | undefined): void;
}): ReactNode {
  const { messages, format } = useAnalyticsContext('UsersChart');
  const { data } = useCatalog(pageCatalog);
  const properties = data?.properties ?? [];
  const items = [
    { id: nothing, label: messages.noSplit },
    ...['$event', '$kind', '$account'].map((id) => ({ id, label: messages.property(id) })),
    ...properties.map(({ property, coverage }) => ({
      id: property,
      label: property,
      hint: format.percent(coverage),
    })),
  ];
  return (
    <Picker
      label={messages.splitBy}
      items={items}
      chosen={[value ?? nothing]}
      onChoose={(id) => onChange(id === nothing ? undefined : id)}
      words={messages}
      trigger={
        <button type="button" className="uk-pill">
          <PillText
            label={messages.splitBy}
            value={value ? messages.property(value) : messages.noSplit}
          />
        </button>
      }
    />
  );
}
