import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { Interval } from '../../model/scope.js';
import { ExportMenu, type ExportMenuProps } from '../parts/ExportMenu.js';
import { IconButton } from '../parts/IconButton.js';
import { TableIcon } from '../parts/icons.js';
import { PillMenu } from '../parts/Menu.js';
import { Segments } from '../parts/Segments.js';
import type { FunnelView } from './view.js';

interface FunnelToolbarProps {
  view: FunnelView;
  onViewChange(view: FunnelView): void;
  /** Views to choose from. */
  views: readonly FunnelView[];
  interval: Interval;
  intervals: readonly Interval[];
  onIntervalChange(interval: Interval): void;
  /** Over time and the times to convert have a table of their own. */
  asTable: boolean;
  onAsTableChange(asTable: boolean): void;
  /** Null while there is nothing to take out. */
  exported: ExportMenuProps | null;
}

/** Which view, what it is cut by, and the way out of the page. */
export function FunnelToolbar(props: FunnelToolbarProps): ReactNode {
  const { view, onViewChange, interval, intervals, onIntervalChange, asTable, exported } = props;
  const { messages } = useAnalyticsContext('FunnelToolbar');
  const named: { value: FunnelView; label: string }[] = [
    { value: 'steps', label: messages.stepsView },
    { value: 'overTime', label: messages.overTimeView },
    { value: 'times', label: messages.timesView },
    { value: 'table', label: messages.table },
  ];
  const views = named.filter(({ value }) => props.views.includes(value));
  return (
    <div className="uk-funnel-tabs">
      <Segments
        label={messages.view}
        value={view}
        options={views.map((option) => ({
          ...option,
          icon:
            option.value === 'times' ? (
              <>
                <span className="uk-where-wide">{option.label}</span>
                <span className="uk-where-narrow">{messages.timesViewShort}</span>
              </>
            ) : (
              option.label
            ),
        }))}
        onChoose={onViewChange}
      />
      <div className="uk-toolbar-end">
        {view === 'overTime' && intervals.length > 0 ? (
          <PillMenu
            label={messages.interval}
            current={messages.intervalName(interval)}
            value={JSON.stringify(interval)}
            choices={intervals.map((one) => ({
              value: JSON.stringify(one),
              label: messages.intervalName(one),
            }))}
            onChoose={(text) => onIntervalChange(JSON.parse(text) as Interval)}
          />
        ) : null}
        {view === 'overTime' || view === 'times' ? (
          <IconButton
            aria-pressed={asTable}
            label={messages.table}
            onClick={() => props.onAsTableChange(!asTable)}
          >
            <TableIcon />
          </IconButton>
        ) : null}
        {exported ? <ExportMenu {...exported} /> : null}
      </div>
    </div>
  );
}
