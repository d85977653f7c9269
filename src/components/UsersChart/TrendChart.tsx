'use client';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';

import { layoutTrend } from '../../geometry/trend.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { groupId } from '../../model/groups.js';
import type { Interval } from '../../model/scope.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import { useWidth } from '../parts/useWidth.js';
import { seriesDash, seriesTone } from './series.js';
import { SeriesLabels } from './SeriesLabels.js';
import { TrendLine } from './TrendLine.js';
import { TrendMarks } from './TrendMarks.js';
import { TrendTooltip } from './TrendTooltip.js';

export interface TrendChartProps {
  data: TrendResult;
  measure: Measure;
  /** Width of the buckets, for their labels. */
  interval?: Interval | undefined;
  chart?: 'line' | 'bar';
  /** Height of the plot in pixels. Default 240. */
  height?: number;
  /** Name of the chart for people who do not see it. */
  label: string;
}

const bottom = 28;
const top = 8;
/** Where there is less room, series are named below the chart. */
const roomForLabels = 620;
/** More marks than this are not worth walking through one by one: only the current one is offered. */
const mostMarks = 200;

/**
 * Draws a trend as lines or stacked bars. Read it with the pointer or with ← → Home End PageUp PageDown; Esc closes the
 * reading.
 */
export function TrendChart(props: TrendChartProps): ReactNode {
  const { data, measure, interval, chart = 'line', height = 240, label } = props;
  const { format, messages, timeZone } = useAnalyticsContext('TrendChart');
  const [ref, width] = useWidth();
  const [active, setActive] = useState<number | null>(null);
  const [reading, setReading] = useState(0);
  const marks = useRef<SVGGElement>(null);
  const focusNext = useRef(false);

  const { buckets, series } = data;
  const split = series.length > 1 || series[0]?.key != null;
  const named = split && chart === 'line' && width >= roomForLabels;
  const highest = Math.max(1, ...series.flatMap(({ values }) => values.map((v) => v ?? 0)));
  const left = 12 + 7.5 * format.compact(highest * 2).length;
  const right = named ? 132 : 12;
  const plotWidth = Math.max(0, width - left - right);
  const plotHeight = height - top - bottom;
  const layout = layoutTrend(data, {
    width: plotWidth,
    height: plotHeight,
    chart,
    interval,
    timeZone,
  });
  const last = buckets.length - 1;
  const current = Math.min(reading, last);

  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    marks.current?.querySelector<SVGElement>('[tabindex="0"]')?.focus();
  }, [reading]);

  const readAt = (index: number) => {
    const next = Math.max(0, Math.min(last, index));
    focusNext.current = true;
    setReading(next);
    setActive(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to: Record<string, number> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      Home: 0,
      End: last,
      PageUp: current - 10,
      PageDown: current + 10,
    };
    if (event.key === 'Escape') setActive(null);
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    readAt(next);
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
    const index = Math.floor(x / layout.step);
    setActive(index >= 0 && index <= last ? index : null);
  };
  const labelOf = (i: number): string => {
    const bucket = buckets[i];
    if (!bucket) return '';
    const values = series.map(({ key, values: numbers }) => {
      const count = messages.count(measure, numbers[i] ?? 0, format);
      return key ? `${messages.group(key)} ${count}` : count;
    });
    const note = bucket.partial ? ` (${messages.notOver})` : '';
    return `${format.bucket(bucket, interval)}${note}: ${values.join(', ')}`;
  };
  // Labels at the ends stay inside the chart.
  const tickAnchor = (index: number, x: number) => {
    if (layout.step < 48 && index === 0) return 'start';
    return x > plotWidth - 24 && layout.step < 48 ? 'end' : 'middle';
  };
  const ids = series.map(({ key }) => groupId(key));
  const isPartialBar = (i: number) => (buckets[i]?.partial ? '' : undefined);

  return (
    <div ref={ref} className="uk-trend" style={{ minBlockSize: height }}>
      {width > 0 ? (
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={label}
          onPointerMove={onPointerMove}
          onPointerLeave={() => setActive(null)}
          onKeyDown={onKeyDown}
          onFocus={() => setActive(current)}
          onBlur={() => setActive(null)}
        >
          <g transform={`translate(${left},${top})`}>
            <g aria-hidden="true">
              {layout.axis.ticks.map((tick) => (
                <g key={tick} transform={`translate(0,${layout.y(tick)})`}>
                  <line
                    className="uk-grid"
                    x2={plotWidth}
                    data-base={tick === 0 ? '' : undefined}
                  />
                  <text className="uk-axis" x={-8} dy="0.32em" textAnchor="end">
                    {format.compact(tick)}
                  </text>
                </g>
              ))}
              {layout.xTicks.map(({ index, x, boundary }) => (
                <text
                  key={index}
                  className="uk-axis"
                  data-boundary={boundary ? '' : undefined}
                  x={x}
                  y={plotHeight + 20}
                  textAnchor={tickAnchor(index, x)}
                  dx={tickAnchor(index, x) === 'start' ? -layout.step / 2 : 0}
                >
                  {format.tick(buckets[index]?.start ?? 0, interval, boundary)}
                </text>
              ))}
              {active === null ? null : (
                <line
                  className="uk-crosshair"
                  x1={layout.centers[active]}
                  x2={layout.centers[active]}
                  y2={plotHeight}
                />
              )}
              {chart === 'bar'
                ? layout.bars.map((bars, s) => (
                    <g key={ids[s]} style={{ color: seriesTone(series, s) }}>
                      {bars.map((bar, i) =>
                        bar.height > 0 ? (
                          <rect
                            // oxlint-disable-next-line react/no-array-index-key -- a bar is its bucket
                            key={i}
                            className="uk-bar"
                            data-partial={isPartialBar(i)}
                            data-dim={active !== null && active !== i ? '' : undefined}
                            rx={Math.min(3, bar.width / 3)}
                            {...bar}
                          />
                        ) : null,
                      )}
                    </g>
                  ))
                : layout.lines.map((line, s) => (
                    <TrendLine
                      key={ids[s]}
                      {...line}
                      tone={seriesTone(series, s)}
                      dash={seriesDash(s)}
                      floor={split ? null : plotHeight}
                      dots={buckets.length <= 12}
                      active={active}
                      y={active === null ? 0 : layout.y(series[s]?.values[active] ?? 0)}
                      x={active === null ? 0 : (layout.centers[active] ?? 0)}
                    />
                  ))}
            </g>
            <TrendMarks
              groupRef={marks}
              layout={layout}
              height={plotHeight}
              current={current}
              every={buckets.length <= mostMarks}
              labelOf={labelOf}
              onFocus={(i) => setActive(i)}
            />
          </g>
        </svg>
      ) : null}
      {split && width > 0 ? (
        <SeriesLabels
          data={data}
          layout={layout}
          beside={named ? { left: left + plotWidth + 8, top, height: plotHeight } : null}
        />
      ) : null}
      {active !== null && width > 0 && buckets[active] ? (
        <TrendTooltip
          data={data}
          index={active}
          measure={measure}
          interval={interval}
          x={left + (layout.centers[active] ?? 0)}
          width={width}
        />
      ) : null}
    </div>
  );
}
