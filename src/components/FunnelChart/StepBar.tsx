import type { CSSProperties, ReactNode } from 'react';

import type { FunnelBar } from '../../geometry/funnel.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelStep } from '../../model/funnel.js';
import { groupId } from '../../model/groups.js';
import { ClockIcon } from '../parts/icons.js';
import type { ShownGroup } from './groups.js';

interface StepBarProps {
  step: FunnelStep;
  bar: FunnelBar;
  groups: readonly ShownGroup[];
  /** Units that may still convert; drawn and told on the last step. */
  openWindow: number;
  unit: FunnelUnit;
  index: number;
  of: number;
  focusable: boolean;
  onFocus(): void;
}

/** One step: its bar or its groups' bars, its name and its numbers. */
export function StepBar(props: StepBarProps): ReactNode {
  const { step, bar, groups, openWindow, unit, index, of, focusable, onFocus } = props;
  const { format, messages } = useAnalyticsContext('StepBar');
  const { name, count, fromFirst, fromPrevious, dropped, timeFromPrevious: time } = step;
  const optional = step.optional ?? false;
  const label = messages.stepLabel(
    { index, of, name, optional, count, share: fromFirst, dropped, median: time?.median ?? null },
    unit,
    format,
  );
  const byGroup = groups.map(({ key, steps }) => {
    const own = steps[index];
    return messages.groupAtStep(
      messages.group(key),
      own?.count ?? 0,
      own?.fromFirst ?? null,
      format,
    );
  });
  return (
    <div
      className="uk-funnel-step"
      role="img"
      aria-label={[label, ...byGroup].join('; ')}
      title={byGroup.length > 0 ? byGroup.join('\n') : undefined}
      data-step={index}
      data-optional={optional ? '' : undefined}
      data-low={bar.lowData ? '' : undefined}
      // Steps are one tab stop, walked with the arrow keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={focusable ? 0 : -1}
      onFocus={onFocus}
    >
      {groups.length > 0 ? <GroupTrack groups={groups} index={index} /> : <Track bar={bar} />}
      <div className="uk-funnel-name" title={name}>
        <span className="uk-funnel-number">{index + 1}</span>
        {`\u00a0${name}`}
        {optional ? <em className="uk-funnel-tag"> {messages.optional}</em> : null}
      </div>
      <div className="uk-funnel-count">
        <b>{format.percent(fromFirst)}</b> <span>{format.number(count)}</span>
        {bar.lowData ? <em> · {messages.lowData}</em> : null}
      </div>
      {groups.length > 0 ? <GroupValues groups={groups} index={index} /> : null}
      {dropped > 0 && fromPrevious !== null && !optional ? (
        <div className="uk-funnel-drop">
          ▼ {messages.lostHere(dropped, 1 - fromPrevious, format)}
        </div>
      ) : null}
      {bar.open > 0 && groups.length === 0 ? (
        <div className="uk-funnel-may">
          <i />
          {messages.mayConvert(openWindow, format)}
        </div>
      ) : null}
      {time ? (
        <div className="uk-funnel-time" title={messages.times(time, format)}>
          <ClockIcon /> {messages.medianTime(time.median, format)}
        </div>
      ) : null}
    </div>
  );
}

const styled = (values: Record<`--uk-${string}`, number | string>): CSSProperties =>
  values as CSSProperties;

function Track({ bar }: { bar: FunnelBar }): ReactNode {
  const { reached, lost, open, whisker } = bar;
  return (
    <div
      className="uk-funnel-track"
      style={styled({ '--uk-reached': reached, '--uk-lost': lost, '--uk-open': open })}
    >
      {lost > 0 ? <div className="uk-funnel-lost" /> : null}
      {open > 0 ? <div className="uk-funnel-open" /> : null}
      <div className="uk-funnel-reached" />
      {whisker ? (
        <div
          className="uk-funnel-whisker"
          style={styled({ '--uk-low': whisker[0], '--uk-high': whisker[1] })}
        />
      ) : null}
    </div>
  );
}

/** A bar a group, each on its own scale where the group's first step is 100 %. */
function GroupTrack({
  groups,
  index,
}: {
  groups: readonly ShownGroup[];
  index: number;
}): ReactNode {
  return (
    <div className="uk-funnel-track" data-grouped="">
      {groups.map(({ key, steps, tone }) => {
        const share = steps[index]?.fromFirst ?? 0;
        const before = steps.slice(0, index).findLast(({ optional }) => !optional);
        const lost = steps[index]?.optional ? 0 : Math.max(0, (before?.fromFirst ?? share) - share);
        return (
          <div
            key={groupId(key)}
            className="uk-funnel-group"
            style={{ ...styled({ '--uk-reached': share, '--uk-lost': lost }), color: tone }}
          >
            {lost > 0 ? <div className="uk-funnel-lost" /> : null}
            <div className="uk-funnel-reached" />
          </div>
        );
      })}
    </div>
  );
}

/** The groups' numbers, to be read without pointing at a bar. */
function GroupValues({
  groups,
  index,
}: {
  groups: readonly ShownGroup[];
  index: number;
}): ReactNode {
  const { format } = useAnalyticsContext('StepBar');
  return (
    <div className="uk-funnel-values">
      {groups.map(({ key, steps, tone }) => (
        <span key={groupId(key)}>
          <i className="uk-funnel-swatch" style={{ background: tone }} />
          {index === 0
            ? format.compact(steps[0]?.count ?? 0)
            : format.percent(steps[index]?.fromFirst ?? null)}
        </span>
      ))}
    </div>
  );
}
