import type { CSSProperties, ReactNode } from 'react';

import type { FunnelBar } from '../../geometry/funnel.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelStep } from '../../model/funnel.js';
import { groupId } from '../../model/groups.js';
import { ClockIcon } from '../parts/icons.js';
import { NumberButton } from '../parts/NumberButton.js';
import type { Numbers } from '../parts/useNumbers.js';
import type { ShownGroup } from './groups.js';
import { type NamedPart, StepMark } from './StepMark.js';

/** A group with the parts of its bar at a step. */
export type StepGroup = ShownGroup & { parts: readonly NamedPart[] };

interface StepBarProps {
  step: FunnelStep;
  bar: FunnelBar;
  /** Parts of the bar of everybody; none where there are groups. */
  parts: readonly NamedPart[];
  groups: readonly StepGroup[];
  /** Units that may still convert; drawn and told on the last step. */
  openWindow: number;
  index: number;
  /** Everything about the step, for people who do not see it; only where its bars are of groups. */
  label: string | undefined;
  /** What its number says then. */
  numberLabel: string | undefined;
  numbers: Numbers | null;
}

/** One step: its bar or its groups' bars, its name and its numbers. */
export function StepBar(props: StepBarProps): ReactNode {
  const { step, bar, parts, groups, openWindow, index, label, numberLabel, numbers } = props;
  const { format, messages } = useAnalyticsContext('StepBar');
  const { name, count, fromFirst, fromPrevious, dropped, timeFromPrevious: time } = step;
  const optional = step.optional ?? false;
  const lost = parts.find(({ part }) => part === 'lost');
  const lostText = messages.lostHere(dropped, 1 - (fromPrevious ?? 0), format);
  return (
    <div
      className="uk-funnel-step"
      role={label ? 'group' : undefined}
      aria-label={label}
      data-step={index}
      data-optional={optional ? '' : undefined}
      data-low={bar.lowData ? '' : undefined}
    >
      {groups.length > 0 ? (
        <GroupTrack groups={groups} index={index} numbers={numbers} />
      ) : (
        <Track bar={bar} parts={parts} numbers={numbers} />
      )}
      <div className="uk-funnel-name" title={name}>
        <span className="uk-funnel-number">{index + 1}</span>
        {`\u00a0${name}`}
        {optional ? <em className="uk-funnel-tag"> {messages.optional}</em> : null}
      </div>
      <div className="uk-funnel-count">
        <b>{format.percent(fromFirst)}</b>{' '}
        <NumberButton
          numbers={numbers}
          part={{ step: index, outcome: 'reached' }}
          count={count}
          {...(numberLabel ? { label: numberLabel } : {})}
          tabIndex={-1}
        >
          {format.number(count)}
        </NumberButton>
        {bar.lowData ? <em> · {messages.lowData}</em> : null}
      </div>
      {groups.length > 0 ? <GroupValues groups={groups} index={index} numbers={numbers} /> : null}
      {dropped > 0 && fromPrevious !== null && !optional ? (
        <div className="uk-funnel-drop">
          <span>▼</span>{' '}
          {lost ? (
            <NumberButton numbers={numbers} part={lost.number} count={lost.count} tabIndex={-1}>
              {lostText}
            </NumberButton>
          ) : (
            <span>{lostText}</span>
          )}
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

function Marks({
  parts,
  numbers,
}: {
  parts: readonly NamedPart[];
  numbers: Numbers | null;
}): ReactNode {
  return parts.map((named) => <StepMark key={named.part} named={named} numbers={numbers} />);
}

function Track({
  bar,
  parts,
  numbers,
}: {
  bar: FunnelBar;
  parts: readonly NamedPart[];
  numbers: Numbers | null;
}): ReactNode {
  const { reached, lost, open, whisker } = bar;
  return (
    <div
      className="uk-funnel-track"
      data-parts={parts.length}
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
      <Marks parts={parts} numbers={numbers} />
    </div>
  );
}

interface GroupsProps {
  groups: readonly StepGroup[];
  index: number;
  numbers: Numbers | null;
}

/** A bar a group, each on its own scale where the group's first step is 100 %. */
function GroupTrack({ groups, index, numbers }: GroupsProps): ReactNode {
  return (
    <div className="uk-funnel-track" data-grouped="">
      {groups.map(({ key, steps, tone, parts }) => {
        const share = steps[index]?.fromFirst ?? 0;
        const before = steps.slice(0, index).findLast(({ optional }) => !optional);
        const lost = steps[index]?.optional ? 0 : Math.max(0, (before?.fromFirst ?? share) - share);
        return (
          <div
            key={groupId(key)}
            className="uk-funnel-group"
            data-parts={parts.length}
            style={{ ...styled({ '--uk-reached': share, '--uk-lost': lost }), color: tone }}
          >
            {lost > 0 ? <div className="uk-funnel-lost" /> : null}
            <div className="uk-funnel-reached" />
            <Marks parts={parts} numbers={numbers} />
          </div>
        );
      })}
    </div>
  );
}

/** The groups' numbers, to be read without pointing at a bar. */
function GroupValues({ groups, index, numbers }: GroupsProps): ReactNode {
  const { format } = useAnalyticsContext('StepBar');
  return (
    <div className="uk-funnel-values">
      {groups.map(({ key, steps, tone, parts: [reached] }) => (
        <span key={groupId(key)}>
          <i className="uk-funnel-swatch" style={{ background: tone }} />
          {reached ? (
            <NumberButton
              numbers={numbers}
              part={reached.number}
              count={reached.count}
              label={reached.label}
              tabIndex={-1}
            >
              {index === 0
                ? format.compact(steps[0]?.count ?? 0)
                : format.percent(steps[index]?.fromFirst ?? null)}
            </NumberButton>
          ) : null}
        </span>
      ))}
    </div>
  );
}
