import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';

import { layoutFunnelTrend } from '../../geometry/funnel-trend.js';
import { linePath } from '../../geometry/path.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelTrendBucket } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import { useWidth } from '../parts/useWidth.js';

interface RateLineProps {
  trend: readonly FunnelTrendBucket[];
  interval: Interval;
  label: string;
}

const height = 280;
const top = 10;
const bottom = 28;
const left = 44;
const right = 12;
/** Part of the plot the entries' bars may fill: they stand behind the line and must not be read as it. */
const enteredPart = 0.28;

/** Conversion over time as a line, with how many entered behind it. Read it with the pointer or ← → Home End. */
export function RateLine({ trend, interval, label }: RateLineProps): ReactNode {
  const { format, messages, timeZone } = useAnalyticsContext('RateLine');
  const [ref, width] = useWidth();
  const marks = useRef<SVGGElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const [reading, setReading] = useState(0);
  const plotWidth = Math.max(0, width - left - right);
  const plotHeight = height - top - bottom;
  const layout = layoutFunnelTrend(trend, {
    width: plotWidth,
    height: plotHeight,
    interval,
    timeZone,
  });
  const { centers, step, shares, y } = layout;
  const last = trend.length - 1;
  const current = Math.min(reading, last);
  const labelOf = (i: number) => {
    const bucket = trend[i];
    return bucket ? messages.rateLabel(format.bucket(bucket, interval), bucket, format) : '';
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setActive(null);
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(last, to));
    setReading(next);
    marks.current?.querySelectorAll<SVGElement>('rect')[next]?.focus();
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
    const at = Math.floor(x / step);
    setActive(at >= 0 && at <= last ? at : null);
  };
  const anchor = (x: number) => (x > plotWidth - 28 ? 'end' : x < 28 ? 'start' : 'middle');
  const x = active === null ? 0 : (centers[active] ?? 0);
  return (
    <div ref={ref} className="uk-rate" style={{ minBlockSize: height }}>
      {width > 0 ? (
        <svg
          width={width}
          height={height}
          role="group"
          aria-label={label}
          onPointerMove={onPointerMove}
          onPointerLeave={() => setActive(null)}
          onKeyDown={onKeyDown}
          onBlur={() => setActive(null)}
        >
          <g transform={`translate(${left},${top})`}>
            <g aria-hidden="true">
              {layout.entered.map((part, i) => (
                <rect
                  // oxlint-disable-next-line react/no-array-index-key -- a bar is its bucket
                  key={i}
                  className="uk-rate-entered"
                  data-active={i === active ? '' : undefined}
                  x={(centers[i] ?? 0) - Math.min(24, step * 0.8) / 2}
                  width={Math.max(1, Math.min(24, step * 0.8))}
                  y={plotHeight * (1 - part * enteredPart)}
                  height={plotHeight * part * enteredPart}
                />
              ))}
              {layout.ticks.map((tick) => (
                <g key={tick} transform={`translate(0,${y(tick)})`}>
                  <line
                    className="uk-rate-grid"
                    x2={plotWidth}
                    data-base={tick === 0 || undefined}
                  />
                  <text className="uk-rate-axis" x={-8} dy="0.32em" textAnchor="end">
                    {format.percent(tick)}
                  </text>
                </g>
              ))}
              {layout.xTicks.map(({ index, x: at, boundary }) => (
                <text
                  key={index}
                  className="uk-rate-axis"
                  data-boundary={boundary ? '' : undefined}
                  x={at}
                  y={plotHeight + 20}
                  textAnchor={anchor(at)}
                >
                  {format.tick(trend[index]?.start ?? 0, interval, boundary)}
                </text>
              ))}
              {active === null ? null : (
                <line className="uk-rate-cross" x1={x} x2={x} y2={plotHeight} />
              )}
              {layout.stretches.map(({ points, partial }) => (
                <path
                  key={`${points[0]?.x} ${partial}`}
                  className="uk-rate-line"
                  data-partial={partial ? '' : undefined}
                  d={linePath(points)}
                />
              ))}
              {shares.map((share, i) =>
                share !== null && (i === active || trend.length <= 14) ? (
                  <circle
                    // oxlint-disable-next-line react/no-array-index-key -- a dot is its bucket
                    key={i}
                    className="uk-rate-dot"
                    data-partial={trend[i]?.partial ? '' : undefined}
                    cx={centers[i]}
                    cy={y(share)}
                    r={i === active ? 4.5 : 3}
                  />
                ) : null,
              )}
            </g>
            <g ref={marks}>
              {centers.map((center, i) => (
                <rect
                  // oxlint-disable-next-line react/no-array-index-key -- a mark is its bucket
                  key={i}
                  className="uk-rate-mark"
                  role="img"
                  aria-label={labelOf(i)}
                  tabIndex={i === current ? 0 : -1}
                  x={center - step / 2}
                  width={step}
                  height={plotHeight}
                  onFocus={() => setActive(i)}
                />
              ))}
            </g>
          </g>
        </svg>
      ) : null}
      {active !== null && trend[active] ? (
        <RateTip bucket={trend[active]} interval={interval} x={left + x} width={width} />
      ) : null}
    </div>
  );
}

function RateTip({
  bucket,
  interval,
  x,
  width,
}: {
  bucket: FunnelTrendBucket;
  interval: Interval;
  x: number;
  width: number;
}): ReactNode {
  const { format, messages } = useAnalyticsContext('RateLine');
  const { entered, converted, partial } = bucket;
  const rows = [
    [messages.enteredColumn, format.number(entered)],
    [messages.convertedColumn, format.number(converted)],
    [messages.conversionColumn, format.percent(entered === 0 ? null : converted / entered)],
  ];
  const side = x > width / 2 ? { right: width - x + 12 } : { left: x + 12 };
  return (
    <div className="uk-rate-tip" aria-hidden="true" style={side} data-allow-overlap="">
      <b>{format.bucket(bucket, interval)}</b>
      {partial ? <i>{messages.notOver}</i> : null}
      {rows.map(([name, value]) => (
        <div key={name}>
          <span>{name}</span>
          <b>{value}</b>
        </div>
      ))}
    </div>
  );
}
