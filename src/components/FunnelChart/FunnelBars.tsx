import { type CSSProperties, type KeyboardEvent, type ReactNode, useId } from 'react';

import { stepParts } from '../../geometry/funnel-parts.js';
import { type FunnelBar, funnelLayout, layoutFunnel } from '../../geometry/funnel.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelResult } from '../../model/funnel.js';
import type { Numbers } from '../parts/useNumbers.js';
import { useRovingCell } from '../parts/useRovingCell.js';
import { useWidth } from '../parts/useWidth.js';
import { GroupLegend } from './GroupLegend.js';
import { groupsShown } from './groups.js';
import { StepBar } from './StepBar.js';
import { useStepLabels } from './useStepLabels.js';

const gridLines = [1, 0.75, 0.5, 0.25];

interface FunnelBarsProps {
  data: FunnelResult;
  unit: FunnelUnit;
  label: string;
  numbers: Numbers | null;
  /** Shows the table instead; omitted: there is none. */
  onTable?: (() => void) | undefined;
}

/**
 * A column or a row a step: who came this far, who was lost, how long it took; with a breakdown a bar a group. Arrow keys
 * walk through the steps and from those who came to those who were lost, Enter opens the number, T the table.
 */
export function FunnelBars({ data, unit, label, numbers, onTable }: FunnelBarsProps): ReactNode {
  const { format, messages } = useAnalyticsContext('FunnelBars');
  const [ref, width] = useWidth();
  const keysId = useId();
  const { steps } = data;
  const bars = layoutFunnel(data);
  const { shown, beyond } = groupsShown(data.groups);
  const layout = funnelLayout(steps.length, width);
  const own = steps.map((_, index) => stepParts(steps, index));
  const byGroup = steps.map((_, index) =>
    shown.map(({ steps: each, key }) => stepParts(each, index, key)),
  );
  const {
    ref: list,
    cell,
    onKeyDown: walk,
  } = useRovingCell<HTMLDivElement>(
    own.map((parts, index) =>
      shown.length > 0 ? (byGroup[index] ?? []).flat().length : parts.length,
    ),
    layout,
  );
  const labels = useStepLabels(data, unit);

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (onTable && key.toLowerCase() === 't' && !ctrlKey && !metaKey && !altKey) {
      event.preventDefault();
      return onTable();
    }
    walk(event);
  };
  return (
    <div ref={ref} className="uk-funnel">
      {shown.length > 0 ? <GroupLegend groups={shown} numbers={numbers} /> : null}
      <div
        ref={list}
        className="uk-funnel-steps"
        role="group"
        aria-label={label}
        aria-describedby={numbers ? keysId : undefined}
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
        {steps.map((step, index) => {
          let at = 0;
          const groups = shown.map((group, g) => ({
            ...group,
            parts: (byGroup[index]?.[g] ?? []).map((part) => ({
              ...part,
              label: labels.part(index, part, group.key),
              cell: cell(index, at++),
            })),
          }));
          const parts =
            shown.length > 0
              ? []
              : (own[index] ?? []).map((part, p) => ({
                  ...part,
                  label: labels.part(index, part, null),
                  cell: cell(index, p),
                }));
          return (
            <StepBar
              // oxlint-disable-next-line react/no-array-index-key -- a step is its position
              key={index}
              step={step}
              bar={bars[index] as FunnelBar}
              parts={parts}
              groups={groups}
              openWindow={data.openWindow}
              index={index}
              label={shown.length > 0 ? labels.step(index, shown) : undefined}
              numberLabel={shown.length > 0 ? labels.step(index, []) : undefined}
              numbers={numbers}
            />
          );
        })}
      </div>
      {beyond > 0 ? <p className="uk-chart-note">{messages.groupsBeyond(beyond)}</p> : null}
      {numbers ? (
        <div id={keysId} className="uk-hidden">
          {messages.stepKeys}
        </div>
      ) : null}
    </div>
  );
}
