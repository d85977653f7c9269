import type { ReactNode } from 'react';

import { matchTimeline, type TimelineFilter } from '../../hooks/timeline-filter.js';
import type { ResolvedTimelineQuery, TimelineEvent, TimelineResult } from '../../model/timeline.js';
import type { PlainTable } from '../parts/csv.js';
import { ExportMenu } from '../parts/ExportMenu.js';
import { ClockIcon, ElapsedIcon } from '../parts/icons.js';
import { PillMenu } from '../parts/Menu.js';
import { Segments } from '../parts/Segments.js';
import { TogglePill } from '../parts/TogglePill.js';
import type { TimelineValue, UserTimelineValue } from './tool.js';
import { useTimelineMessages } from './useTimelineMessages.js';

interface TimelineCornerProps {
  /** Name of exported files. */
  name: string;
  value: TimelineValue;
  onChange(change: { [K in keyof UserTimelineValue]?: UserTimelineValue[K] | undefined }): void;
  isGrouped: boolean;
  latestFirst: boolean;
  /** What can be taken out; null while there is nothing. */
  exported: {
    data: TimelineResult;
    resolved: ResolvedTimelineQuery;
    filter: TimelineFilter;
  } | null;
}

/** The events that pass, as a table: what every event says, then a column for each property. */
function eventTable(events: readonly TimelineEvent[], columns: readonly string[]): PlainTable {
  const names = [...new Set(events.flatMap(({ properties = {} }) => Object.keys(properties)))];
  return {
    columns: [...columns, ...names],
    rows: events.map(({ time, event, kind, session, user, properties = {} }) => [
      new Date(time).toISOString(),
      event,
      kind,
      session ?? null,
      user ?? null,
      ...names.map((name) => {
        const value = properties[name] ?? null;
        return typeof value === 'boolean' ? String(value) : value;
      }),
    ]),
  };
}

/** How a timeline is shown, and ways to take it out. */
export function TimelineCorner(props: TimelineCornerProps): ReactNode {
  const { name, value, onChange, isGrouped, latestFirst, exported } = props;
  const messages = useTimelineMessages('TimelineCorner');
  const shown = (): readonly TimelineEvent[] => {
    if (!exported) return [];
    const matches = matchTimeline(exported.data.events, exported.filter);
    return exported.data.events.filter((_, at) => matches === null || matches[at] === 1);
  };
  return (
    <div className="uk-corner">
      {isGrouped ? (
        <PillMenu
          label={messages.sessionOrder}
          current={latestFirst ? messages.latestFirst : messages.earliestFirst}
          value={latestFirst ? 'latestFirst' : 'earliestFirst'}
          choices={[
            { value: 'latestFirst', label: messages.latestFirst },
            { value: 'earliestFirst', label: messages.earliestFirst },
          ]}
          onChoose={(order) => onChange({ order })}
        />
      ) : null}
      <TogglePill
        label={messages.fold}
        title={messages.foldHint}
        pressed={value.folds}
        onChange={(folds) => onChange({ folds })}
      />
      <Segments
        label={messages.timesShown}
        value={value.times}
        options={[
          { value: 'relative', label: messages.relativeTimes, icon: <ElapsedIcon /> },
          { value: 'absolute', label: messages.absoluteTimes, icon: <ClockIcon /> },
        ]}
        onChoose={(times) => onChange({ times })}
      />
      {exported ? (
        <ExportMenu
          name={name}
          table={() => eventTable(shown(), messages.columns)}
          result={() => ({
            resolved: exported.resolved,
            result: { ...exported.data, events: shown() },
          })}
          query={exported.resolved}
        />
      ) : null}
    </div>
  );
}
