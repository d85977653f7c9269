import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';

import { type FunnelBar, layoutFunnel } from '../../geometry/funnel.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelResult, FunnelStep } from '../../model/funnel.js';
import { ClockIcon } from '../parts/icons.js';

const gridLines = [1, 0.75, 0.5, 0.25];

/** One column a step: who came this far, who was lost, how long it took. ← → walk through the steps. */
export function FunnelBars({ data, label }: { data: FunnelResult; label: string }): ReactNode {
  const { format } = useAnalyticsContext('FunnelBars');
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const bars = layoutFunnel(data);
  const last = data.steps.length - 1;
  const at = Math.min(current, last);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(last, to));
    setCurrent(next);
    list.current?.querySelectorAll<HTMLElement>('[data-step]')[next]?.focus();
  };
  return (
    <div className="uk-funnel">
      <div
        ref={list}
        className="uk-funnel-steps"
        role="group"
        aria-label={label}
        onKeyDown={onKeyDown}
        style={{ '--uk-steps': data.steps.length } as CSSProperties}
      >
        <div className="uk-funnel-grid" aria-hidden="true">
          {gridLines.map((share) => (
            <div key={share} style={{ insetBlockEnd: `${share * 100}%` }}>
              <span>{format.percent(share)}</span>
            </div>
          ))}
        </div>
        {data.steps.map((step, index) => (
          <Step
            // oxlint-disable-next-line react/no-array-index-key -- a step is its position
            key={index}
            step={step}
            bar={bars[index] as FunnelBar}
            index={index}
            of={data.steps.length}
            focusable={index === at}
            onFocus={() => setCurrent(index)}
          />
        ))}
      </div>
    </div>
  );
}

interface StepProps {
  step: FunnelStep;
  bar: FunnelBar;
  index: number;
  of: number;
  focusable: boolean;
  onFocus(): void;
}

function Step({ step, bar, index, of, focusable, onFocus }: StepProps): ReactNode {
  const { format, messages } = useAnalyticsContext('FunnelBars');
  const { name, count, fromFirst, fromPrevious, dropped, timeFromPrevious: time } = step;
  const label = messages.stepLabel(
    { index, of, name, count, share: fromFirst, dropped, median: time?.median ?? null },
    format,
  );
  const size = { '--uk-reached': bar.reached, '--uk-lost': bar.lost } as CSSProperties;
  return (
    <div
      className="uk-funnel-step"
      role="img"
      aria-label={label}
      data-step={index}
      data-low={bar.lowData ? '' : undefined}
      // Steps are one tab stop, walked with the arrow keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={focusable ? 0 : -1}
      onFocus={onFocus}
    >
      <div className="uk-funnel-track" style={size}>
        <div className="uk-funnel-lost" />
        <div className="uk-funnel-reached" />
        {bar.whisker ? (
          <div
            className="uk-funnel-whisker"
            style={{ '--uk-low': bar.whisker[0], '--uk-high': bar.whisker[1] } as CSSProperties}
          />
        ) : null}
      </div>
      <div className="uk-funnel-legend">
        <div className="uk-funnel-name" title={name}>
          <span className="uk-funnel-number">{index + 1}</span> {name}
        </div>
        <div className="uk-funnel-count">
          <b>{format.percent(fromFirst)}</b> <span>{format.number(count)}</span>
          {bar.lowData ? <em> · {messages.lowData}</em> : null}
        </div>
        {dropped > 0 && fromPrevious !== null ? (
          <div className="uk-funnel-drop">
            ▼ {messages.lostHere(dropped, 1 - fromPrevious, format)}
          </div>
        ) : null}
        {time ? (
          <div className="uk-funnel-time" title={messages.times(time, format)}>
            <ClockIcon /> {messages.medianTime(time.median, format)}
          </div>
        ) : null}
      </div>
    </div>
  );
}
