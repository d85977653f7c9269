import { type PointerEvent, type ReactNode, useState } from 'react';

import { layoutFunnelTrend } from '../../geometry/funnel-trend.js';
import { linePath } from '../../geometry/path.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelTrendBucket } from '../../model/funnel.js';
import type { Interval } from '../../model/scope.js';
import type { Numbers } from '../parts/useNumbers.js';
import { useRovingCell } from '../parts/useRovingCell.js';
import { useWidth } from '../parts/useWidth.js';
import { RateAxes } from './RateAxes.js';
import { RateMarks, type RatePart } from './RateMarks.js';
import { RateTip } from './RateTip.js';

interface RateLineProps {
  trend: readonly FunnelTrendBucket[];
  interval: Interval;
  label: string;
  numbers: Numbers | null;
}

const height = 280;
const top = 10;
const bottom = 28;
const left = 44;
const right = 12;
/** Part of the plot the entries' bars may fill: they stand behind the line and must not be read as it. */
const enteredPart = 0.28;

/**
 * Conversion over time as a line, with how many entered behind it. Read it with the pointer or ← → Home End; ↑ ↓ go from
 * those who converted to those who did not and to all who entered, Enter opens them.
 */
export function RateLine({ trend, interval, label, numbers }: RateLineProps): ReactNode {
  const { timeZone } = useAnalyticsContext('RateLine');
  const [ref, width] = useWidth();
  const [active, setActive] = useState<{ index: number; part: RatePart } | null>(null);
  const roving = useRovingCell<SVGGElement>(
    trend.map(({ entered }) => (numbers && entered > 0 ? 3 : 1)),
    'columns',
  );
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
  const at = active?.index ?? null;

  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
    const index = Math.floor(x / step);
    const part = (event.target as Element).getAttribute('data-part') as RatePart | null;
    setActive(index >= 0 && index <= last ? { index, part: part ?? 'converted' } : null);
  };
  const x = at === null ? 0 : (centers[at] ?? 0);
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
          onKeyDown={(event) => {
            // The first Esc closes what is read, the next is the card's.
            if (event.key === 'Escape' && active) {
              event.preventDefault();
              setActive(null);
            }
            roving.onKeyDown(event);
          }}
          onBlur={() => setActive(null)}
        >
          <g transform={`translate(${left},${top})`}>
            <g aria-hidden="true">
              {layout.entered.map((part, i) => (
                <rect
                  // oxlint-disable-next-line react/no-array-index-key -- a bar is its bucket
                  key={i}
                  className="uk-rate-entered"
                  data-active={i === at ? '' : undefined}
                  x={(centers[i] ?? 0) - Math.min(24, step * 0.8) / 2}
                  width={Math.max(1, Math.min(24, step * 0.8))}
                  y={plotHeight * (1 - part * enteredPart)}
                  height={plotHeight * part * enteredPart}
                />
              ))}
              <RateAxes
                layout={layout}
                trend={trend}
                interval={interval}
                width={plotWidth}
                height={plotHeight}
              />
              {at === null ? null : (
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
                share !== null && (i === at || trend.length <= 14) ? (
                  <circle
                    // oxlint-disable-next-line react/no-array-index-key -- a dot is its bucket
                    key={i}
                    className="uk-rate-dot"
                    data-partial={trend[i]?.partial ? '' : undefined}
                    cx={centers[i]}
                    cy={y(share)}
                    r={i === at ? 4.5 : 3}
                  />
                ) : null,
              )}
            </g>
            <RateMarks
              layout={layout}
              trend={trend}
              interval={interval}
              height={plotHeight}
              enteredHeight={plotHeight * enteredPart}
              roving={roving}
              numbers={numbers}
              onRead={(index, part) => setActive({ index, part })}
            />
          </g>
        </svg>
      ) : null}
      {active && trend[active.index] ? (
        <RateTip
          bucket={trend[active.index] as FunnelTrendBucket}
          part={numbers ? active.part : null}
          interval={interval}
          x={left + x}
          width={width}
        />
      ) : null}
    </div>
  );
}
