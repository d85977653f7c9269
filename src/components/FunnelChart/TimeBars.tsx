import type { CSSProperties, ReactNode } from 'react';

import { type TimeBin, timePosition } from '../../geometry/funnel-times.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { Times } from '../../model/funnel.js';
import { useRovingCell } from '../parts/useRovingCell.js';

interface TimeBarsProps {
  bins: readonly TimeBin[];
  /** Of the reported attempts, from the first step to the last; marked as lines. */
  times: Times | null;
  label: string;
}

/** How long people take, as bars on a scale where each is several times as long as the one before. ← → walk through. */
export function TimeBars({ bins, times, label }: TimeBarsProps): ReactNode {
  const { format, messages } = useAnalyticsContext('TimeBars');
  const { ref, cell, onKeyDown } = useRovingCell<HTMLDivElement>([bins.length]);
  const most = Math.max(...bins.map(({ share }) => share), 0.01);
  const marks = times
    ? [
        { name: messages.medianMark(times.median, format), time: times.median },
        { name: messages.p90Mark(times.p90, format), time: times.p90 },
      ].map(({ name, time }) => ({ name, at: timePosition(bins, time) }))
    : [];

  return (
    <div
      ref={ref}
      className="uk-times"
      role="group"
      aria-label={label}
      onKeyDown={onKeyDown}
      style={{ '--uk-bins': bins.length } as CSSProperties}
    >
      {bins.map(({ from, to, count, share }, i) => {
        const bin = messages.timeBin(from, to, format);
        return (
          <div
            key={to ?? 'rest'}
            className="uk-times-bin"
            role="img"
            aria-label={messages.timeBinLabel(bin, count, share, format)}
            title={messages.timeBinLabel(bin, count, share, format)}
            {...cell(0, i)}
          >
            <div className="uk-times-plot" style={{ '--uk-share': share / most } as CSSProperties}>
              {count > 0 ? <span>{format.percent(share)}</span> : null}
              {count > 0 ? <div className="uk-times-bar" /> : null}
            </div>
            <span className="uk-times-edge" aria-hidden="true">
              {to === null ? '∞' : format.duration(to)}
            </span>
          </div>
        );
      })}
      <div className="uk-times-marks" aria-hidden="true">
        {marks.map(({ name, at: place }, i) => (
          <div
            key={name}
            // The median's name stands before its line and below that of the 90%, so that neither crosses a line.
            data-side={place > (i === 0 ? 0.25 : 0.75) ? 'end' : 'start'}
            data-row={i === 0 ? 1 : 0}
            style={{ insetInlineStart: `${place * 100}%` }}
          >
            <span>{name}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
