import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';

import { type FunnelBar, funnelLayout, layoutFunnel } from '../../geometry/funnel.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelResult } from '../../model/funnel.js';
import { useWidth } from '../parts/useWidth.js';
import { GroupLegend } from './GroupLegend.js';
import { groupsShown } from './groups.js';
import { StepBar } from './StepBar.js';

const gridLines = [1, 0.75, 0.5, 0.25];

interface FunnelBarsProps {
  data: FunnelResult;
  unit: FunnelUnit;
  label: string;
}

/**
 * A column or a row a step: who came this far, who was lost, how long it took; with a breakdown a bar a group. Arrow keys
 * walk through the steps.
 */
export function FunnelBars({ data, unit, label }: FunnelBarsProps): ReactNode {
  const { format, messages } = useAnalyticsContext('FunnelBars');
  const [ref, width] = useWidth();
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const { steps } = data;
  const bars = layoutFunnel(data);
  const { shown, beyond } = groupsShown(data.groups);
  const last = steps.length - 1;
  const at = Math.min(current, last);
  const layout = funnelLayout(steps.length, width);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const to: Record<string, number> = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      Home: 0,
      End: last,
      ...(layout === 'rows' ? { ArrowDown: at + 1, ArrowUp: at - 1 } : {}),
    };
    const wanted = to[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(last, wanted));
    setCurrent(next);
    list.current?.querySelectorAll<HTMLElement>('[data-step]')[next]?.focus();
  };
  return (
    <div ref={ref} className="uk-funnel">
      {shown.length > 0 ? <GroupLegend groups={shown} /> : null}
      <div
        ref={list}
        className="uk-funnel-steps"
        role="group"
        aria-label={label}
        onKeyDown={onKeyDown}
        data-layout={layout}
        data-grouped={shown.length > 0 ? '' : undefined}
        style={{ '--uk-steps': steps.length } as CSSProperties}
      >
        <div className="uk-funnel-grid" aria-hidden="true">
          {gridLines.map((share) => (
            <div key={share} style={{ insetBlockEnd: `${share * 100}%` }}>
              <span>{format.percent(share)}</span>
            </div>
          ))}
        </div>
        {steps.map((step, index) => (
          <StepBar
            // oxlint-disable-next-line react/no-array-index-key -- a step is its position
            key={index}
            step={step}
            bar={bars[index] as FunnelBar}
            groups={shown}
            openWindow={data.openWindow}
            unit={unit}
            index={index}
            of={steps.length}
            focusable={index === at}
            onFocus={() => setCurrent(index)}
          />
        ))}
      </div>
      {beyond > 0 ? <p className="uk-chart-note">{messages.groupsBeyond(beyond)}</p> : null}
    </div>
  );
}
